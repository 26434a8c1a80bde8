import { z } from 'zod'
import { carryTouches } from '../attribution/carry-touches.ts'
import { emit } from '../audit/emit.ts'
import { closeUnfulfilled } from '../checkout/close-unfulfilled.ts'
import { lockUnfulfilled, type Unfulfilled } from '../checkout/lock-unfulfilled.ts'
import { orderTokenOf } from '../checkout/order-token.ts'
import { placeOrder } from '../checkout/place-order.ts'
import { noSeatsLeft } from '../checkout/problems.ts'
import { settle } from '../checkout/settle.ts'
import { wishEarlyStart } from '../checkout/wish-early-start.ts'
import { isDisputed } from '../payments/is-disputed.ts'
import { requestRefund } from '../payments/request-refund.ts'
import { actOnce } from '../platform/act-once.ts'
import type { Actor } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { askOf } from '../platform/idempotency.ts'
import { type Money, MoneySchema } from '../platform/money.ts'
import type { Till } from '../platform/till.ts'
import { freedFrom } from '../seats/freed.ts'
import { waitNoMore } from '../waiting/keep-paid.ts'
import { lockPoolsOf } from './lock-pools-of.ts'
import { orderAnew } from './order-anew.ts'
import { costsMore, moneyMoved, nothingToChoose } from './problems.ts'

export const TakeOther = z
  .strictObject({
    offeringId: z.uuid(),
    expectedTotal: MoneySchema.meta({ description: 'What the seats were shown to cost; another total is refused' }),
    acceptedSalesTerms: z.int().min(1).max(100_000),
    startEarly: z
      .boolean()
      .optional()
      .meta({ description: 'A consumer asks that the course begins before the time for withdrawing has ended' }),
  })
  .meta({ id: 'TakeOtherOffering' })
export type TakeOther = z.output<typeof TakeOther>

/** The payment that was opened with the new order has no page, and nobody has heard of it: the money is here already. */
const FORGET_OPENED = statement(
  'choosing-forget-opened',
  `with opened as (delete from payment_demands where payment_id = $1) delete from payments where id = $1 and stripe_session is null and captured_at is null`,
)
const CLOSE = statement(
  'choosing-exchange',
  `with closed as (
     update orders set cancelled_at = $2, cancel_cause = 'exchanged', exchanged_for_id = $3 where id = $1 returning id, hold_id),
   ${freedFrom('closed')},
   released as (update seat_holds h set released_at = $2 from closed c where h.id = c.hold_id)
   delete from payment_demands where payment_id = $4`,
)
const HAND_OVER = statement(
  'choosing-hand-over',
  `with given as (update payments p set order_id = o.id, attempt = 1, amount_minor = o.total_minor from orders o where o.id = $2 and p.id = $1 returning p.id)
   insert into payment_demands (payment_id, demand_id) select g.id, d.id from given g, demands d where d.order_id = $2`,
)

type Taken = { orderId: string; command: TakeOther; key: string }

/**
 * Once per key, whoever paid when no seat was left has other seats for the money: a new order at today's price and terms, paid with what
 * is here. What is over goes back to the card. Returns the new order's id.
 * @throws what takeOther does, idempotency/key-reused, idempotency/in-progress
 */
export function takeOtherOnce(till: Till, actor: Actor, { orderId, command, key }: Taken): Promise<string> {
  const token = orderTokenOf(till.config.sessionSecret, orderId)
  const ask = askOf(actor, token, { key, operation: `take-other ${orderId}`, body: command })
  return actOnce(till, actor, { ask, work: (tx) => takeOther(tx, orderId, command) })
}

/**
 * The new order comes first, as any order does; then the old one is locked, as every order is after the seats.
 * @throws choice/nothing-to-choose, choice/several-courses, choice/costs-more, choice/money-moved, what placeOrder does
 */
async function takeOther(tx: Tx, orderId: string, command: TakeOther): Promise<string> {
  const { startEarly, offeringId, ...agreed } = command
  const { quantity, people, courseId: _course, offeringId: _left, ...buyer } = await orderAnew(tx, orderId)
  const lines = [{ offeringId, quantity, people }]
  const placed = await placeOrder(tx, { ...buyer, ...agreed, payBy: 'card', lines })
  if (startEarly && buyer.payer.kind === 'person') await wishEarlyStart(tx, placed.orderId)
  await carryTouches(tx, orderId, placed.orderId)
  const late = await lockedLate(tx, orderId)
  await emit(tx, { name: 'UnseatedChosen', subjectId: orderId, facts: { choose: 'other', takes: placed.orderId } })
  const { orderId: takes, paymentId: opened } = placed
  await (opened
    ? payWith(tx, late, { orderId: takes, opened, total: command.expectedTotal })
    : closeUnfulfilled(tx, late))
  return placed.orderId
}

/** The order as it waits for a choice, with all of its money here. */
async function lockedLate(tx: Tx, orderId: string): Promise<Unfulfilled> {
  await lockPoolsOf(tx, orderId)
  const late = await lockUnfulfilled(tx, orderId)
  if (!late || late.review) throw nothingToChoose()
  if (late.leftMinor < late.capturedMinor || (await isDisputed(tx, late.paymentId))) throw moneyMoved()
  return late
}

/** An order that has just been placed, the payment that was opened with it, and what it costs. */
type Taking = { orderId: string; opened: string; total: Money }

/** The payment becomes that of the new order, which is settled by it as if the money came now. */
async function payWith(tx: Tx, late: Unfulfilled, { orderId, opened, total }: Taking): Promise<void> {
  const { paymentId, paymentIntent, paidCurrency: currency, capturedMinor, leftMinor } = late
  const surplusMinor = leftMinor - total.minor
  if (total.currency !== currency || surplusMinor < 0) throw costsMore(late, total)
  await run(tx, FORGET_OPENED, [opened])
  await run(tx, CLOSE, [late.id, tx.now, orderId, paymentId])
  await waitNoMore(tx, late.id, 'left')
  await run(tx, HAND_OVER, [paymentId, orderId])
  const today = dayIn(SELLER_ZONE, tx.now)
  const captured = { orderId, paymentId, paymentIntent, amountMinor: capturedMinor, currency, today }
  if (!(await settle(tx, captured))) throw noSeatsLeft()
  if (surplusMinor > 0) await requestRefund(tx, { paymentId, orderId, amountMinor: surplusMinor, cause: 'surplus' })
}
