import { numberOfDocument, OF_SERIES, PLACE } from '../invoicing/queries.ts'
import { sellerDay } from '../platform/db/seller-day.ts'
import { type Currency, money } from '../platform/money.ts'
import { amount, BUYER, count, currency, DOCUMENT_DATE, DUE_DATE, day, KID, NUMBER, ORDER, text } from './columns.ts'
import { dataset } from './dataset.ts'
import { AS_OF } from './within.ts'

type Row = {
  number: string
  documentDate: string
  dueDate: string | null
  buyerName: string
  organisationNumber: string | null
  orderNumber: number | null
  kid: string | null
  currency: Currency
  grossMinor: number
  paidMinor: number
  creditedMinor: number
  leftMinor: number
  claimsMinor: number
  daysLate: number
}

/** How late: up to so many days, for the first that fits. */
const BUCKETS: readonly (readonly [number, string])[] = [
  [0, 'not-due'],
  [30, '1-30'],
  [60, '31-60'],
  [90, '61-90'],
  [Number.POSITIVE_INFINITY, '91+'],
]
const bucketOf = ({ daysLate }: Row): string => BUCKETS.find(([most]) => daysLate <= most)![1]

/** What happened to invoices by the end of the day: the rules of invoicing/left-to-pay.ts, with their days. */
const BY_THEN = `paid as (
     select m.document_id, sum(m.minor) as minor, sum(m.claims) as claims from as_of, (
       select x.document_id, x.amount_minor as minor, 0 as claims, ${sellerDay('x.at')} as on_day from document_payments x
       union all select t.document_id, t.amount_minor, t.claims_minor, t.paid_on from document_transfers t) m where m.on_day <= as_of.day group by 1),
   credited as (select c.credits_id, sum(c.gross_minor) as gross, sum(c.returned_minor) as returned from as_of, documents c
     where c.kind = 'credit-note' and c.document_date <= as_of.day group by 1),
   claimed as (select r.document_id, sum(r.fee_minor + r.interest_minor) as minor from as_of, reminders r where r.issue_date <= as_of.day group by 1),
   waived as (select r.document_id, sum(w.amount_minor) as minor from as_of, reminder_waivers w join reminders r on r.id = w.reminder_id
     where ${sellerDay('w.at')} <= as_of.day group by 1)`
/** What an earlier system had left open, and what was paid or settled of it by the end of the day. */
const FROM_BEFORE = `ended as (
     select m.id, sum(m.minor) as minor from as_of, (
       select e.receivable_id as id, e.amount_minor as minor, e.on_day from old_receivable_endings e
       union all select p.old_receivable_id, p.amount_minor, case when p.undoes_id is null then d.booked_on else ${sellerDay('p.at')} end
         from placements p join deposits d on d.id = p.deposit_id where p.old_receivable_id is not null) m where m.on_day <= as_of.day group by 1),
   before as (select r.*, as_of.day, r.opened_minor - coalesce(e.minor, 0) as open_minor
     from as_of join old_receivables r on ${sellerDay('r.taken_at')} <= as_of.day left join ended e on e.id = r.id)`

/**
 * What each invoice had left to pay at the end of a day, and what each of an earlier system had. With the claims of reminders it adds up to the
 * receivables in the book.
 */
export const unpaidInvoices = dataset<Row>({
  name: 'open-items',
  title: { nb: 'Åpne poster', en: 'Open items' },
  about: {
    nb: 'Én rad per faktura som det gjensto noe å betale på ved slutten av dagen, med hvor sen den er og hva purringene krever. Fakturaer fra et tidligere system står sist, uten ordre.',
    en: 'One row per invoice of which something was left to pay at the end of the day, with how late it is and what its reminders claim. Invoices of an earlier system come last, without an order.',
  },
  dates: ['day'],
  values: ({ to }) => [to ?? null],
  select: () => `with ${AS_OF}, ${BY_THEN}, ${FROM_BEFORE}, stood as (
     select d.*, as_of.day, d.prepaid_minor + coalesce(p.minor, 0) - coalesce(c.returned, 0) as paid, coalesce(c.gross, 0) as credited,
       coalesce(r.minor, 0) - coalesce(w.minor, 0) - coalesce(p.claims, 0) as claims
     from as_of join documents d on d.document_date <= as_of.day and d.kind = 'invoice' left join paid p on p.document_id = d.id
     left join credited c on c.credits_id = d.id left join claimed r on r.document_id = d.id left join waived w on w.document_id = d.id
     where ${OF_SERIES}),
   ours as (select ${numberOfDocument('d')} as number, d.document_date as "documentDate", d.due_date as "dueDate", d.buyer_name as "buyerName",
     d.content#>>'{buyer,organisationNumber}' as "organisationNumber", o.number as "orderNumber", d.kid, d.currency, d.gross_minor as "grossMinor",
     d.paid::bigint as "paidMinor", d.credited::bigint as "creditedMinor", (d.gross_minor - d.credited - d.paid)::bigint as "leftMinor",
     d.claims::bigint as "claimsMinor", coalesce(greatest(0, d.day - d.due_date), 0) as "daysLate",
     row_number() over (order by ${PLACE}) as place
   from stood d join orders o on o.id = d.order_id where d.gross_minor - d.credited - d.paid <> 0 or d.claims <> 0)
   select s.* from (select * from ours
     union all select r.number, r.document_date, r.due_date, r.debtor, c.organisation_number, null, r.kid, r.currency, r.original_minor,
       (r.original_minor - r.open_minor)::bigint, 0, r.open_minor::bigint, 0, greatest(0, r.day - r.due_date), null
     from before r left join companies c on c.id = r.company_id where r.open_minor <> 0) s order by s.place, s."dueDate", s.number`,
  columns: [
    text('number', NUMBER, (row) => row.number),
    day('document_date', DOCUMENT_DATE, (row) => row.documentDate),
    day('due_date', DUE_DATE, (row) => row.dueDate),
    text('buyer', BUYER, (row) => row.buyerName),
    text(
      'organisation_number',
      { nb: 'Organisasjonsnummer', en: 'Organisation number' },
      (row) => row.organisationNumber,
    ),
    text('order', ORDER, (row) => (row.orderNumber === null ? null : String(row.orderNumber))),
    text('kid', KID, (row) => row.kid),
    currency(),
    amount('gross', { nb: 'Brutto', en: 'Gross' }, (row) => money(row.grossMinor, row.currency)),
    amount('paid', { nb: 'Betalt', en: 'Paid' }, (row) => money(row.paidMinor, row.currency)),
    amount('credited', { nb: 'Kreditert', en: 'Credited' }, (row) => money(row.creditedMinor, row.currency)),
    amount('left_to_pay', { nb: 'Igjen å betale', en: 'Left to pay' }, (row) => money(row.leftMinor, row.currency)),
    amount('claims', { nb: 'Gebyr og renter', en: 'Fees and interest' }, (row) => money(row.claimsMinor, row.currency)),
    count('days_late', { nb: 'Dager for sent', en: 'Days late' }, (row) => row.daysLate),
    text('age', { nb: 'Alder', en: 'Age' }, bucketOf),
  ],
})
