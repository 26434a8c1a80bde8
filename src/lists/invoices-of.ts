import { EVERY_MONEY } from '../invoicing/exported-documents.ts'
import { between, documentsFound, paidWithin, taughtOn } from '../invoicing/found-by.ts'
import type { Filter } from './filter.ts'
import { type Bind, needleSql } from './list.ts'
import { period } from './narrowed.ts'

/** The ids of invoices of which just so much is left to pay. */
const leftExactly = (minor: string) =>
  `select d.id from documents d ${EVERY_MONEY} where d.kind = 'invoice' and d.prepaid_minor < d.gross_minor and money.left_minor = ${minor} and ${minor} > 0`

/** What narrows documents `d`: their own days, when they were paid, what is taught, and a search. */
export function ofDocuments(filter: Filter, bind: Bind): (string | null)[] {
  const [dates, due] = [period(filter, '', bind), period(filter, 'due', bind)]
  const [paid, course] = [period(filter, 'paid', bind), period(filter, 'course', bind)]
  return [
    dates && between('d.document_date', ...dates),
    due && between('d.due_date', ...due),
    paid && `d.id in (${paidWithin(...paid)})`,
    course && `d.id in (${taughtOn(...course)})`,
    searchedDocuments(filter, bind),
  ]
}

/** What is searched for is found first and once: else a planner that expects many looks for each document among all that were found. */
function searchedDocuments({ search }: Filter, bind: Bind): string | null {
  if (search === undefined) return null
  const sql = needleSql(search, bind)
  const ways = [documentsFound(sql), ...(sql.minor === 'null' ? [] : [leftExactly(sql.minor)])]
  return `d.id in (with found as materialized (${ways.join(' union all ')}) select id from found)`
}

export const all = (conditions: readonly (string | null)[]): string =>
  conditions
    .filter((each) => each !== null)
    .map((each) => ` and (${each})`)
    .join('')
