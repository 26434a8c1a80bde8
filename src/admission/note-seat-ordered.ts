import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const NOTE = statement(
  'admission-note-ordered',
  'update applications set order_id = $2 where hold_id = $1 and ended_at is null',
)

/** An order has taken the seat that a cart held for whoever was admitted. */
export async function noteSeatOrdered(tx: Tx, holdId: string, orderId: string): Promise<void> {
  await run(tx, NOTE, [holdId, orderId])
}
