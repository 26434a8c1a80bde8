import type { ReturnedSeats } from '../checkout/credit-wish.ts'
import { openOfOrder } from '../checkout/open-of-order.ts'
import { type PlannedDocument, planAmounts } from '../checkout/plan-amounts.ts'
import { planCredit } from '../checkout/plan-credit.ts'
import { paymentsBehind, refundsFor } from '../checkout/refunds-for.ts'
import { readMoney } from '../payments/lock-money.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { type Currency, type Money, money } from '../platform/money.ts'
import { lastingProblemOf } from '../platform/problems.ts'
import { type OrderIn, seatsOf } from './orders-in.ts'
import type { Done } from './shapes.ts'

/** What cancelling does to one order: the very plan that is carried out. */
export type OrderPlan = {
  done: Done
  documents: PlannedDocument[]
  extras: { title: string; returned: number; of: number }[]
  /** Why it cannot be credited now, as the refusal is called; it is tried again until it can. */
  hindrance: string | null
}

export const nothingDone = (currency: Currency, seats = 0): Done => {
  const nothing = money(0, currency)
  return {
    ...{ seats, net: nothing, vat: nothing, gross: nothing, neverInvoiced: nothing },
    ...{ refund: nothing, lowered: nothing, balance: nothing },
  }
}
const bare = (done: Done): OrderPlan => ({ done, documents: [], extras: [], hindrance: null })

/**
 * Whoever sells does not hold the course, so nothing is kept: not a fee, nor what was delivered beside the seats. What buyers let go
 * of by themselves before stays as it was settled with them.
 */
export const wishFor = ({ lines }: OrderIn): ReturnedSeats => ({
  seats: lines.flatMap(({ lineId, seats }) => seats.map(({ position }) => ({ lineId, position }))),
  backs: lines.map(({ lineId, unitNetMinor, seats }) => ({
    ...{ lineId, creditMinor: seats.length * unitNetMinor, feeMinor: 0, withDelivered: true },
  })),
  seatIds: [],
})

/** What cancelling comes to for one order at this moment; writes nothing. */
export async function planOrder(on: Moment, order: OrderIn): Promise<OrderPlan> {
  const seats = seatsOf(order).length
  if (order.standing === 'unpaid') return bare(nothingDone(order.currency, seats))
  if (order.standing === 'late') return planLate(on, order, seats)
  try {
    return await planSettled(on, order, seats)
  } catch (error) {
    const problem = lastingProblemOf(error)
    if (!problem) throw error
    return { ...bare(nothingDone(order.currency, seats)), hindrance: problem.code }
  }
}

/** Its money goes back whole: it has neither seats nor a document. */
async function planLate(on: Moment, { paymentId, currency }: OrderIn, seats: number): Promise<OrderPlan> {
  const here = paymentId === null ? null : await readMoney(on, paymentId)
  const refund = here ? money(here.leftMinor, here.currency) : money(0, currency)
  return bare({ ...nothingDone(refund.currency, seats), refund })
}

async function planSettled(on: Moment, order: OrderIn, seats: number): Promise<OrderPlan> {
  const open = await openOfOrder(on, order.orderId, dayIn(SELLER_ZONE, on.now))
  const plan = planCredit(wishFor(order), open)
  const refunds = refundsFor(plan, await paymentsBehind(on, order.orderId))
  const { documents, dropped, lowered, balance } = planAmounts(order, open.demands, plan)
  const amount = (minor: number) => money(minor, order.currency)
  const sum = (of: (each: PlannedDocument) => Money) =>
    amount(documents.reduce((total, each) => total + of(each).minor, 0))
  return {
    done: {
      ...{ seats, net: sum(({ net }) => net), vat: sum(({ vat }) => vat), gross: sum(({ gross }) => gross) },
      refund: amount(refunds.reduce((total, { amountMinor }) => total + amountMinor, 0)),
      ...{ neverInvoiced: dropped ?? amount(0), lowered: lowered ?? amount(0), balance: balance ?? amount(0) },
    },
    documents,
    extras: plan.extras.flatMap(({ title, returned, of }) => (of > 0 ? [{ title, returned, of }] : [])),
    hindrance: null,
  }
}
