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

/** What is out of order: pure, so that a form, a new offering and a change to an old one are judged alike. */
export function faultsOf(times: Times): Fault[] {
  const { startsAt, endsAt, saleOpensAt, saleClosesAt, sessions } = times
  const faults: Fault[] = []
  if (endsAt <= startsAt) faults.push({ pointer: '/endsAt', detail: 'must come after startsAt' })
  if (saleClosesAt <= saleOpensAt) faults.push({ pointer: '/saleClosesAt', detail: 'must come after saleOpensAt' })
  if (saleClosesAt > endsAt) faults.push({ pointer: '/saleClosesAt', detail: 'must not come after endsAt' })
  for (const [position, session] of sessions.entries()) {
    const pointer = `/sessions/${position}`
    if (session.endsAt <= session.startsAt)
      faults.push({ pointer: `${pointer}/endsAt`, detail: 'must come after its start' })
    if (session.startsAt < startsAt || session.endsAt > endsAt)
      faults.push({ pointer, detail: 'must lie between startsAt and endsAt of the offering' })
  }
  return faults
}

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
