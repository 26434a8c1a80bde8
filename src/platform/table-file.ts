import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { type Stringifier, stringify } from 'csv-stringify'
import { writeXlsxStream } from 'hucre/xlsx'
import type { FileReply } from './http/route.ts'
import { type Lang, type Said, say } from './lang.ts'
import { decimal, type Money } from './money.ts'
import { defused } from './spreadsheet.ts'

export const TABLE_FORMS = ['csv', 'xlsx'] as const
export type TableForm = (typeof TABLE_FORMS)[number]

/** Text, a count, or an amount; the currency of an amount stands in a column of its own. */
export type Cell = string | number | Money
export type Column<Row> = readonly [Said, (row: Row, lang: Lang) => Cell]

/** A table that somebody opens in a spreadsheet: `name` of the file without its ending, `title` of its sheet. */
export type Table<Row> = {
  name: string
  title: Said
  columns: readonly Column<Row>[]
  rows: AsyncIterable<Row> | Iterable<Row>
}

const TYPES: Record<TableForm, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
/** Of a column in a sheet, in characters. */
const WIDTH = 18

/**
 * A file that opens in a Norwegian Excel without a wizard: CSV with byte order mark, semicolons and decimal commas, or XLSX. Written as
 * it is sent, so memory stays flat. A cell that Excel would run is text (OWASP ASVS 1.2.10); amounts are numbers.
 */
export function tableFile<Row>(table: Table<Row>, form: TableForm, lang: Lang): FileReply {
  const source = form === 'csv' ? csv(table, lang) : xlsx(table, lang)
  return { type: TYPES[form], name: `${table.name}.${form}`, source }
}

const heads = <Row>({ columns }: Table<Row>, lang: Lang): string[] => columns.map(([said]) => say(lang, said))

function csv<Row>(table: Table<Row>, lang: Lang): Readable {
  const written = stringify({
    header: true,
    columns: heads(table, lang),
    ...{ bom: true, delimiter: ';', record_delimiter: 'windows' },
  })
  void fill(written, table, lang).catch((error: unknown) => written.destroy(error as Error))
  return written
}

async function fill<Row>(written: Stringifier, { columns, rows }: Table<Row>, lang: Lang): Promise<void> {
  for await (const row of rows) {
    if (written.destroyed) return
    const cells = columns.map(([, cell]) => inCsv(cell(row, lang)))
    if (!written.write(cells)) await new Promise((done) => written.once('drain', done).once('close', done))
  }
  written.end()
}

/** Amounts stay numbers, minus sign and all. */
function inCsv(cell: Cell): string {
  if (typeof cell === 'object') return decimal(cell).replace('.', ',')
  return typeof cell === 'number' ? String(cell) : defused(cell)
}

function xlsx<Row>(table: Table<Row>, lang: Lang): Readable {
  const columns = heads(table, lang).map((header) => ({ header, width: WIDTH }))
  const written = writeXlsxStream(cellsOf(table, lang), { name: say(lang, table.title), columns })
  return Readable.fromWeb(written as ReadableStream)
}

async function* cellsOf<Row>({ columns, rows }: Table<Row>, lang: Lang): AsyncGenerator<(string | number)[]> {
  for await (const row of rows) yield columns.map(([, cell]) => inXlsx(cell(row, lang)))
}

/** A spreadsheet has no other numbers; what is shown of it is the amount to the øre. */
const inXlsx = (cell: Cell): string | number => (typeof cell === 'object' ? Number(decimal(cell)) : cell)
