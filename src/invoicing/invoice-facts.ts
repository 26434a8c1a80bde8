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
     (select min(d.due_date) from documents d cross join lateral ${MONEY} money
       where d.order_id = o.id and d.kind = 'invoice' and money.left_minor > 0) as "dueDate"`
