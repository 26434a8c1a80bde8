import type { z } from 'zod'
import type { NeedleSql } from '../invoicing/found-by.ts'
import { NEEDLE_PARTS, readNeedle } from '../invoicing/needle.ts'
import { type On, run, type Statement, statement } from '../platform/db/statement.ts'
import { digestOf } from '../platform/ids.ts'
import type { Said } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import type { Filter, Sort } from './filter.ts'
import type { Place } from './place.ts'

/** Gives a value its parameter and says its name. */
export type Bind = (value: unknown) => string

/** A key that rows are ordered by: an expression over the row `f`, and its type. */
export type Key = readonly [expression: string, type: string]

/**
 * Where the rows of a list come from. A page is found among `facts` alone, and only its rows are looked at further: `columns` of them, from `f` and
 * `joins`. The facts of every list have id, minor, currency.
 */
export type Source = {
  name: string
  title: Said
  /** The rows, as a relation; conditions that narrow what they are made of are bound here. What only sums need is left out of a page. */
  facts(filter: Filter, bind: Bind, forTotals: boolean): string
  /** What narrows the rows themselves. */
  conditions(filter: Filter, bind: Bind): (string | null)[]
  columns: string
  joins: string
  /** The last key of each tells any two rows apart. */
  keys: Readonly<Record<Sort, readonly Key[]>>
  /** What is added up beside the number of rows, per currency. */
  sums: Readonly<Record<string, string>>
}

export type List<Row> = Source & {
  row: z.ZodType<Row>
  page(on: On, filter: Filter, page: { after: Place | null; limit: number }): Promise<(Row & { place: Place })[]>
  totals(on: On, filter: Filter): Promise<Total[]>
  /** Every row of a filter as one statement with its values, for a file. */
  every(filter: Filter): { rows: Statement<Row>; values: unknown[] }
}
/** How many rows a filter finds and what they come to, one per currency and kroner first. */
export type Total = { currency: Currency; count: number } & Record<string, number>

export function list<Row>(source: Source, row: z.ZodType<Row>): List<Row> {
  return {
    ...source,
    row,
    async page(on, filter, { after, limit }) {
      const { text, values, bind } = found(source, filter)
      const keys = source.keys[filter.sort]
      const beyond = after
        ? ` and (${expressions(keys)}) ${filter.order === 'up' ? '>' : '<'} (${bound(keys, after, bind)})`
        : ''
      const ordered = order(source, filter)
      const page = `with page as (select f.*, json_build_array(${keys.map(([key]) => `(${key})::text`).join()}) as place ${text}${beyond} order by ${ordered} limit ${bind(limit)})
        select ${source.columns}, f.place from page f ${source.joins} order by ${ordered}`
      return run(on, named<Row & { place: Place }>(source, page), values)
    },
    async totals(on, filter) {
      const { text, values } = found(source, filter, true)
      const sums = Object.entries(source.sums).map(([name, sum]) => `, coalesce(${sum}, 0)::bigint as "${name}"`)
      const totals = `select f.currency, count(*) as count${sums.join('')} ${text} group by f.currency order by f.currency = 'NOK' desc, f.currency`
      return run(on, named<Total>(source, totals), values)
    },
    every(filter) {
      const { text, values } = found(source, filter)
      const rows = `select ${source.columns} from (select f.* ${text}) f ${source.joins} order by ${order(source, filter)}`
      return { rows: named<Row>(source, rows), values }
    },
  }
}

/** Only what was asked for stands in the statement, so that the database plans for that. */
function found(source: Source, filter: Filter, forTotals = false): { text: string; values: unknown[]; bind: Bind } {
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const facts = source.facts(filter, bind, forTotals)
  const conditions = source.conditions(filter, bind).filter((each) => each !== null)
  const where = conditions.length === 0 ? 'true' : conditions.map((each) => `(${each})`).join(' and ')
  return { text: `from (${facts}) f where ${where}`, values, bind }
}

const expressions = (keys: readonly Key[]) => keys.map(([key]) => key).join()
const bound = (keys: readonly Key[], after: Place, bind: Bind) =>
  keys.map(([, type], at) => `${bind(after[at])}::text::${type}`).join()
const order = ({ keys }: Source, { sort, order }: Filter) =>
  keys[sort].map(([key]) => `${key} ${order === 'up' ? 'asc' : 'desc'}`).join()

/** The same words have the same name, so that each connection plans them once. */
const NAME_LENGTH = 12
const named = <Row>({ name }: Source, text: string): Statement<Row> =>
  statement<Row>(`list-${name}-${digestOf(text).slice(0, NAME_LENGTH)}`, text)

/** The parts of a needle as parameters, each bound when it is asked for; what it cannot mean is null in the text, so that nothing is looked up for it. */
export function needleSql(search: string, bind: Bind): NeedleSql {
  const needle = readNeedle(search)
  const bound = new Map<string, string>()
  const parameter = (part: keyof NeedleSql) => {
    if (needle[part] === null) return 'null'
    return bound.get(part) ?? bound.set(part, bind(needle[part])).get(part)!
  }
  const lazily = (part: keyof NeedleSql) => ({ enumerable: true, get: () => parameter(part) })
  return Object.defineProperties({}, Object.fromEntries(NEEDLE_PARTS.map((part) => [part, lazily(part)]))) as NeedleSql
}

/** A day in a text, or null where that end is open. */
export const dayOrNull = (day: string | undefined, bind: Bind): string =>
  day === undefined ? 'null' : `${bind(day)}::date`
