import { Readable } from 'node:stream'
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

async function* lines(heads: readonly Head[], pages: Pages, style: CsvStyle): AsyncGenerator<string> {
  yield `${style.bom ? '\uFEFF' : ''}${lineOf(
    heads.map(({ words }) => words),
    style,
  )}`
  for await (const page of pages) if (page.length > 0) yield page.map((row) => lineOf(row, style)).join('')
}

function lineOf(row: readonly Cell[], { delimiter, point }: CsvStyle): string {
  let line = ''
  for (let at = 0; at < row.length; at++) {
    const cell = row[at]!
    if (at > 0) line += delimiter
    if (typeof cell === 'string') line += SPECIAL.test(cell) ? quoted(cell) : cell
    else if (typeof cell === 'number') line += cell
    else if (cell !== null) line += point === '.' ? decimal(cell) : decimal(cell).replace('.', point)
  }
  return `${line}\r\n`
}

/** Text that a spreadsheet would take for a formula, or that would end its cell. */
const SPECIAL = /^[=+\-@\t\r]|[";,\r\n]/
/** An amount stays a number, minus sign and all; only text is defused. */
function quoted(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";,\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** For another program, which gets every word as it is: what would end its cell stands in quotation marks (RFC 4180). */
export const cellIn = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
