import type { z } from 'zod'
import type { Fault } from '../platform/problems.ts'
import type { Session } from './words.ts'

export type Times = {
  startsAt: Date
  endsAt: Date
  saleOpensAt: Date
  saleClosesAt: Date
  sessions: readonly Session[]
}

/**
 * What is out of order: pure, so that a form, a new offering and a change to an old one are judged alike. A time that
 * could not be read is before nothing and after nothing: its own fault is told where it was read.
 */
export function faultsOf(times: Times): Fault[] {
  const [startsAt, endsAt] = [instantOf(times.startsAt), instantOf(times.endsAt)]
  const [saleOpensAt, saleClosesAt] = [instantOf(times.saleOpensAt), instantOf(times.saleClosesAt)]
  const faults: Fault[] = []
  if (endsAt <= startsAt) faults.push({ pointer: '/endsAt', detail: 'must come after startsAt' })
  if (saleClosesAt <= saleOpensAt) faults.push({ pointer: '/saleClosesAt', detail: 'must come after saleOpensAt' })
  if (saleClosesAt > endsAt) faults.push({ pointer: '/saleClosesAt', detail: 'must not come after endsAt' })
  for (const [position, session] of times.sessions.entries()) {
    const pointer = `/sessions/${position}`
    const [from, until] = [instantOf(session.startsAt), instantOf(session.endsAt)]
    if (until <= from) faults.push({ pointer: `${pointer}/endsAt`, detail: 'must come after its start' })
    if (from < startsAt || until > endsAt)
      faults.push({ pointer, detail: 'must lie between startsAt and endsAt of the offering' })
  }
  return faults
}

/** Not a number, which compares with nothing, where a schema before this let something through that is no time. */
const instantOf = (time: unknown): number => (time instanceof Date ? time.getTime() : Number.NaN)

/** The same judgement as a check of a Zod schema. */
export function timesInOrder(check: z.core.ParsePayload<Times>): void {
  for (const { pointer, detail } of faultsOf(check.value)) {
    const path = pointer
      .slice(1)
      .split('/')
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
    check.issues.push({ code: 'custom', message: detail, input: check.value, path })
  }
}
