import { MONEY } from './left-to-pay.ts'

/** A credit note only clears the way where another invoice takes the place of the credited one. */
const replaced = (table: string) => `exists (select from ${table} r where r.replaces_id = c.credits_id)`

/**
 * Columns that say of `orders o` how its invoices stand, for whoever derives an order's state from them: what credit notes
 * took back for good or is never invoiced, and when the next of what is left to pay is due.
 */
export const INVOICE_FACTS = `((select coalesce(sum(c.gross_minor), 0) from documents c where c.order_id = o.id and c.kind = 'credit-note'
       and not ${replaced('documents')} and not ${replaced('documents_due')})
       + (select coalesce(sum(m.forgone_minor), 0) from demands m where m.order_id = o.id))::bigint as "creditedMinor",
     least((select min(d.due_date) from documents d cross join lateral ${MONEY} money
       where d.id in (select y.document_id from document_demands y where y.order_id = o.id and not y.collective) and d.kind = 'invoice' and money.left_minor > 0),
       case when exists (select from document_demands y where y.order_id = o.id and y.collective)
         then (select min(s.due_date) from collective_parts_of(o.id) s where s.gross_minor > s.credited_minor + s.paid_minor) end) as "dueDate"`
