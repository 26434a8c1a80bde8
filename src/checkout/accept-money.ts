import { emit } from '../audit/emit.ts'
import { noteAct } from '../audit/note-act.ts'
import { requestRefund } from '../payments/request-refund.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { waitNoMore } from '../waiting/keep-paid.ts'
import { lockUnfulfilled, type Unfulfilled } from './lock-unfulfilled.ts'
import { noSeatsLeft, nothingToDecide, otherPartOver, tooLittlePaid } from './problems.ts'
import { settle } from './settle.ts'

const LOCK_POOLS = statement(
  'accept-lock-pools',
  'select id from seat_pools where id in (select pool_id from order_lines where order_id = $1) order by id for update',
)
const REOPEN = statement(
  'accept-reopen',
  `update orders set review = null, unseated_at = null, choose_until = null, cancelled_at = null, cancel_cause = null where id = $1`,
)
const TAKE_FROM = statement(
  'accept-take-from',
  'update seat_holds h set taken_from = $2 from orders o where o.id = $1 and h.id = o.hold_id',
)

/**
 * Finance lets an order that was paid but not fulfilled become a confirmed one: where what is here of its money is enough, and
 * there are seats. What is too much goes back.
 * @throws order/nothing-to-decide, payment/too-little, order/other-part-over, seats/sold-out
 */
export async function acceptMoney(tx: Tx, orderId: string): Promise<void> {
  const surplus = await acceptPaid(tx, orderId)
  await noteAct(tx, { kind: 'money-accepted', subjectId: orderId, after: surplus })
}

type Surplus = { surplusMinor: number; currency: string }

/**
 * The same without anybody's decision. `from` is a hold whose seats are this order's, before free ones. Returns what goes back.
 * @throws order/nothing-to-decide, payment/too-little, order/other-part-over, seats/sold-out
 */
export async function acceptPaid(tx: Tx, orderId: string, from: string | null = null): Promise<Surplus> {
  await run(tx, LOCK_POOLS, [orderId])
  const order = await lockUnfulfilled(tx, orderId)
  if (!order) throw nothingToDecide()
  if (!isEnough(order)) throw tooLittlePaid(order)
  if (order.partOver) throw otherPartOver()
  await run(tx, REOPEN, [orderId])
  if (from) await run(tx, TAKE_FROM, [orderId, from])
  if (!(await settle(tx, capturedOf(tx, order)))) throw noSeatsLeft()
  const { paymentId, paidCurrency: currency } = order
  const amountMinor = order.leftMinor - order.totalMinor
  await waitNoMore(tx, orderId, 'seated')
  await emit(tx, { name: 'MoneyAccepted', subjectId: orderId, facts: { surplusMinor: amountMinor, currency } })
  if (amountMinor > 0) await requestRefund(tx, { paymentId, orderId, amountMinor, cause: 'surplus' })
  return { surplusMinor: amountMinor, currency }
}

const isEnough = ({ paidCurrency, currency, leftMinor, totalMinor }: Unfulfilled): boolean =>
  paidCurrency === currency && leftMinor >= totalMinor

const capturedOf = (tx: Tx, order: Unfulfilled) => ({
  orderId: order.id,
  paymentId: order.paymentId,
  paymentIntent: order.paymentIntent,
  amountMinor: order.capturedMinor,
  currency: order.paidCurrency,
  today: dayIn(SELLER_ZONE, tx.now),
})
