import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { freedFrom } from '../seats/freed.ts'
import { partedFrom } from './parted.ts'

const LOCK_SEATS = statement(
  'lapse-lock-seats',
  'select id from seats where hold_id = (select hold_id from orders where id = $1) and sold_at is null order by id for update',
)
const LOCK_ORDER = statement('lapse-lock-order', 'select id from orders where id = $1 for update')
const LAPSE = statement(
  'checkout-lapse',
  `with closed as (
     update payments set ended_at = $2 where id = $1 and captured_at is null and ended_at is null
       and ($4 or page_ends_at <= $2 or (given_up_at is not null and stripe_session is null)) returning order_id, given_up_at),
   ended as (
     update orders o set cancelled_at = $2, cancel_cause = case when c.given_up_at is null then 'lapsed' else 'abandoned' end from closed c where o.id = c.order_id and o.settled_at is null
       and o.cancelled_at is null and o.unseated_at is null and o.review is null returning o.id, o.hold_id, o.cancel_cause),
   ${partedFrom('ended')},
   ${freedFrom('ended')},
   released as (update seat_holds h set released_at = $2 from ended e where h.id = e.hold_id),
   over as (select id, cancel_cause from ended union all select id, cancel_cause from parted)
   insert into events (at, actor, name, subject_id, facts) select $2, $3, case cancel_cause when 'abandoned' then 'OrderAbandoned' else 'OrderLapsed' end, id, '{}' from over`,
)

/**
 * Nothing was paid, or the buyer has given it up: the seats are free again, and the other part of a shared price is
 * over too. Late money may still bring the order back to life.
 * Where no page was ever made the time or the buyer decides, and a page that has been made meanwhile is closed first.
 */
export async function lapseOrder(
  tx: Tx,
  payment: { id: string; orderId: string },
  because: 'page-ended' | 'never-paged' = 'page-ended',
): Promise<void> {
  await run(tx, LOCK_SEATS, [payment.orderId])
  await run(tx, LOCK_ORDER, [payment.orderId])
  await run(tx, LAPSE, [payment.id, tx.now, nameOf(tx.actor), because === 'page-ended'])
}
