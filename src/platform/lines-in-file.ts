import { detectDelimiter, parseCsv } from 'hucre/csv'
import { streamXlsxRows } from 'hucre/xlsx'
import { invalid } from './problems.ts'
import { unpackedBytes } from './unpacked-bytes.ts'
import { holdsCardNumber } from './words.ts'

/** The largest file that is read, in bytes, and what it may unpack to: five thousand rows take a twentieth of it. */
export const UPLOAD_BYTES_MAX = 2 * 1024 * 1024
const UNPACKED_BYTES_MAX = 40 * 1024 * 1024
/** Most lines that a file may have, whatever stands in them. */
export const LINES_MAX = 10_000
/** What is kept of a cell, in characters: longer than any name or address that is taken, so that it is told what is wrong. */
const CELL_MAX = 400
/** Of an instant as text: 2026-12-03 10:00, in characters. */
const DAY_AND_TIME = 16

export type Cells = { line: number; cells: string[] }

/** The lines of a CSV or XLSX file in which something stands, numbered as whoever opens it sees them. @throws request/invalid at /file: no such file */
export async function linesInFile(bytes: Buffer, cellMax = CELL_MAX): Promise<Cells[]> {
  return (await linesOf(bytes, cellMax)).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
}

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))

async function linesOf(bytes: Buffer, cellMax: number): Promise<Cells[]> {
  if (!isZip(bytes)) return linesOfText(textOf(bytes), cellMax)
  const unpacked = unpackedBytes(bytes)
  if (unpacked === null || unpacked > UNPACKED_BYTES_MAX) throw unreadable()
  return linesOfWorkbook(bytes, cellMax).catch(() => {
    throw unreadable()
  })
}
const unreadable = () => invalid('/file', 'this file cannot be read; save it as XLSX or CSV and try again')

async function linesOfWorkbook(bytes: Buffer, cellMax: number): Promise<Cells[]> {
  const lines: Cells[] = []
  for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0, maxRows: LINES_MAX }))
    lines.push({ line: index + 1, cells: values.map((value) => cellOf(value, cellMax)) })
  return lines
}

/** Names and addresses are text; whatever else stands in a cell is shown as it is, to be refused with its line. A card's number is not kept. */
function cellOf(value: unknown, cellMax: number): string {
  if (value instanceof Date) return value.toISOString().slice(0, DAY_AND_TIME).replace('T', ' ')
  const text = value === null || value === undefined ? '' : String(value).slice(0, cellMax)
  return holdsCardNumber(text) ? '' : text
}

function linesOfText(text: string, cellMax: number): Cells[] {
  if (text.includes('\u0000')) throw unreadable()
  const rows = parseCsv(text, { delimiter: detectDelimiter(text), maxRows: LINES_MAX })
  return rows.map((row, at) => ({ line: at + 1, cells: row.map((cell) => cellOf(cell, cellMax)) }))
}

/** Excel saves CSV as Windows-1252 where it is not told otherwise, and as UTF-16 where it is told "Unicode". */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
