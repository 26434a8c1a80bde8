import { Temporal } from 'temporal-polyfill'
import { type Currency, share } from '../platform/money.ts'
import { type CancellationRules, COMPANY_SEAT, type FeeStep, reachesStart } from './rules.ts'
import { WHOLE_FEE } from './whole-fee.ts'

/** When a course is held, and on which wall clock its times are read. */
export type Held = {
  zone: string
  startsAt: Date
  sessions: readonly { startsAt: Date }[]
  /** Until when cancelling is free because the course was changed after the seat was bought; null where it was not, or is over. */
  freeUntil?: Date | null
}
/** Net, and when the question is asked. */
export type SeatPaid = { netMinor: number; currency: Currency; now: Date }
/** What is kept of a seat, why, and until when that holds; null where it does not change any more. */
export type Fee = { rule: FeeRule; feeMinor: number; until: Date | null }
export type FeeRule =
  /** The course was moved, or changed otherwise in a way that matters, after the seat was bought. */
  | { kind: 'changed' }
  | { kind: 'step'; step: FeeStep }
  /** Later than the last step, or after the start of a course that gives nothing back. */
  | { kind: 'too-late' }
  | { kind: 'pro-rata'; left: number; of: number }

/**
 * What terms that say nothing as data are read as: the kindest that a course can bear. Whoever bought under them agreed to no
 * fee that a program could know; what their words say beyond that, a person decides.
 */
export const FULL_UNTIL_START: CancellationRules = {
  steps: [{ daysBefore: 0, at: 'start-hour', feeBasisPoints: 0 }],
  afterStart: 'nothing',
  companySeat: COMPANY_SEAT,
}

/** What is kept of the price of one seat that is given back now. The very instant a step ends belongs to what comes after it. */
export function feeOf(rules: CancellationRules | null, held: Held, seat: SeatPaid): Fee {
  const { freeUntil } = held
  if (freeUntil && seat.now < freeUntil) return { rule: { kind: 'changed' }, feeMinor: 0, until: freeUntil }
  const { steps, afterStart } = rules ?? FULL_UNTIL_START
  const ends = steps.map((step) => ({ step, until: endOf(step, held) }))
  const current = ends.find(({ until }) => seat.now < until)
  if (current) {
    const { step, until } = current
    return { rule: { kind: 'step', step }, feeMinor: feeIn(step, seat), until }
  }
  const last = steps.at(-1)!
  if (afterStart === 'pro-rata' && reachesStart(last)) return proRata(held, seat, feeIn(last, seat))
  return { rule: { kind: 'too-late' }, feeMinor: seat.netMinor, until: null }
}

/** The instant a step ends: local time where the course is, whatever the clocks there do in between. */
export function endOf({ daysBefore, at }: FeeStep, { zone, startsAt }: Held): Date {
  const start = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(zone)
  const day = start.toPlainDate().subtract({ days: daysBefore })
  const end =
    at === 'midnight'
      ? day.add({ days: 1 }).toZonedDateTime(zone)
      : day.toPlainDateTime(start.toPlainTime()).toZonedDateTime(zone)
  return daysBefore === 0 ? startsAt : new Date(end.epochMilliseconds)
}

const feeIn = ({ feeBasisPoints, cap }: FeeStep, { netMinor, currency }: SeatPaid): number =>
  Math.min(share(netMinor, feeBasisPoints, WHOLE_FEE), cap?.[currency] ?? netMinor)

/** A session is held from the moment it begins. */
function proRata({ sessions, startsAt }: Held, { netMinor, now }: SeatPaid, feeBefore: number): Fee {
  const all = sessions.length > 0 ? sessions : [{ startsAt }]
  const left = all.filter((each) => each.startsAt > now).map((each) => each.startsAt)
  if (left.length === 0) return { rule: { kind: 'too-late' }, feeMinor: netMinor, until: null }
  const back = share(netMinor - feeBefore, left.length, all.length)
  const until = new Date(Math.min(...left.map((begins) => begins.getTime())))
  return { rule: { kind: 'pro-rata', left: left.length, of: all.length }, feeMinor: netMinor - back, until }
}
