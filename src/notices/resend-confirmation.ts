import { emit } from '../audit/emit.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { orderView } from '../checkout/order-view.ts'
import { demandUnrestricted } from '../orders/restricted.ts'
import { isConfirmed } from '../orders/state.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { COPIES_AN_HOUR } from './copies-an-hour.ts'
import { writeOrderMail } from './write-order-mail.ts'

const SENT = statement<{ copies: number; withKey: boolean }>(
  'notices-confirmation-copies',
  `select count(*) filter (where created_at > app_now() - interval '1 hour') as copies, coalesce(bool_or(dedupe_key = $2), false) as "withKey"
   from mails where order_id = $1 and dedupe_key like 'confirmation:' || $1 || ':%'`,
)

/**
 * Sends the confirmation of an order once more, with what is there of documents and dates by now. The same key sends once.
 * @throws order/unknown, order/not-confirmed, order/restricted, order/sent-often
 */
export async function resendConfirmation(
  tx: Tx,
  till: Till,
  { orderId, key }: { orderId: string; key: string },
): Promise<void> {
  await lockOrder(tx, orderId)
  const order = await orderView(tx, orderId)
  if (!order) throw unknown('order')
  demandUnrestricted(order.payer)
  if (!isConfirmed(order))
    throw conflict('order/not-confirmed', 'There is no confirmation to send: the order is not confirmed.')
  const dedupeKey = `confirmation:${orderId}:${key}`
  const [sent] = await run(tx, SENT, [orderId, dedupeKey])
  if (sent!.withKey) return
  if (sent!.copies >= COPIES_AN_HOUR)
    throw conflict('order/sent-often', 'The confirmation was sent several times in the last hour. Look in the mailbox.')
  await writeOrderMail(tx, till, { order, kind: 'confirmation', dedupeKey, isCopy: true })
  await emit(tx, { name: 'ConfirmationResent', subjectId: orderId })
}
