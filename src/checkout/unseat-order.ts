import { emit } from '../audit/emit.ts'
import { daysAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { recordCapture } from './record-capture.ts'
import type { Captured } from './settle.ts'

/** How long a buyer who paid too late for a seat may choose before the money goes back by itself, in days. */
export const CHOICE_DAYS = 3

const UNSEAT = statement(
  'checkout-unseat',
  `with unseated as (
     update orders set unseated_at = $2, choose_until = $3, cancelled_at = null, cancel_cause = null where id = $1 returning id)
   insert into deliveries_due (order_id, kind, since) select id, 'unseated', $2 from unseated on conflict do nothing`,
)

/** Paid after the hold ended, and no seat is left: the money is kept for the buyer until they choose or the time is out. */
export async function unseatOrder(tx: Tx, captured: Captured): Promise<void> {
  if (!(await recordCapture(tx, captured))) return
  const chooseUntil = daysAfter(tx.now, CHOICE_DAYS)
  await run(tx, UNSEAT, [captured.orderId, tx.now, chooseUntil])
  await emit(tx, {
    name: 'OrderUnseated',
    subjectId: captured.orderId,
    facts: { paymentId: captured.paymentId, chooseUntil },
  })
}
