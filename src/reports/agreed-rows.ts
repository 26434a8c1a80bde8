import { documentsOfDemand } from '../invoicing/documents-of.ts'
import { sellerDay } from '../platform/db/seller-day.ts'

/** The day on which line `l` of order `o` was agreed: of a seat that was moved here the day of its move, so that no day before changes. */
export const AGREED_ON = `coalesce((select ${sellerDay('m.done_at')} from moves m
       where m.order_id = l.order_id and m.agreed #>> '{line,id}' = l.id::text), ${sellerDay('o.settled_at')})`

/**
 * What was agreed, line by line: `line_id`, `day`, `currency`, `agreed` in minor units without VAT. On the day on which an order is settled
 * all that will be invoiced of it, less what was given back before its invoice; on the day of a credit note less what it takes back. What is
 * drawn on a prepaid counts on the day of its order and less on the day on which it is put back; the sale of the prepaid does not, and what
 * nobody drew counts when it is ended (decisions/0077).
 */
export const AGREED_ROWS = [
  // A demand that was given up whole is never invoiced.
  `select x.line_id, ${AGREED_ON} as day, d.currency, x.net_minor - case o.pay_by when 'prepaid' then 0 else x.forgone_minor end as agreed
   from demand_lines x join demands d on d.id = x.demand_id join order_lines l on l.id = x.line_id join orders o on o.id = d.order_id
   where o.settled_at is not null and l.kind <> 'prepaid' and (o.pay_by = 'prepaid' or exists (select from documents i where i.id in ${documentsOfDemand('d.id')} and i.kind = 'invoice')
     or exists (select from documents_due u where u.demand_id = d.id and u.kind = 'invoice'))`,
  `select x.order_line_id as line_id, d.document_date as day, d.currency, -x.net_minor as agreed
   from document_lines x join documents d on d.id = x.document_id join order_lines l on l.id = x.order_line_id and l.kind <> 'prepaid' where d.kind = 'credit-note'`,
  // An invoice in the place of a corrected one agrees again what its credit note took back.
  `select x.order_line_id as line_id, d.document_date as day, d.currency, x.net_minor as agreed
   from document_lines x join documents d on d.id = x.document_id join order_lines l on l.id = x.order_line_id and l.kind <> 'prepaid' where d.kind = 'invoice' and d.replaces_id is not null`,
  `select m.line_id, ${sellerDay('m.at')} as day, m.currency, -m.amount_minor as agreed from prepaid_movements m where m.kind = 'put-back'`,
  `select p.line_id, ${sellerDay('m.at')} as day, m.currency, m.amount_minor as agreed
   from prepaid_movements m join prepaids p on p.id = m.prepaid_id where m.kind = 'ended'`,
] as const
