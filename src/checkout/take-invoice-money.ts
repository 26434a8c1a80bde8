import { emit } from '../audit/emit.ts'
import { type Creditable, creditableOf, leftToPay } from '../invoicing/creditable.ts'
import { post } from '../ledger/post.ts'
import { requestRefund } from '../payments/request-refund.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'
import { lockOrder } from './lock-order.ts'
import type { Captured } from './settle.ts'

const CAPTURE = statement<{ demandId: string; paidBefore: boolean }>(
  'invoice-capture',
  `with paid as (
     update payments set captured_at = $2, captured_minor = $3, captured_currency = $4, stripe_payment_intent = $5, ended_at = null
     where id = $1 and captured_at is null returning id)
   select c.demand_id as "demandId", exists (select from payment_demands e where e.demand_id = c.demand_id and e.captured) as "paidBefore"
   from paid p join payment_demands c on c.payment_id = p.id`,
)
const COVER = statement('invoice-cover', 'update payment_demands set captured = true where payment_id = $1')
const PAY = statement(
  'invoice-pay',
  'insert into document_payments (document_id, payment_id, amount_minor, at) values ($1, $2, $3, $4)',
)

/**
 * Money that was paid on an invoice's page: it settles the receivable once (D provider clearing / C receivables). What is too
 * much, because the invoice was paid or credited meanwhile, waits on customer advances and goes back at once. While another
 * invoice takes the place of the one that was credited, the money waits there too, and that one is then issued as paid.
 */
export async function takeInvoiceMoney(tx: Tx, captured: Captured & { asked: boolean }): Promise<void> {
  const { orderId, paymentId, amountMinor, currency, paymentIntent } = captured
  await lockOrder(tx, orderId)
  const [first] = await run(tx, CAPTURE, [paymentId, tx.now, amountMinor, currency, paymentIntent])
  if (!first) return
  const demand = (await creditableOf(tx, orderId)).find(({ demandId }) => demandId === first.demandId)
  const use = demand && captured.asked && !first.paidBefore ? useFor(demand, amountMinor) : NO_USE
  await book(tx, captured, use.paysMinor)
  if (use.paysMinor + use.keepsMinor > 0) await run(tx, COVER, [paymentId])
  if (use.paysMinor > 0) await run(tx, PAY, [demand!.invoiceId, paymentId, use.paysMinor, tx.now])
  const surplusMinor = amountMinor - use.paysMinor - use.keepsMinor
  await emit(tx, {
    name: 'InvoicePaid',
    subjectId: orderId,
    facts: { paymentId, documentId: demand?.invoiceId ?? null, amountMinor, surplusMinor, currency },
  })
  if (surplusMinor > 0) await requestRefund(tx, { paymentId, orderId, amountMinor: surplusMinor, cause: 'surplus' })
}

/** How much pays the invoice that is there, and how much is kept for the one that comes. */
type Use = { paysMinor: number; keepsMinor: number }
const NO_USE: Use = { paysMinor: 0, keepsMinor: 0 }

function useFor(demand: Creditable, amountMinor: number): Use {
  if (demand.invoiceId !== null)
    return { paysMinor: Math.max(0, Math.min(amountMinor, leftToPay(demand))), keepsMinor: 0 }
  return { paysMinor: 0, keepsMinor: amountMinor === demand.amountMinor ? amountMinor : 0 }
}

async function book(tx: Tx, { paymentId, today, currency, amountMinor }: Captured, paysMinor: number): Promise<void> {
  const postings = [
    { debit: 'provider-clearing', credit: 'receivables', amountMinor: paysMinor },
    { debit: 'provider-clearing', credit: 'customer-advances', amountMinor: amountMinor - paysMinor },
  ] as const
  const entry = { sourceId: paymentId, postedOn: today, currency: currency as Currency, postings }
  await post(tx, [{ kind: 'capture', ...entry }])
}
