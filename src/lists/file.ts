import { Readable } from 'node:stream'
import type { Pool } from '../platform/db/connect.ts'
import { pagesOf } from '../platform/db/cursor.ts'
import { atOneMoment, type Moment } from '../platform/db/snapshot.ts'
import type { FileReply } from '../platform/http/route.ts'
import type { Lang } from '../platform/lang.ts'
import { TABLE_TYPES, type TableForm, tableFile } from '../platform/table-file.ts'
import { LISTS, type ListName } from './all.ts'
import { COLUMNS } from './columns.ts'
import type { Filter } from './filter.ts'

type Wish = { filter: Filter; form: TableForm; lang: Lang }

/** Everything that a filter finds in a list, as a table of one moment in the list's order, streamed. @throws exports/busy when it is first read */
export function listFile(pool: Pool, name: ListName, { filter, form, lang }: Wish): FileReply {
  const { rows, values } = LISTS[name].every(filter)
  const table = (moment: Moment) => ({
    name,
    title: LISTS[name].title,
    columns: COLUMNS[name],
    rows: flat(pagesOf(moment, rows, values)),
  })
  const bytes = atOneMoment<Buffer>(pool, (moment) => tableFile(table(moment), form, lang).source)
  return { type: TABLE_TYPES[form], name: `${name}.${form}`, source: Readable.from(bytes, { objectMode: false }) }
}

async function* flat<Row>(pages: AsyncIterable<Row[]>): AsyncGenerator<Row> {
  for await (const page of pages) yield* page
}
