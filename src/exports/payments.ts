import { numberOfDocument } from '../invoicing/queries.ts'
import { type Currency, money } from '../platform/money.ts'
import { amount, currency, day, KID, KIND, ORDER, text } from './columns.ts'
import { dataset } from './dataset.ts'
import { within } from './within.ts'

type Row = {
  paidOn: string
  kind: string
  minor: number
  currency: Currency
  orderNumber: number | null
  documents: string | null
  kid: string | null
  reference: string | null
}

/** The money facts of the days asked for; what leaves us is negative. What a credit note takes off its invoice is a set-off: no money moves. */
const FACTS = `booked as not materialized (select id, kind, source_id, posted_on, currency from entries where ${within('posted_on')}),
   facts as (
     select b.id, b.posted_on, 'card' as kind, p.captured_minor as minor, b.currency, p.order_id, x.document_id, p.id as payment_id, p.stripe_payment_intent as reference
       from booked b join payments p on p.id = b.source_id left join document_payments x on x.payment_id = p.id where b.kind = 'capture'
     union all select b.id, b.posted_on, case t.via when 'hand' then 'bank' when 'deposit' then 'bank-file' when 'tolerance' then 'rounding' else t.via end, t.amount_minor + t.claims_minor,
       b.currency, d.order_id, d.id, null, t.reference from booked b join document_transfers t on t.id = b.source_id join documents d on d.id = t.document_id where b.kind = 'transfer'
     union all select b.id, b.posted_on, b.kind, case b.kind when 'refund-reversal' then r.amount_minor else -r.amount_minor end,
       b.currency, r.order_id, null, r.payment_id, r.stripe_refund from booked b join refunds r on r.id = b.source_id where b.kind in ('refund', 'refund-reversal', 'refund-by-bank')
     union all select b.id, b.posted_on, b.kind, case when m.back then m.amount_minor else -m.amount_minor end, b.currency, i.order_id, null, i.payment_id, i.stripe_dispute
       from booked b join dispute_movements m on m.id = b.source_id join disputes i on i.id = m.dispute_id where b.kind in ('dispute', 'dispute-return')
     union all select c.id, c.document_date, 'set-off', c.gross_minor - c.returned_minor, c.currency, c.order_id, c.credits_id, null, ${numberOfDocument('c')}
       from documents c where c.kind = 'credit-note' and c.gross_minor > c.returned_minor and ${within('c.document_date')})`
/** The invoices that money of an order has paid. */
const INVOICED = `(select y.payment_id, string_agg(${numberOfDocument('v')}, ', ' order by v.issued_at, v.number) as numbers, string_agg(v.kid, ', ' order by v.issued_at, v.number) as kids
     from payment_demands y join document_demands part on part.demand_id = y.demand_id join documents v on v.id = part.document_id and v.kind = 'invoice' group by 1)`

/** Money that came and went, and what was set off, each once. */
export const payments = dataset<Row>({
  name: 'payments',
  title: { nb: 'Betalinger', en: 'Payments' },
  about: {
    nb: 'Én rad per betaling med kort eller bank, motregning, tilbakebetaling og bevegelse i en kortinnsigelse. Perioden gjelder dagen den er ført på.',
    en: 'One row per payment by card or bank, set-off, refund and movement of a card dispute. The period looks at the day it was posted on.',
  },
  dates: ['payment'],
  select: () => `with ${FACTS}
   select f.posted_on as "paidOn", f.kind, f.minor, f.currency, o.number as "orderNumber", coalesce(${numberOfDocument('d')}, i.numbers) as documents,
     coalesce(d.kid, i.kids) as kid, f.reference
   from facts f left join orders o on o.id = f.order_id left join documents d on d.id = f.document_id
   left join ${INVOICED} i on i.payment_id = f.payment_id and d.id is null order by f.posted_on, f.id`,
  columns: [
    day('paid_on', { nb: 'Betalt', en: 'Paid on' }, (row) => row.paidOn),
    text('kind', KIND, (row) => row.kind),
    currency(),
    amount('amount', { nb: 'Beløp', en: 'Amount' }, (row) => money(row.minor, row.currency)),
    text('order', ORDER, (row) => (row.orderNumber === null ? null : String(row.orderNumber))),
    text('document', { nb: 'Faktura', en: 'Invoice' }, (row) => row.documents),
    text('kid', KID, (row) => row.kid),
    text('reference', { nb: 'Referanse', en: 'Reference' }, (row) => row.reference),
  ],
})
