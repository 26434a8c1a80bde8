import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Cell, Head, Pages } from './cells.ts'
import { decimal } from './money.ts'

export const CSV_FORMS = ['excel', 'machine'] as const
/**
 * `excel` opens in a Norwegian Excel without a wizard: byte order mark, semicolons, decimal commas. `machine` is RFC 4180 with points.
 * Days are YYYY-MM-DD in both: Excel and LibreOffice take that for a day whatever language they speak, and 03.04.2026 only in some.
 */
export type CsvForm = (typeof CSV_FORMS)[number]

export type CsvStyle = { bom: boolean; delimiter: ';' | ','; point: ',' | '.' }
export const CSV_STYLES: Readonly<Record<CsvForm, CsvStyle>> = {
  excel: { bom: true, delimiter: ';', point: ',' },
  machine: { bom: false, delimiter: ',', point: '.' },
}

/** Rows as CSV, written as they are sent, so memory stays flat. Text that a spreadsheet would run is text (OWASP ASVS 1.2.10). */
export const csvOf = (heads: readonly Head[], pages: Pages, style: CsvStyle): Readable =>
  Readable.from(lines(heads, pages, style), { objectMode: false })

async function* lines(
  heads: readonly Head[],
  pages: Pages,
  { bom, delimiter, point }: CsvStyle,
): AsyncGenerator<string> {
  const form = { delimiter, record_delimiter: 'windows' }
  yield stringify([heads.map(({ words }) => words)], { ...form, bom })
  for await (const page of pages) {
    const rows = page.map((row) => row.map((cell) => inCsv(cell, point)))
    if (rows.length > 0) yield stringify(rows, form)
  }
}

/** Only text is defused: an amount stays a number, minus sign and all. */
function inCsv(cell: Cell, point: string): string {
  if (typeof cell === 'string') return defused(cell)
  if (cell === null) return ''
  return typeof cell === 'number' ? String(cell) : decimal(cell).replace('.', point)
}

/** Text that a spreadsheet would take for a formula. */
const defused = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
