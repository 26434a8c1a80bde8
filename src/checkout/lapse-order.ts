import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const LAPSE = statement(
  'checkout-lapse',
  `with mine as materialized (
     select id from seats where hold_id = (select hold_id from orders where id = $1) and sold_at is null order by id for update),
   ended as (
     update orders set cancelled_at = $3, cancel_cause = $5 where id = $1 and settled_at is null and cancelled_at is null
       and unseated_at is null and review is null returning id, hold_id),
   freed as (update seats s set hold_id = null, held_until = '-infinity' from mine m, ended where s.id = m.id),
   released as (update seat_holds h set released_at = $3 from ended e where h.id = e.hold_id),
   closed as (update payments set ended_at = $3 where id = $2 and captured_at is null),
   recorded as (insert into events (at, actor, name, subject_id, facts) select $3, $4, 'OrderLapsed', id, '{}' from ended)
   select 1`,
)

/** The payment page has ended without money: the seats are free again. Late money may still bring the order back to life. */
export async function lapseOrder(
  tx: Tx,
  payment: { id: string; orderId: string },
  cause: 'lapsed' | 'abandoned' = 'lapsed',
): Promise<void> {
  await run(tx, LAPSE, [payment.orderId, payment.id, tx.now, nameOf(tx.actor), cause])
}
