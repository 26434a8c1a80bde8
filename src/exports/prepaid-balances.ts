import { sellerDay } from '../platform/db/seller-day.ts'
import { type Currency, money } from '../platform/money.ts'
import { amount, count, currency, day, ORDER, text } from './columns.ts'
import { dataset } from './dataset.ts'
import { AS_OF } from './within.ts'

type Row = {
  company: string
  organisationNumber: string
  number: string
  orderNumber: number
  untilDay: string
  places: number | null
  currency: Currency
  invoicedMinor: number
  creditedMinor: number
  drawnMinor: number
  endedMinor: number
  leftMinor: number
}

/** What companies have prepaid, and what is owed of it. What is left adds up to the account in the book. */
export const prepaidBalances = dataset<Row>({
  name: 'prepaid-balances',
  title: { nb: 'Forhåndsbetalte plasser', en: 'Prepaid places' },
  about: {
    nb: 'Én rad per forhåndsbetaling ved slutten av dagen: fakturert, kreditert, trukket, ikke brukt i tide og igjen.',
    en: 'One row per prepaid at the end of the day: invoiced, credited, drawn, not used in time and left.',
  },
  dates: ['day'],
  values: ({ to }) => [to ?? null],
  select: () => `with ${AS_OF}
   select c.name as company, c.organisation_number as "organisationNumber", p.number, o.number as "orderNumber", p.until_day as "untilDay", p.places, p.currency,
     i.invoiced::bigint as "invoicedMinor", i.credited::bigint as "creditedMinor", m.drawn::bigint as "drawnMinor", m.ended::bigint as "endedMinor",
     (i.invoiced - i.credited - m.drawn - m.ended)::bigint as "leftMinor"
   from as_of cross join prepaids p join companies c on c.id = p.company_id join orders o on o.id = p.order_id
   cross join lateral (select coalesce(sum(x.net_minor) filter (where d.kind = 'invoice'), 0) as invoiced,
       coalesce(sum(x.net_minor) filter (where d.kind = 'credit-note'), 0) as credited
     from document_lines x join documents d on d.id = x.document_id where x.order_line_id = p.line_id and d.document_date <= as_of.day) i
   cross join lateral (select coalesce(sum(case v.kind when 'drawn' then v.amount_minor when 'put-back' then -v.amount_minor end), 0) as drawn,
       coalesce(sum(v.amount_minor) filter (where v.kind = 'ended'), 0) as ended
     from prepaid_movements v where v.prepaid_id = p.id and ${sellerDay('v.at')} <= as_of.day) m
   where i.invoiced > 0 order by c.name, p.number, p.id`,
  columns: [
    text('company', { nb: 'Bedrift', en: 'Company' }, (row) => row.company),
    text(
      'organisation_number',
      { nb: 'Organisasjonsnummer', en: 'Organisation number' },
      (row) => row.organisationNumber,
    ),
    text('number', { nb: 'Nummer', en: 'Number' }, (row) => row.number),
    text('order', ORDER, (row) => String(row.orderNumber)),
    day('until', { nb: 'Kan brukes til og med', en: 'Can be used until' }, (row) => row.untilDay),
    count('places', { nb: 'Plasser', en: 'Places' }, (row) => row.places ?? 0),
    currency(),
    amount('invoiced', { nb: 'Fakturert', en: 'Invoiced' }, (row) => money(row.invoicedMinor, row.currency)),
    amount('credited', { nb: 'Kreditert', en: 'Credited' }, (row) => money(row.creditedMinor, row.currency)),
    amount('drawn', { nb: 'Trukket', en: 'Drawn' }, (row) => money(row.drawnMinor, row.currency)),
    amount('ended', { nb: 'Ikke brukt i tide', en: 'Not used in time' }, (row) => money(row.endedMinor, row.currency)),
    amount('left', { nb: 'Igjen', en: 'Left' }, (row) => money(row.leftMinor, row.currency)),
  ],
})
