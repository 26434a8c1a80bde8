import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const GIVE_UP = statement(
  'moving-give-up-all',
  `update payments p set given_up_at = $2 from moves m join order_lines l on l.id = m.from_line_id
   where p.id = m.payment_id and m.done_at is null and m.ended_at is null and $1 in (m.to_offering_id, l.offering_id)
     and p.given_up_at is null and p.captured_at is null and p.ended_at is null and p.processing_since is null`,
)

/**
 * Writes down that nobody is to pay for moving to or from an offering any more. Whether somebody has paid already only Stripe knows: each
 * move ends, and its seat is free, when its page is closed there.
 */
export const giveUpMoves = async (tx: Tx, offeringId: string): Promise<void> => {
  await run(tx, GIVE_UP, [offeringId, tx.now])
}
