import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const GIVE_UP = statement<{ id: string }>(
  'payment-give-up',
  `update payments set given_up_at = $2 where order_id = $1 and purpose = 'order' and given_up_at is null and captured_at is null
     and ended_at is null and processing_since is null returning id`,
)

/**
 * Writes down that the buyer does not want to pay any more. Whether they have paid already only Stripe knows: the order ends
 * when its page is closed there. Nothing where there is nothing left to pay; an invoice stays owed, whatever its buyer wants.
 */
export async function giveUpPayment(tx: Tx, orderId: string): Promise<void> {
  const [given] = await run(tx, GIVE_UP, [orderId, tx.now])
  if (given) await emit(tx, { name: 'OrderGivenUp', subjectId: orderId, facts: { paymentId: given.id } })
}
