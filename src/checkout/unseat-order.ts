import { emit } from '../audit/emit.ts'
import { requestRefund } from '../payments/request-refund.ts'
import { daysAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { freedFrom } from '../seats/freed.ts'
import { seatsSomebodyTwice } from './one-seat-each.ts'
import { partedFrom } from './parted.ts'
import { recordCapture } from './record-capture.ts'
import type { Captured } from './settle.ts'

/** How long a buyer who paid too late for a seat may choose before the money goes back by itself, in days. */
export const CHOICE_DAYS = 3

const LOCK = statement<{ isShared: boolean }>(
  'checkout-unseat-lock',
  'select shared_with_id is not null as "isShared" from orders where id = $1 for update',
)
const UNSEAT = statement(
  'checkout-unseat',
  `with unseated as (
     update orders set unseated_at = $2, choose_until = $3, cancelled_at = null, cancel_cause = null where id = $1 returning id)
   insert into deliveries_due (order_id, kind, since) select id, 'unseated', $2 from unseated on conflict do nothing`,
)
const END = statement(
  'checkout-end-paid',
  `with ended as (update orders set cancelled_at = $2, cancel_cause = $3::text where id = $1 returning id, hold_id, cancel_cause),
   ${partedFrom('ended')},
   ${freedFrom('ended')},
   released as (update seat_holds h set released_at = $2 from ended e where h.id = e.hold_id)
   insert into deliveries_due (order_id, kind, since) select id, 'seated-twice', $2 from ended where cancel_cause = 'seated-twice' on conflict do nothing`,
)

/**
 * Money that cannot become seats. Where no seat is left it is kept for a choice; where somebody would sit twice, or where it is a share
 * of a price whose other payer is bound no longer, it goes back at once.
 */
export async function unseatOrder(tx: Tx, captured: Captured): Promise<void> {
  const [order] = await run(tx, LOCK, [captured.orderId])
  if (!(await recordCapture(tx, captured))) return
  if (await seatsSomebodyTwice(tx, captured.orderId)) return endPaid(tx, captured, 'seated-twice')
  if (order?.isShared) return endPaid(tx, captured, 'returned')
  const chooseUntil = daysAfter(tx.now, CHOICE_DAYS)
  await run(tx, UNSEAT, [captured.orderId, tx.now, chooseUntil])
  await emit(tx, {
    name: 'OrderUnseated',
    subjectId: captured.orderId,
    facts: { paymentId: captured.paymentId, chooseUntil },
  })
}

/** Nothing was invoiced, so nothing is credited: the order ends, its seats are free, and all the money is on its way. */
async function endPaid(
  tx: Tx,
  { orderId, paymentId, amountMinor }: Captured,
  cause: 'seated-twice' | 'returned',
): Promise<void> {
  await run(tx, END, [orderId, tx.now, cause])
  const name = cause === 'seated-twice' ? 'OrderSeatedTwice' : 'SharePaidTooLate'
  await emit(tx, { name, subjectId: orderId, facts: { paymentId } })
  await requestRefund(tx, { paymentId, orderId, amountMinor, cause: 'surplus' })
}
