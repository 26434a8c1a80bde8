import type { CreditPlan, Open } from '../checkout/credit-plan.ts'
import type { CreditPlace, ReturnedSeats } from '../checkout/credit-wish.ts'
import { planCredit } from '../checkout/plan-credit.ts'
import { type PaidBy, refundsFor } from '../checkout/refunds-for.ts'
import type { FrozenTier } from '../pricing/schema.ts'
import { type LineOutcome, lineBack } from './line-back.ts'

/** Seats of one line that go: by their places, with what is kept of each, net. */
export type SeatsOfLine = {
  line: { lineId: string; unitNetMinor: number; tier: FrozenTier | null; open: number }
  places: CreditPlace[]
  /** The very rows that come free, where a company owns them. */
  seatIds: string[]
  feeMinor: number
  withDelivered?: boolean
}
/** What giving seats of an order back does: line by line, as a wish to credit, and as the plan and money that come of it. */
export type LinesBack = {
  outcomes: LineOutcome[]
  wish: ReturnedSeats
  plan: CreditPlan
  /** Goes back to the card, minor units. */
  refundMinor: number
}

/** Works out what giving these seats of one order back comes to; reads and writes nothing. @throws what planCredit and refundsFor do */
export function planLines(parts: readonly SeatsOfLine[], open: Open, payments: readonly PaidBy[]): LinesBack {
  const outcomes = parts.map(({ line, places, feeMinor }) => {
    const kept = open.kept.find(({ lineId }) => lineId === line.lineId) ?? { feeMinor: 0, keptMinor: 0 }
    const { unitNetMinor, tier } = line
    const state = { unitNetMinor, tier, open: line.open, feeMinor: kept.feeMinor, keptMinor: kept.keptMinor }
    return lineBack(
      state,
      places.map(() => feeMinor),
    )
  })
  const wish = {
    seats: parts.flatMap(({ places }) => places),
    backs: parts.map(({ line, withDelivered }, at) => {
      const { creditMinor, feeMinor } = outcomes[at]!
      return { lineId: line.lineId, creditMinor, feeMinor, ...(withDelivered && { withDelivered }) }
    }),
    seatIds: parts.flatMap(({ seatIds }) => seatIds),
  }
  const plan = planCredit(wish, open)
  const refundMinor = refundsFor(plan, payments).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return { outcomes, wish, plan, refundMinor }
}
