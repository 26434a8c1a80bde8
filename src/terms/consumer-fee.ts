import { share } from '../platform/money.ts'
import { type FeeRule, feeOf, type Held, type SeatPaid } from './fee-of.ts'
import type { CancellationRules } from './rules.ts'
import { withdrawalEndsAt } from './withdrawal.ts'

/** When a course is held, to its end. */
export type HeldToEnd = Held & { endsAt: Date; sessions: readonly { startsAt: Date; endsAt: Date }[] }
/** What a consumer agreed to: the terms, when they ordered, and whether they asked in so many words for the course to begin early. */
export type ConsumerAgreed = { rules: CancellationRules | null; orderedAt: Date; startsEarly: boolean }
/** The right of withdrawal, with how much of the course had been given and is paid for. */
export type WithdrawalRule = { kind: 'withdrawal'; held: number; of: number }
export type ConsumerRule = FeeRule | WithdrawalRule
/** What is kept of a seat and why: by the right of withdrawal or by the terms, whichever keeps less. */
export type ConsumerFee = { rule: ConsumerRule; feeMinor: number }

/**
 * What is kept of one seat that a consumer cancels at `seat.now`. While the right of withdrawal runs it is nothing, or the share of
 * the sessions that are over where the buyer had asked for the early start; where the terms are kinder, they count
 * (angrerettloven §§ 20–26).
 */
export function consumerFee(agreed: ConsumerAgreed, held: HeldToEnd, seat: SeatPaid): ConsumerFee {
  const byTerms = feeOf(agreed.rules, held, seat)
  const withdrawn = withdrawalFee(agreed, held, seat)
  return withdrawn && withdrawn.feeMinor <= byTerms.feeMinor
    ? withdrawn
    : { rule: byTerms.rule, feeMinor: byTerms.feeMinor }
}

/** Null where there is no such right: nothing was paid, the days are over, or all was given as the buyer had asked. */
function withdrawalFee(
  { orderedAt, startsEarly }: ConsumerAgreed,
  held: HeldToEnd,
  seat: SeatPaid,
): ConsumerFee | null {
  if (seat.netMinor === 0 || seat.now >= withdrawalEndsAt(orderedAt)) return null
  const all = sessionsOf(held)
  const over = startsEarly ? all.filter(({ endsAt }) => endsAt <= seat.now).length : 0
  if (over === all.length) return null
  const feeMinor = share(seat.netMinor, over, all.length)
  return { rule: { kind: 'withdrawal', held: over, of: all.length }, feeMinor }
}

/** A course without sessions is held once, from its start to its end. */
export const sessionsOf = ({ sessions, startsAt, endsAt }: HeldToEnd): readonly { startsAt: Date; endsAt: Date }[] =>
  sessions.length > 0 ? sessions : [{ startsAt, endsAt }]
