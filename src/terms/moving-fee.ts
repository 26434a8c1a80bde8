import { type ConsumerAgreed, type ConsumerRule, consumerFee, type HeldToEnd } from './consumer-fee.ts'
import { endOf, feeOf, type Held, type SeatPaid } from './fee-of.ts'
import type { CancellationRules, MovingTerms } from './rules.ts'

/** What is kept of a seat that is moved: a fixed fee for so long, or what is kept where it is cancelled, whichever is less. */
export type MovingRule = ConsumerRule | { kind: 'moving'; terms: MovingTerms }
export type MovingFee = { rule: MovingRule; feeMinor: number; until: Date | null }

/**
 * What is kept of one seat that a consumer moves to another offering at `seat.now`, and until when a fixed fee holds. It never costs
 * more than to cancel and buy anew.
 */
export const movingFee = (agreed: ConsumerAgreed, held: HeldToEnd, seat: SeatPaid): MovingFee =>
  orFixed(agreed.rules, { held, seat, cancelled: { ...consumerFee(agreed, held, seat), until: null } })

/** The same of a seat that a company has bought: what is kept is what would be kept if it were given back. */
export const companyMovingFee = (rules: CancellationRules | null, held: Held, seat: SeatPaid): MovingFee =>
  orFixed(rules, { held, seat, cancelled: feeOf(rules, held, seat) })

type Otherwise = { held: Held; seat: SeatPaid; cancelled: MovingFee }

/** The fixed fee that the terms name for moving, where it counts and is less than what is kept otherwise. */
function orFixed(rules: CancellationRules | null, { held, seat, cancelled }: Otherwise): MovingFee {
  const terms = rules?.moving
  const until = terms ? endOf({ daysBefore: terms.daysBefore, at: terms.at, feeBasisPoints: 0 }, held) : null
  if (!terms || !until || seat.now >= until) return cancelled
  const feeMinor = Math.min(terms.fee?.[seat.currency] ?? 0, seat.netMinor)
  return feeMinor < cancelled.feeMinor ? { rule: { kind: 'moving', terms }, feeMinor, until } : cancelled
}
