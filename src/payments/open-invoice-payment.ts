import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Currency } from '../platform/money.ts'

export type InvoicePayment = {
  orderId: string
  demandId: string
  amountMinor: number
  currency: Currency
  pageEndsAt: Date
}

const OPEN = statement(
  'payment-open-for-invoice',
  `with opened as (
     insert into payments (id, order_id, purpose, attempt, amount_minor, currency, opened_at, page_ends_at)
     select $1, $2, 'invoice', 1 + coalesce((select max(attempt) from payments where order_id = $2), 0), $4, $5, $6, $7 returning id)
   insert into payment_demands (payment_id, demand_id) select id, $3 from opened`,
)
const END = statement(
  'payment-end',
  'update payments set ended_at = $2 where id = $1 and captured_at is null and ended_at is null',
)

/** A new attempt to get what is left of an invoice. Whoever calls holds the order's lock. Returns its id. */
export async function openInvoicePayment(tx: Tx, wish: InvoicePayment): Promise<string> {
  const id = newId()
  const { orderId, demandId, amountMinor, currency, pageEndsAt } = wish
  await run(tx, OPEN, [id, orderId, demandId, amountMinor, currency, tx.now, pageEndsAt])
  return id
}

/** Notes that nothing came of an attempt. Money that arrives for it all the same is taken. */
export const endPayment = async (tx: Tx, paymentId: string): Promise<void> => {
  await run(tx, END, [paymentId, tx.now])
}
