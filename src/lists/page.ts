import type { DocumentRow } from '../invoicing/queries.ts'
import type { On } from '../platform/db/statement.ts'
import { LISTS, type ListName } from './all.ts'
import { documents } from './documents.ts'
import type { Filter } from './filter.ts'
import type { List } from './list.ts'
import { cursorAt, placeOf } from './place.ts'

type Asked = { filter: Filter; after: string | undefined; limit: number }
type Found<Row> = { rows: Row[]; next: string | null }

/** A page of a list and the cursor to the next. @throws request/invalid for a cursor of another list or order */
export const listPage = (on: On, name: ListName, asked: Asked): Promise<Found<object>> => pageOf(on, LISTS[name], asked)

export const documentsPage = (on: On, asked: Asked): Promise<Found<DocumentRow>> => pageOf(on, documents, asked)

async function pageOf<Row extends object>(
  on: On,
  list: List<Row>,
  { filter, after, limit }: Asked,
): Promise<Found<Row>> {
  const place = placeOf(after, list.keys[filter.sort])
  const found = await list.page(on, filter, { after: place, limit: limit + 1 })
  const last = found.length > limit ? found[limit - 1] : undefined
  const rows = found.slice(0, limit).map(({ place: _place, ...row }) => row as unknown as Row)
  return { rows, next: last === undefined ? null : cursorAt(last.place) }
}
