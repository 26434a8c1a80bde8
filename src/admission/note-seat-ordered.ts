import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const NOTE = statement(
  'admission-note-ordered',
  `update applications a set order_id = $2 where a.hold_id = $1 and a.ended_at is null
     and exists (select from order_lines l where l.order_id = $2 and l.offering_id = a.offering_id)`,
)

/** An order has taken the seat that a cart held for whoever was admitted; one of other courses has not. */
export async function noteSeatOrdered(tx: Tx, holdId: string, orderId: string): Promise<void> {
  await run(tx, NOTE, [holdId, orderId])
}
