import { taughtWithin } from '../catalogue/taught-within.ts'
import { sellerDay } from '../platform/db/seller-day.ts'
import { documentsOfDemand } from './documents-of.ts'
import type { Needle } from './needle.ts'

/** The SQL of each part of a needle: a parameter, or `null`. */
export type NeedleSql = Record<keyof Needle, string>

/** Days between two ends, each of which may be null. */
export const between = (day: string, first: string, last: string): string =>
  `(${first}::date is null or ${day} >= ${first}::date) and (${last}::date is null or ${day} <= ${last}::date)`

/** The ids of orders that a needle finds: by number, by whoever pays, by the buyer's own reference, or by Stripe's id of their money. Each way has its index; only names are read through, and of orders only where `names` says so. */
export const ordersFound = (
  sql: NeedleSql,
  names: 'payers' | 'none',
): string => `select q.id from orders q where q.number = ${sql.orderNumber}::bigint
   union all select q.id from orders q where q.payer_organisation = ${sql.plain}::text
   union all select q.id from orders q where q.payer_email = ${sql.email}::text
   union all select q.id from orders q where q.purchase_order_number = ${sql.plain}::text
   union all select q.id from orders q where q.buyer_reference = ${sql.plain}::text
   union all select q.id from orders q where q.purchase_order_number ilike ${sql.like}::text
   union all select q.id from orders q where q.buyer_reference ilike ${sql.like}::text
   ${names === 'payers' ? `union all select q.id from orders q where ${sql.like}::text is not null and q.payer ->> 'name' ilike ${sql.like}` : ''}
   union all select m.order_id from demands m where m.billing is not null and (m.billing ->> 'purchaseOrderNumber' = ${sql.plain}::text or m.billing ->> 'buyerReference' = ${sql.plain}
     or m.billing #>> '{payer,organisationNumber}' = ${sql.plain} or lower(m.billing #>> '{payer,email}') = ${sql.email}::text
     or m.billing ->> 'purchaseOrderNumber' ilike ${sql.like}::text or m.billing ->> 'buyerReference' ilike ${sql.like} or m.billing #>> '{payer,name}' ilike ${sql.like})
   union all select p.order_id from payments p where p.stripe_payment_intent = ${sql.stripe}::text
   union all select p.order_id from payments p where p.stripe_session = ${sql.stripe}::text
   union all select r.order_id from refunds r where r.stripe_refund = ${sql.stripe}::text
   union all select i.order_id from disputes i where i.stripe_dispute = ${sql.stripe}::text`

/** The ids of documents by what stands on them alone: their number or their payment reference. */
export const documentsNamed = (
  sql: Pick<NeedleSql, 'series' | 'number' | 'plain'>,
): string => `select n.id from documents n where n.series = ${sql.series}::text and n.number = ${sql.number}::bigint
   union all select n.id from documents n where n.kid = ${sql.plain}::text`

/** The ids of documents that a needle finds, but for what is left to pay of them. */
export const documentsFound = (sql: NeedleSql): string => `${documentsNamed(sql)}
   union all select n.id from documents n where n.gross_minor = ${sql.minor}::bigint
   union all select n.id from documents n where ${sql.like}::text is not null and n.buyer_name ilike ${sql.like}
   union all select y.document_id from document_demands y where y.order_id in (${ordersFound(sql, 'none')})`

/** The ids of invoices for which money came in within some days: by card, or from the bank. */
export const paidWithin = (
  first: string,
  last: string,
): string => `select t.document_id from document_transfers t where t.amount_minor > 0 and t.undoes_id is null and ${between('t.paid_on', first, last)}
   union all select n.id from payments p join payment_demands y on y.payment_id = p.id and y.captured
     join documents n on n.id in ${documentsOfDemand('y.demand_id')} and n.kind = 'invoice' where p.captured_at is not null and ${between(sellerDay('p.captured_at'), first, last)}`

/** The ids of documents with a line for what is taught within some days. */
export const taughtOn = (
  first: string,
  last: string,
): string => `select y.document_id from document_lines y join order_lines l on l.id = y.order_line_id
   where l.offering_id in (${taughtWithin(first, last)})`
