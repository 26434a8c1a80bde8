import { emit } from '../audit/emit.ts'
import { creditOfRest } from '../invoicing/credit.ts'
import { type Creditable, creditableOf, leftToPay } from '../invoicing/creditable.ts'
import type { Billing } from '../orders/payer.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { lockOrder } from './lock-order.ts'

const ORDER_OF = statement<{ orderId: string }>(
  'reissue-order-of',
  `select order_id as "orderId" from documents where id = $1 and kind = 'invoice'`,
)
const IS_COLLECTIVE = statement(
  'reissue-is-collective',
  'select from document_demands where document_id = $1 and collective limit 1',
)
const CLAIMS_PAID = statement(
  'reissue-claims-paid',
  'select from document_transfers where document_id = $1 and claims_minor > 0 limit 1',
)
const BILLING = statement<{ billing: Billing }>(
  'reissue-billing',
  `select coalesce(m.billing, jsonb_build_object('payer', o.payer, 'purchaseOrderNumber', o.purchase_order_number,
     'buyerReference', o.buyer_reference)) as billing from demands m join orders o on o.id = m.order_id where m.id = $1`,
)
const REISSUE = statement(
  'reissue-write',
  `with corrected as (update demands set billing = $3 where id = $2)
   insert into documents_due (id, kind, order_id, demand_id, credits_id, replaces_id, reason, credit, due_from, since)
   select d.id, d.kind, $1, $2, d.credits_id, d.replaces_id, d.reason, d.credit, $5, $6 from jsonb_to_recordset($4)
     as d(id uuid, kind text, credits_id uuid, replaces_id uuid, reason text, credit jsonb)`,
)

/** An invoice that may be corrected, what it names now, and how it stands. */
export type Correctable = { orderId: string; demand: Creditable & { invoiceId: string }; billing: Billing }

/**
 * Locks an invoice's order and says what it names. It must be the one that counts now, untouched by credit notes, and wholly
 * paid or wholly unpaid: otherwise nobody could say which part of the money belongs to the new one.
 * @throws document/unknown, order/not-creditable, correction/not-current, correction/partly-credited, correction/partly-paid,
 * correction/paid-by-bank, correction/collective
 */
export async function lockCorrectable(tx: Tx, documentId: string): Promise<Correctable> {
  const [found] = await run(tx, ORDER_OF, [documentId])
  if (!found) throw unknown('document')
  if ((await run(tx, IS_COLLECTIVE, [documentId])).length > 0)
    throw conflict(
      'correction/collective',
      'This invoice is for several orders, which would all have to be invoiced anew.',
    )
  const { orderId } = found
  const { settledAt, cancelledAt } = await lockOrder(tx, orderId)
  if (!settledAt || cancelledAt)
    throw conflict(
      'order/not-creditable',
      'Only invoices of a confirmed order that has not been cancelled are corrected.',
    )
  const demand = (await creditableOf(tx, orderId)).find((each) => each.invoiceId === documentId)
  if (!demand)
    throw conflict('correction/not-current', 'This invoice has been replaced, or is being replaced right now.')
  if (demand.credits.length > 0)
    throw conflict('correction/partly-credited', 'Some of this invoice has been credited; it cannot be reissued whole.')
  if (demand.transferredMinor > 0 || (await run(tx, CLAIMS_PAID, [documentId])).length > 0)
    throw conflict('correction/paid-by-bank', 'Money for this invoice came by bank and cannot be moved to another one.')
  const left = leftToPay(demand)
  if (left > 0 && demand.prepaidMinor > 0)
    throw conflict('correction/partly-paid', 'Some of this invoice has been paid; wait until all of it is.')
  return { orderId, demand: { ...demand, invoiceId: documentId }, billing: await billingOf(tx, demand.demandId) }
}

const billingOf = async (on: On, demandId: string): Promise<Billing> => (await run(on, BILLING, [demandId]))[0]!.billing

/**
 * Takes an invoice back whole and lets another take its place that names other data: the same lines, seats and people, the
 * same sum. What it was paid with is what the new one was paid with: it passes through customer advances, and nothing moves
 * at the bank. Whoever calls has locked it.
 */
export async function reissueInvoice(
  tx: Tx,
  { orderId, demand }: Correctable,
  { billing, reason }: { billing: Billing; reason: string },
): Promise<void> {
  const { demandId, invoiceId } = demand
  const [first, second] = [newId(), newId()].sort() // what is earned at one instant is numbered by id
  const due = [
    { id: first, kind: 'credit-note', credits_id: invoiceId, reason, credit: creditOfRest(demand) },
    { id: second, kind: 'invoice', replaces_id: invoiceId },
  ]
  const today = dayIn(SELLER_ZONE, tx.now)
  await run(tx, REISSUE, [orderId, demandId, JSON.stringify(billing), JSON.stringify(due), today, tx.now])
  await emit(tx, { name: 'InvoiceReissued', subjectId: orderId, facts: { documentId: invoiceId, reason } })
}
