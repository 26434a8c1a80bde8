import { sellerDay } from '../platform/db/seller-day.ts'
import { type Currency, money } from '../platform/money.ts'
import { amount, currency, day, KIND, ORDER, text } from './columns.ts'
import { dataset } from './dataset.ts'
import { SOURCES } from './sources.ts'
import { AS_OF } from './within.ts'

type Row = {
  kind: 'advance' | 'unplaced'
  orderNumber: number | null
  name: string | null
  reference: string | null
  since: string
  currency: Currency
  minor: number
}

/** Every account that has ever served a role. */
const served = (role: string) => `(select account from account_roles where role = '${role}')`

/** Money of others that we hold: of buyers, order by order, and what came by bank and is nobody's yet. */
export const creditBalances = dataset<Row>({
  name: 'credit-balances',
  title: { nb: 'Penger vi holder for andre', en: 'Money we hold for others' },
  about: {
    nb: 'Én rad per ordre med forskudd fra kjøperen, og per innbetaling som ikke er plassert, ved slutten av dagen.',
    en: 'One row per order with an advance of its buyer, and per payment that is not placed, at the end of the day.',
  },
  dates: ['day'],
  values: ({ to }) => [to ?? null],
  select: () => `with ${AS_OF}, advances as (
     select s.order_id, e.currency, min(e.posted_on) as since, sum(case when p.credit in ${served('customer-advances')} then p.amount_minor else 0 end
       - case when p.debit in ${served('customer-advances')} then p.amount_minor else 0 end) as minor
     from as_of join entries e on e.posted_on <= as_of.day join postings p on p.entry_id = e.id left join ${SOURCES} s on s.id = e.source_id
     where p.credit in ${served('customer-advances')} or p.debit in ${served('customer-advances')} group by 1, 2),
   unplaced as (
     select d.id, d.amount_minor - coalesce(sum(p.amount_minor) filter (where p.undoes_id is null or ${sellerDay('p.at')} <= as_of.day), 0) as minor
     from as_of join deposits d on d.booked_on <= as_of.day left join placements p on p.deposit_id = d.id group by d.id)
   select * from (
     select 'advance' as kind, o.number as "orderNumber", o.payer->>'name' as name, null as reference, a.since, a.currency, a.minor::bigint as minor
     from advances a left join orders o on o.id = a.order_id where a.minor <> 0
     union all select 'unplaced', null, d.payer_name, d.entry_key, d.booked_on, d.currency, u.minor::bigint
     from unplaced u join deposits d on d.id = u.id where u.minor <> 0) held
   order by kind, since, "orderNumber", reference, currency, minor`,
  columns: [
    text('kind', KIND, (row) => row.kind),
    text('order', ORDER, (row) => (row.orderNumber === null ? null : String(row.orderNumber))),
    text('name', { nb: 'Navn', en: 'Name' }, (row) => row.name),
    text('reference', { nb: 'Referanse', en: 'Reference' }, (row) => row.reference),
    day('since', { nb: 'Siden', en: 'Since' }, (row) => row.since),
    currency(),
    amount('amount', { nb: 'Beløp', en: 'Amount' }, (row) => money(row.minor, row.currency)),
  ],
})
