import { allocateRefunds } from '../payments/allocate-refunds.ts'
import { requestRefund } from '../payments/request-refund.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { freedFrom } from '../seats/freed.ts'
import { waitNoMore } from '../waiting/keep-paid.ts'
import type { Unfulfilled } from './lock-unfulfilled.ts'
import { partedFrom } from './parted.ts'

const CLOSE = statement(
  'unfulfilled-close',
  `with closed as (
     update orders set cancelled_at = $2, cancel_cause = $3, review = null where id = $1 returning id, hold_id, cancel_cause),
   ${partedFrom('closed')},
   ${freedFrom('closed')}
   update seat_holds h set released_at = $2 from closed c where h.id = c.hold_id`,
)

/**
 * Ends an order that was paid but never fulfilled: its seats are free, what is left of its money goes back. It has no
 * document, so no credit note either. Whoever calls has locked it.
 */
export async function closeUnfulfilled(tx: Tx, order: Unfulfilled): Promise<void> {
  const { id: orderId, paymentId, capturedMinor, leftMinor, review } = order
  await run(tx, CLOSE, [orderId, tx.now, review ? 'returned' : 'unseated'])
  await waitNoMore(tx, orderId, 'left')
  await allocateRefunds(tx, paymentId, capturedMinor)
  if (leftMinor > 0)
    await requestRefund(tx, { paymentId, orderId, amountMinor: leftMinor, cause: review ? 'surplus' : 'unseated' })
}
