import { detectDelimiter, streamCsvRows } from 'hucre/csv'
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

/** Most lines of a file, characters of a cell that are kept, bytes that a workbook may unpack to, and whether what passes for a card’s number is kept for its reader to judge. */
export type FileLimits = { linesMax: number; cellMax: number; unpackedMax: number; keepsCards: boolean }
const LIMITS: FileLimits = {
  ...{ linesMax: LINES_MAX, cellMax: CELL_MAX, unpackedMax: UNPACKED_BYTES_MAX },
  keepsCards: false,
}

/** The lines of a CSV or XLSX file in which something stands, numbered as whoever opens it sees them. @throws request/invalid at /file: no such file */
export async function linesInFile(bytes: Buffer): Promise<Cells[]> {
  const lines: Cells[] = []
  for await (const line of linesOf(bytes, LIMITS)) lines.push(line)
  return lines
}

/** The lines of a large file, each kept as one string until it is looked at: a tenth of what its cells would take. */
export class PackedLines {
  readonly #lines: number[] = []
  readonly #packed: string[] = []

  get length(): number {
    return this.#lines.length
  }
  /** As whoever opens the file sees it; 0 where there is none. */
  get lastLine(): number {
    return this.#lines.at(-1) ?? 0
  }
  at(place: number): Cells | undefined {
    const packed = this.#packed[place]
    return packed === undefined ? undefined : { line: this.#lines[place]!, cells: packed.split(BETWEEN) }
  }
  add({ line, cells }: Cells): void {
    this.#lines.push(line)
    this.#packed.push(cells.map((cell) => cell.replaceAll(BETWEEN, '')).join(BETWEEN))
  }
}
/** No text of a file holds it: PostgreSQL keeps none with it. */
const BETWEEN = '\u0000'

/** As `linesInFile`, for files that are larger. @throws request/invalid at /file: no such file */
export async function packedLinesInFile(bytes: Buffer, limits: FileLimits): Promise<PackedLines> {
  const lines = new PackedLines()
  for await (const line of linesOf(bytes, limits)) lines.add(line)
  return lines
}

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))
const saysSomething = ({ cells }: Cells) => cells.some((cell) => cell.trim() !== '')

async function* linesOf(bytes: Buffer, limits: FileLimits): AsyncGenerator<Cells> {
  const lines = isZip(bytes) ? linesOfWorkbook(bytes, limits) : linesOfText(textOf(bytes), limits)
  for await (const line of lines) if (saysSomething(line)) yield line
}
const unreadable = () => invalid('/file', 'this file cannot be read; save it as XLSX or CSV and try again')

async function* linesOfWorkbook(bytes: Buffer, limits: FileLimits): AsyncGenerator<Cells> {
  const unpacked = unpackedBytes(bytes)
  if (unpacked === null || unpacked > limits.unpackedMax) throw unreadable()
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0, maxRows: limits.linesMax }))
      yield { line: index + 1, cells: values.map((value) => cellOf(value, limits)) }
  } catch {
    throw unreadable()
  }
}

/** Names and addresses are text; whatever else stands in a cell is shown as it is, to be refused with its line. A card's number is not kept. */
function cellOf(value: unknown, { cellMax, keepsCards }: FileLimits): string {
  if (value instanceof Date) return value.toISOString().slice(0, DAY_AND_TIME).replace('T', ' ')
  const text = value === null || value === undefined ? '' : String(value).slice(0, cellMax)
  return !keepsCards && holdsCardNumber(text) ? '' : text
}

function* linesOfText(text: string, limits: FileLimits): Generator<Cells> {
  if (text.includes('\u0000')) throw unreadable()
  let line = 0
  for (const row of streamCsvRows(text, { delimiter: detectDelimiter(text), maxRows: limits.linesMax }))
    yield { line: ++line, cells: row.map((cell) => cellOf(cell, limits)) }
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
