import type { Cell, CellKind, Head, Pages } from './cells.ts'
import { CSV_STYLES, csvOf } from './csv.ts'
import type { FileReply } from './http/route.ts'
import { type Lang, type Said, say } from './lang.ts'
import { xlsxOf } from './xlsx.ts'

export const TABLE_FORMS = ['csv', 'xlsx'] as const
export type TableForm = (typeof TABLE_FORMS)[number]

/** Its words, its cells, and what they are where that is not text. */
export type Column<Row> = readonly [Said, (row: Row, lang: Lang) => Cell, CellKind?]

/** A table that somebody opens in a spreadsheet: `name` of the file without its ending, `title` of its sheet. */
export type Table<Row> = {
  name: string
  title: Said
  columns: readonly Column<Row>[]
  rows: AsyncIterable<Row> | Iterable<Row>
}

export const TABLE_TYPES: Record<TableForm, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
/** Rows written at a time. */
const PAGE = 500

/** A file that opens in a Norwegian Excel without a wizard, written as it is sent, so memory stays flat. */
export function tableFile<Row>(table: Table<Row>, form: TableForm, lang: Lang): FileReply {
  const heads = table.columns.map(([said, , kind = 'text']): Head => ({ words: say(lang, said), kind }))
  const pages = pagesOf(table, lang)
  const source = form === 'csv' ? csvOf(heads, pages, CSV_STYLES.excel) : xlsxOf(say(lang, table.title), heads, pages)
  return { type: TABLE_TYPES[form], name: `${table.name}.${form}`, source }
}

async function* pagesOf<Row>({ columns, rows }: Table<Row>, lang: Lang): Pages & AsyncGenerator<Cell[][]> {
  let page: Cell[][] = []
  for await (const row of rows) {
    page.push(columns.map(([, cell]) => cell(row, lang)))
    if (page.length < PAGE) continue
    yield page
    page = []
  }
  yield page
}
