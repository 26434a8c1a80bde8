import type { CreditPlan } from '../checkout/credit-plan.ts'
import type { ReturnedSeats } from '../checkout/credit-wish.ts'
import { openOfOrder } from '../checkout/open-of-order.ts'
import { paymentsBehind } from '../checkout/refunds-for.ts'
import type { Creditable } from '../invoicing/creditable.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import type { On } from '../platform/db/statement.ts'
import type { Fee } from '../terms/fee-of.ts'
import type { CompanyOffering, CompanySeat, SeatLine } from './company-seats.ts'
import { feeNow } from './fee-now.ts'
import type { LineOutcome } from './line-back.ts'
import { planLines } from './plan-lines.ts'

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
  const parts = [
    { line, places: placesFor(line, seats), seatIds: seats.map(({ seatId }) => seatId), feeMinor: fee.feeMinor },
  ]
  const { outcomes, ...back } = planLines(parts, open, await paymentsBehind(on, line.orderId))
  return { line, seats, fee, outcome: outcomes[0]!, ...back, demands: open.demands }
}

/** Whoever sits in a seat has a place in the order; the others take the last places without a name. */
export function placesFor({ lineId, unnamedPositions }: SeatLine, seats: readonly CompanySeat[]) {
  const without = [...unnamedPositions]
  return seats.map(({ position }) => ({ lineId, position: position ?? without.shift()! }))
}
