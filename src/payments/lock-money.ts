import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'

/**
 * What of a captured payment is still here: captured, less refunds (those on their way count, those that failed only where the
 * money went by bank instead) and less what disputes hold.
 */
export type MoneyLeft = { orderId: string; currency: Currency; capturedMinor: number; leftMinor: number }

const LOCK = statement('payment-lock', 'select id from payments where id = $1 for update')
const LEFT = statement<MoneyLeft>(
  'payment-money-left',
  `select p.order_id as "orderId", p.captured_currency as currency, p.captured_minor as "capturedMinor",
     p.captured_minor
       - (select coalesce(sum(r.amount_minor), 0)::bigint from refunds r where r.payment_id = p.id and (r.failed_at is null or r.resolution = 'paid-by-bank'))
       - (select coalesce(sum(case when m.back then -m.amount_minor else m.amount_minor end), 0)::bigint
          from disputes d join dispute_movements m on m.dispute_id = d.id where d.payment_id = p.id) as "leftMinor"
   from payments p where p.id = $1 and p.captured_at is not null`,
)

/** Waits for a payment's turn, so that what is read next is true until the commit. Null where nothing was captured. */
export async function lockMoney(tx: Tx, paymentId: string): Promise<MoneyLeft | null> {
  await run(tx, LOCK, [paymentId])
  return readMoney(tx, paymentId)
}

/** The same for whoever only looks. */
export const readMoney = async (on: On, paymentId: string): Promise<MoneyLeft | null> =>
  (await run(on, LEFT, [paymentId]))[0] ?? null
