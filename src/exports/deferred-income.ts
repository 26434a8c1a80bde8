import { sellerDay } from '../platform/db/seller-day.ts'
import { type Currency, money } from '../platform/money.ts'
import { amount, currency, text } from './columns.ts'
import { dataset } from './dataset.ts'

type Row = {
  month: string
  offering: string
  titleNb: string | null
  titleEn: string | null
  currency: Currency
  openingMinor: number
  invoicedMinor: number
  creditedMinor: number
  recognisedMinor: number
  closingMinor: number
}

/** What moved deferred income of an offering in a month, up to the last day. */
const MOVED = `moves as (
     select l.offering_id, d.currency, date_trunc('month', d.document_date)::date as month,
       case d.kind when 'invoice' then x.net_minor else 0 end as invoiced, case d.kind when 'invoice' then 0 else x.net_minor end as credited, 0::bigint as recognised
     from document_lines x join documents d on d.id = x.document_id join order_lines l on l.id = x.order_line_id
       where l.kind <> 'prepaid' and ($2::date is null or d.document_date <= $2)
     union all select l.offering_id, m.currency, date_trunc('month', m.on_day)::date, case m.kind when 'drawn' then m.amount_minor else 0 end,
       case m.kind when 'drawn' then 0 else m.amount_minor end, 0
     from (select *, ${sellerDay('at')} as on_day from prepaid_movements) m join order_lines l on l.id = m.line_id where $2::date is null or m.on_day <= $2
     union all select l.offering_id, r.currency, date_trunc('month', r.through_on)::date, 0, 0, r.amount_minor
     from recognitions r join order_lines l on l.id = r.order_line_id where $2::date is null or r.through_on <= $2),
   summed as (select offering_id, currency, month, sum(invoiced) as invoiced, sum(credited) as credited, sum(recognised) as recognised from moves group by 1, 2, 3)`
/** Every month from the first that moved anything on, so that what only lies there is seen too. */
const ROLLED = `months as (
     select b.offering_id, b.currency, m::date as month from (select offering_id, currency, min(month) as first_month from summed group by 1, 2) b,
       (select coalesce(date_trunc('month', $2::date)::date, max(month)) as last_month from summed) e, generate_series(b.first_month, e.last_month, interval '1 month') m),
   rolled as (
     select n.*, coalesce(s.invoiced, 0) as invoiced, coalesce(s.credited, 0) as credited, coalesce(s.recognised, 0) as recognised,
       sum(coalesce(s.invoiced - s.credited - s.recognised, 0)) over (partition by n.offering_id, n.currency order by n.month) as closing
     from months n left join summed s on s.offering_id = n.offering_id and s.currency = n.currency and s.month = n.month)`

/** How deferred income went from month to month. What closes a month adds up to the account in the book. */
export const deferredIncome = dataset<Row>({
  name: 'deferred-income',
  title: { nb: 'Utsatt inntekt', en: 'Deferred income' },
  about: {
    nb: 'Én rad per kursgjennomføring, valuta og måned: inngående, fakturert eller trukket av forhåndsbetalte plasser, kreditert eller lagt tilbake, inntektsført, utgående. Perioden gjelder posteringsdagen, i hele måneder fra den første.',
    en: 'One row per offering, currency and month: opening, invoiced or drawn on a prepaid, credited or put back, recognised, closing. The period looks at the day of posting, in whole months from the first.',
  },
  dates: ['posting'],
  select: () => `with ${MOVED}, ${ROLLED}
   select to_char(r.month, 'YYYY-MM') as month, f.code as offering, nb.title as "titleNb", en.title as "titleEn", r.currency,
     (r.closing - r.invoiced + r.credited + r.recognised)::bigint as "openingMinor", r.invoiced::bigint as "invoicedMinor", r.credited::bigint as "creditedMinor",
     r.recognised::bigint as "recognisedMinor", r.closing::bigint as "closingMinor"
   from rolled r join offerings f on f.id = r.offering_id left join course_texts nb on nb.course_id = f.course_id and nb.lang = 'nb'
   left join course_texts en on en.course_id = f.course_id and en.lang = 'en'
   where ($1::date is null or r.month >= date_trunc('month', $1::date)) and (r.closing <> 0 or r.invoiced <> 0 or r.credited <> 0 or r.recognised <> 0)
   order by r.month, f.code, r.currency`,
  columns: [
    text('month', { nb: 'Måned', en: 'Month' }, (row) => row.month),
    text('offering', { nb: 'Kursgjennomføring', en: 'Offering' }, (row) => row.offering),
    text('title', { nb: 'Kurs', en: 'Course' }, (row, lang) =>
      lang === 'nb' ? (row.titleNb ?? row.titleEn) : (row.titleEn ?? row.titleNb),
    ),
    currency(),
    amount('opening', { nb: 'Inngående', en: 'Opening' }, (row) => money(row.openingMinor, row.currency)),
    amount('invoiced', { nb: 'Fakturert', en: 'Invoiced' }, (row) => money(row.invoicedMinor, row.currency)),
    amount('credited', { nb: 'Kreditert', en: 'Credited' }, (row) => money(row.creditedMinor, row.currency)),
    amount('recognised', { nb: 'Inntektsført', en: 'Recognised' }, (row) => money(row.recognisedMinor, row.currency)),
    amount('closing', { nb: 'Utgående', en: 'Closing' }, (row) => money(row.closingMinor, row.currency)),
  ],
})
