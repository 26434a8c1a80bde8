import { type On, run, statement } from '../platform/db/statement.ts'
import {
  type Asked,
  BESIDE,
  CREDIT_BANDS,
  columnOf,
  FILTER_NAMES,
  type FilterName,
  filterValues,
  fits,
  GROUND,
  PRICE_BANDS,
  RATES,
  VISIBLE,
} from './filters.ts'
import { type Onlooker, valuesOf } from './onlooker.ts'
import { FOUND, searchValues } from './search.ts'

export type Counted = { value: string; count: number }
/** How many offerings fit, and of each filter how many each of its values would leave under all other filters. */
export type Counts = { total: number } & Record<FilterName, Counted[]>

type Row = { filter: FilterName | 'total'; value: string | null; count: number }

const SINGLE = FILTER_NAMES.filter((name) => name !== 'topic')
const quoted = (name: string) => `"${name}"`
/** The bit that is set where an offering does not fit a filter. */
const bit = (name: FilterName): number => 2 ** FILTER_NAMES.indexOf(name)
/** A value of a filter counts what fits all others: it misses nothing, or only that filter. */
const counted = (name: FilterName) => `count(*) filter (where misses in (0, ${bit(name)}))`
const whichOf = (of: (name: FilterName) => string, total: string) =>
  `case ${SINGLE.map((name) => `when grouping(${quoted(name)}) = 0 then ${of(name)}`).join(' ')} else ${total} end`

/** Everything is looked at once, and what misses two filters is left out at once. The language ($1) changes no number. */
const countsOf = (more: string, found: string) => `with ${RATES}, ${more}seen as materialized (
    select * from (select g.topics, ${SINGLE.map((name) => `${columnOf(name)} as ${quoted(name)}`).join(', ')},
        ${FILTER_NAMES.map((name) => `(case when ${fits(name)} then 0 else ${bit(name)} end)`).join(' | ')} as misses
      from ${GROUND} ${found} where $1::text is not null and ${VISIBLE} and ${BESIDE}) s
    where misses & (misses - 1) = 0)
  select 'topic' as filter, t.value, sum(s.n)::bigint as count
    from (select topics, count(*) as n from seen where misses in (0, ${bit('topic')}) group by topics) s cross join unnest(s.topics) t(value) group by t.value
  union all select ${whichOf((name) => `'${name}'`, "'total'")}, coalesce(${SINGLE.map(quoted).join(', ')}),
    ${whichOf(counted, 'count(*) filter (where misses = 0)')}
  from seen group by grouping sets (${SINGLE.map((name) => `(${quoted(name)})`).join(', ')}, ())`

const COUNTS = statement<Row>('storefront-counts', countsOf('', ''))
const SEARCH_COUNTS = statement<Row>(
  'storefront-search-counts',
  countsOf(`${FOUND}, `, 'join found using (offering_id)'),
)

/** What the filters would leave of what whoever looks may see; values that leave nothing are not there. */
export async function countOffers(on: On, onlooker: Onlooker, asked: Asked): Promise<Counts> {
  const values = [...valuesOf(onlooker), ...filterValues(asked)]
  const rows =
    asked.search === undefined
      ? await run(on, COUNTS, values)
      : await run(on, SEARCH_COUNTS, [...values, ...searchValues(asked.search)])
  const of = (name: FilterName): Counted[] =>
    rows
      .flatMap(({ filter, value, count }) => (filter === name && value !== null && count > 0 ? [{ value, count }] : []))
      .toSorted(ORDER[name] ?? byCount)
  return {
    total: rows.find(({ filter }) => filter === 'total')?.count ?? 0,
    ...(Object.fromEntries(FILTER_NAMES.map((name) => [name, of(name)])) as Record<FilterName, Counted[]>),
  }
}

type Compare = (one: Counted, other: Counted) => number
const byCount: Compare = (one, other) => other.count - one.count || one.value.localeCompare(other.value, 'nb')
const byPlaceIn =
  (bands: readonly string[]): Compare =>
  (one, other) =>
    bands.indexOf(one.value) - bands.indexOf(other.value)
/** Months and bands stand in their own order; all else by how much there is of it. */
const ORDER: Partial<Record<FilterName, Compare>> = {
  month: (one, other) => (one.value < other.value ? -1 : 1),
  credits: byPlaceIn(CREDIT_BANDS),
  price: byPlaceIn(PRICE_BANDS),
}
