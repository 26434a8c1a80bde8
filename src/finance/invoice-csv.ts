import type { Readable } from 'node:stream'
import { type Stringifier, stringify } from 'csv-stringify'
import { type DocumentFilter, type DocumentRow, documentsAfter } from '../invoicing/queries.ts'
import type { On } from '../platform/db/statement.ts'
import { type Currency, decimal, money } from '../platform/money.ts'
import { defused } from '../platform/spreadsheet.ts'

/** Rows read from the database at a time, so that memory stays flat at any size. */
const PAGE = 500

/** `excel` opens in a Norwegian Excel without a wizard: byte order mark, semicolons, decimal commas. `machine` is RFC 4180 with points. */
export type CsvForm = 'excel' | 'machine'

/** The invoices and credit notes of a filter as CSV, streamed in the order of issue; amounts of credit notes are negative. */
export function invoiceCsv(on: On, filter: DocumentFilter, form: CsvForm): Readable {
  const excel = form === 'excel'
  const csv = stringify({
    header: true,
    columns: COLUMNS.map(([header]) => header),
    bom: excel,
    delimiter: excel ? ';' : ',',
    record_delimiter: 'windows',
  })
  void fill(csv, everyDocument(on, filter), excel ? ',' : '.').catch((error: unknown) => csv.destroy(error as Error))
  return csv
}

async function fill(csv: Stringifier, rows: AsyncGenerator<DocumentRow>, point: string): Promise<void> {
  for await (const row of rows) {
    const cells = COLUMNS.map(([, cell]) => written(row, cell(row), point))
    if (!csv.write(cells)) await new Promise((done) => csv.once('drain', done))
  }
  csv.end()
}

/** Every document of a filter in the order of issue, a page at a time. */
export async function* everyDocument(on: On, filter: DocumentFilter): AsyncGenerator<DocumentRow> {
  let after: string | null = null
  for (;;) {
    const rows: DocumentRow[] = await documentsAfter(on, filter, { after, limit: PAGE })
    yield* rows
    if (rows.length < PAGE) return
    after = rows.at(-1)!.id
  }
}

type Cell = (row: DocumentRow) => string | { minor: number; currency?: Currency }
const COLUMNS: readonly [string, Cell][] = [
  ['number', (row) => row.number],
  ['kind', (row) => row.kind],
  ['document_date', (row) => row.documentDate],
  ['due_date', (row) => row.dueDate ?? ''],
  ['buyer', (row) => row.buyerName],
  ['order', (row) => String(row.orderNumber)],
  ['kid', (row) => row.kid ?? ''],
  ['credits', (row) => row.creditsNumber ?? ''],
  ['currency', (row) => row.currency],
  ['net', (row) => ({ minor: row.netMinor })],
  ['vat', (row) => ({ minor: row.vatMinor })],
  ['gross', (row) => ({ minor: row.grossMinor })],
  ['prepaid', (row) => ({ minor: row.prepaidMinor })],
  ['left_to_pay', (row) => ({ minor: row.leftMinor })],
  ['purchase_order', (row) => row.purchaseOrderNumber ?? ''],
  ['vat_nok', (row) => ({ minor: row.vatKronerMinor, currency: 'NOK' })],
]

/** Amounts stay numbers, minus sign and all. */
function written(row: DocumentRow, cell: ReturnType<Cell>, point: string): string {
  if (typeof cell === 'object') return signed(row, cell).replace('.', point)
  return defused(cell)
}

const signed = (row: DocumentRow, { minor, currency = row.currency }: { minor: number; currency?: Currency }): string =>
  decimal(money(row.kind === 'credit-note' ? -minor : minor, currency))
