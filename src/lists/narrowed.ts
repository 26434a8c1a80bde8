import { taughtWithin } from '../catalogue/taught-within.ts'
import { amountOf } from '../invoicing/amount-of.ts'
import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { between, documentsNamed, type NeedleSql, ordersFound } from '../invoicing/found-by.ts'
import type { Filter } from './filter.ts'
import { type Bind, dayOrNull, needleSql } from './list.ts'

/** The two ends of one of a filter's periods as SQL, or null where neither is given. */
export function period(filter: Filter, of: '' | 'paid' | 'course' | 'due', bind: Bind): [string, string] | null {
  const [first, last] = of === '' ? [filter.from, filter.to] : [filter[`${of}From`], filter[`${of}To`]]
  return first === undefined && last === undefined ? null : [dayOrNull(first, bind), dayOrNull(last, bind)]
}

/** Amounts between the two that were asked for. */
export function amounts({ amountFrom, amountTo }: Filter, minor: string, bind: Bind): (string | null)[] {
  const [least, most] = [amountOf(amountFrom), amountOf(amountTo)]
  return [least === null ? null : `${minor} >= ${bind(least)}`, most === null ? null : `${minor} <= ${bind(most)}`]
}

/**
 * Rows of an order: with a document of those days, about a document where the row has one; and with a line that is taught on those days. `day` is when
 * their money moved.
 */
export function ofOrders(filter: Filter, day: string, bind: Bind): (string | null)[] {
  const [documents, paid, course] = [
    period(filter, '', bind),
    period(filter, 'paid', bind),
    period(filter, 'course', bind),
  ]
  return [
    documents &&
      `exists (select from documents d where d.id in ${documentsOfOrder('f.order_id')} and (f.document_id is null or d.id = f.document_id) and ${between('d.document_date', ...documents)})`,
    paid && between(day, ...paid),
    course &&
      `f.order_id in (select l.order_id from order_lines l where l.offering_id in (${taughtWithin(...course)}))`,
    ...amounts(filter, 'f.minor', bind),
  ]
}

/** In which ways a list is searched: its rows of a set of orders and about a set of documents, those with an amount, and whatever else it knows them by. */
export type Ways = {
  /** The id of a row, where it is looked for. */
  id: string
  ofOrders(ids: string): string
  ofDocuments(ids: string): string
  ofAmount(minor: string): string
  own?(sql: NeedleSql): string
}

/** ` and id in (…)` of the rows that a search finds; nothing where nothing is searched for. */
export function searched({ search }: Filter, ways: Ways, bind: Bind): string {
  if (search === undefined) return ''
  const sql = needleSql(search, bind)
  const found = [
    ways.ofOrders(ordersFound(sql, 'payers')),
    ways.ofDocuments(documentsNamed(sql)),
    ...(sql.minor === 'null' ? [] : [ways.ofAmount(sql.minor)]),
    ...(ways.own ? [ways.own(sql)] : []),
  ]
  return ` and ${ways.id} in (${found.join(' union all ')})`
}
