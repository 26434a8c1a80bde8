import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { writeXlsxStream } from 'hucre/xlsx'
import { type Cell, type CellKind, type Head, numberOf, type Pages } from './cells.ts'
import { DAY_MS } from './clock.ts'

/** Of a column in a sheet, in characters. */
const WIDTH = 18
/** How a spreadsheet shows numbers of a kind; it puts in the signs of whoever reads it. */
const SHOWN: Readonly<Partial<Record<CellKind, string>>> = { money: '#,##0.00', day: 'yyyy-mm-dd', count: '0' }
/** Day 0 of spreadsheets: they count 1900 as a leap year, so that this is right from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30)

/** Rows as a sheet with real numbers and days, written as they are sent. A million of them go on in the next sheet. */
export function xlsxOf(name: string, heads: readonly Head[], pages: Pages): Readable {
  const columns = heads.map(({ words, kind }) => ({
    header: words,
    width: WIDTH,
    ...(SHOWN[kind] ? { numFmt: SHOWN[kind] } : {}),
  }))
  return Readable.fromWeb(writeXlsxStream(rowsOf(heads, pages), { name, columns }) as ReadableStream)
}

async function* rowsOf(heads: readonly Head[], pages: Pages): AsyncGenerator<(string | number | null)[]> {
  const isDay = heads.map(({ kind }) => kind === 'day')
  for await (const page of pages) for (const row of page) yield row.map((cell, at) => inSheet(cell, isDay[at]!))
}

/** Text is text whatever it begins with: nothing in the file is a formula. */
function inSheet(cell: Cell, isDay: boolean): string | number | null {
  if (typeof cell === 'string') return isDay && cell !== '' ? (Date.parse(cell) - DAY_ZERO) / DAY_MS : cell
  return cell === null || typeof cell === 'number' ? cell : numberOf(cell)
}
