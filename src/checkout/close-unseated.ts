import { lockMoney } from '../payments/lock-money.ts'
import { requestRefund } from '../payments/request-refund.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { waitNoMore } from '../waiting/keep-paid.ts'

const DUE = statement<{ orderId: string; paymentId: string }>(
  'checkout-unseated-due',
  `select o.id as "orderId", p.id as "paymentId"
   from orders o join payments p on p.order_id = o.id and p.captured_at is not null
   where o.unseated_at is not null and o.cancelled_at is null and o.settled_at is null and o.choose_until <= $1
   order by o.id limit 20 for update of o skip locked`,
)
const CLOSE = statement(
  'checkout-unseated-close',
  `update orders set cancelled_at = $2, cancel_cause = 'unseated' where id = $1`,
)

/**
 * Where nobody chose in time what is left of the money goes back by itself, once. No invoice was issued, so no credit note is
 * either. Returns how many.
 */
export async function closeUnseated(tx: Tx): Promise<number> {
  const due = await run(tx, DUE, [tx.now])
  for (const { orderId, paymentId } of due) {
    await run(tx, CLOSE, [orderId, tx.now])
    await waitNoMore(tx, orderId, 'list-ended')
    const amountMinor = (await lockMoney(tx, paymentId))?.leftMinor ?? 0
    if (amountMinor > 0) await requestRefund(tx, { paymentId, orderId, amountMinor, cause: 'unseated' })
  }
  return due.length
}
