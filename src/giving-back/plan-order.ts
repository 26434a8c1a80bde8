import type { CreditPlan } from '../checkout/credit-plan.ts'
import type { ReturnedSeats } from '../checkout/credit-wish.ts'
import { openOfOrder } from '../checkout/open-of-order.ts'
import { planCredit } from '../checkout/plan-credit.ts'
import { paymentsBehind, refundsFor } from '../checkout/refunds-for.ts'
import type { Creditable } from '../invoicing/creditable.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import type { On } from '../platform/db/statement.ts'
import type { Fee } from '../terms/fee-of.ts'
import type { CompanyOffering, CompanySeat, SeatLine } from './company-seats.ts'
import { feeNow } from './fee-now.ts'
import { type LineOutcome, lineBack } from './line-back.ts'

/** What giving seats of one order back does, in the order's own terms. */
export type OrderBack = {
  line: SeatLine
  seats: readonly CompanySeat[]
  fee: Fee
  outcome: LineOutcome
  wish: ReturnedSeats
  plan: CreditPlan
  demands: readonly Creditable[]
  /** Goes back to the card, minor units. */
  refundMinor: number
}

/** Works out what giving these seats of one order back comes to; writes nothing. @throws what planCredit and refundsFor do */
export async function planOrder(
  on: On,
  offering: CompanyOffering,
  { line, seats }: { line: SeatLine; seats: readonly CompanySeat[] },
): Promise<OrderBack> {
  const open = await openOfOrder(on, line.orderId, dayIn(SELLER_ZONE, offering.now))
  const fee = feeNow(offering, line)
  const kept = open.kept.find(({ lineId }) => lineId === line.lineId) ?? { feeMinor: 0, keptMinor: 0 }
  const { unitNetMinor, tier } = line
  const state = { unitNetMinor, tier, open: line.open, feeMinor: kept.feeMinor, keptMinor: kept.keptMinor }
  const outcome = lineBack(
    state,
    seats.map(() => fee.feeMinor),
  )
  const { creditMinor, feeMinor } = outcome
  const wish = {
    seats: placesFor(line, seats),
    backs: [{ lineId: line.lineId, creditMinor, feeMinor }],
    seatIds: seats.map(({ seatId }) => seatId),
  }
  const plan = planCredit(wish, open)
  const refunds = refundsFor(plan, await paymentsBehind(on, line.orderId))
  const refundMinor = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return { line, seats, fee, outcome, wish, plan, demands: open.demands, refundMinor }
}

/** Whoever sits in a seat has a place in the order; the others take the last places without a name. */
function placesFor({ lineId, unnamedPositions }: SeatLine, seats: readonly CompanySeat[]) {
  const without = [...unnamedPositions]
  return seats.map(({ position }) => ({ lineId, position: position ?? without.shift()! }))
}
