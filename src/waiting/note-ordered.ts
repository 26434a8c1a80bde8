import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const NOTE = statement(
  'waiting-note-ordered',
  `update waiting_offers f set order_id = $2 from waiting_entries e
   where f.hold_id = $1 and f.closed_at is null and e.id = f.entry_id
     and exists (select from order_lines l where l.order_id = $2 and l.offering_id = e.offering_id)`,
)

/** An order has taken the seats that a cart held for whoever was offered them. */
export async function noteOrdered(tx: Tx, holdId: string, orderId: string): Promise<void> {
  await run(tx, NOTE, [holdId, orderId])
}
