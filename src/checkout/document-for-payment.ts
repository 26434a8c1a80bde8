import { documentsOfDemand } from '../invoicing/documents-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'

/** The invoice that a payment is for, as it stands now: it may have taken another's place since. */
export type DocumentForPayment = { id: string; number: string; lang: Lang; email: string }

const FIND = statement<DocumentForPayment>(
  'checkout-document-for-payment',
  `select d.id, d.content ->> 'number' as number, o.lang, d.content #>> '{buyer,email}' as email
   from payment_demands c join documents d on d.id in ${documentsOfDemand('c.demand_id')} and d.kind = 'invoice' join orders o on o.id = d.order_id
   where c.payment_id = $1 order by d.issued_at desc, d.number desc limit 1`,
)

export async function documentForPayment(on: On, paymentId: string): Promise<DocumentForPayment> {
  const [document] = await run(on, FIND, [paymentId])
  if (!document) throw new Error(`payment ${paymentId} is for an invoice that is not there`)
  return document
}
