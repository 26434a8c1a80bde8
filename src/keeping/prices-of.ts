import { authorOf } from '../identity/author-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Currency, money } from '../platform/money.ts'
import { grossOf } from '../pricing/gross-of.ts'

/** The most prices that one start has had and that are shown. */
const MOST = 300

/** What one seat cost from an instant on until another; null: still. Gross by the rate of VAT on the day on which it began. */
export type PricePeriod = {
  from: Date
  until: Date | null
  currency: Currency
  netMinor: number
  grossMinor: number
  taxClass: string
  author: string | null
}
type Row = Omit<PricePeriod, 'until' | 'grossMinor'> & { rateBasisPoints: number }

/** Every price that was set, by whomever; where none was told of, the one that stands. */
const FIND = statement<Row>(
  'keeping-prices',
  `with told as (
     select e.id, e.at, e.actor, e.facts ->> 'currency' as currency, (e.facts ->> 'netMinor')::bigint as net, e.facts ->> 'taxClass' as class
     from events e where e.subject_id = $1 and e.name = 'PriceSet' order by e.id desc limit ${MOST}),
   every as (
     select * from told union all
     select 0, r.changed_at, '', r.currency, r.net_minor, r.tax_class from offering_prices r where r.offering_id = $1 and not exists (select from told))
   select v.at as "from", v.currency, v.net as "netMinor", v.class as "taxClass", ${authorOf('v.actor')} as author,
     coalesce((select x.rate_basis_points from tax_rates x where x.tax_class = v.class and x.valid_from <= (v.at at time zone o.zone)::date order by x.valid_from desc limit 1), 0) as "rateBasisPoints"
   from every v join offerings o on o.id = $1 order by v.id`,
)

const isSame = (one: Row | undefined, other: Row): boolean =>
  one?.currency === other.currency && one.netMinor === other.netMinor && one.taxClass === other.taxClass

/** What a start has cost and when, the newest first: a price that was set again as it was goes on. */
export async function pricesOf(on: On, offeringId: string): Promise<PricePeriod[]> {
  const rows = await run(on, FIND, [offeringId])
  const changes = rows.filter((row, at) => !isSame(rows[at - 1], row))
  return changes
    .map(({ rateBasisPoints, ...row }, at) => ({
      ...row,
      until: changes[at + 1]?.from ?? null,
      grossMinor: grossOf(money(row.netMinor, row.currency), rateBasisPoints).gross.minor,
    }))
    .reverse()
}
