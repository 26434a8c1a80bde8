import { detectDelimiter, parseCsv } from 'hucre/csv'
import { streamXlsxRows } from 'hucre/xlsx'
import { invalid } from '../platform/problems.ts'
import { holdsCardNumber } from '../platform/words.ts'
import type { GivenRow } from './judge-rows.ts'
import { unpackedBytes } from './unpacked-bytes.ts'

/** The largest file that is read, in bytes, and what it may unpack to: five thousand rows take a twentieth of it. */
export const UPLOAD_BYTES_MAX = 2 * 1024 * 1024
const UNPACKED_BYTES_MAX = 40 * 1024 * 1024
/** Most people in one list, and most lines that a file may have around them. */
export const UPLOAD_ROWS_MAX = 5_000
const LINES_MAX = 10_000
/** What is kept of a cell, in characters: longer than any name or address that is taken, so that it is told what is wrong. */
const CELL_MAX = 400

type Cells = { line: number; cells: string[] }

/**
 * The people in a CSV or XLSX file: columns are found by their headings in nb or en, or by which one holds addresses.
 * @throws request/invalid at /file: no people, too many, or no such file
 */
export async function peopleInFile(bytes: Buffer): Promise<GivenRow[]> {
  const lines = (await linesOf(bytes)).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (lines.length === 0) throw invalid('/file', 'the file holds no people')
  const columns = columnsByHeading(lines[0]!.cells)
  const people = columns ? lines.slice(1) : lines
  const { name, email } = columns ?? columnsByContent(people)
  if (people.length === 0) throw invalid('/file', 'the file holds no people')
  if (people.length > UPLOAD_ROWS_MAX) throw invalid('/file', `the file holds more than ${UPLOAD_ROWS_MAX} people`)
  return people.map(({ line, cells }) => ({
    line,
    name: name
      .map((at) => cells[at]?.trim() ?? '')
      .filter((part) => part !== '')
      .join(' '),
    email: cells[email] ?? '',
  }))
}

const isZip = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))

async function linesOf(bytes: Buffer): Promise<Cells[]> {
  if (!isZip(bytes)) return linesOfText(textOf(bytes))
  const unpacked = unpackedBytes(bytes)
  if (unpacked === null || unpacked > UNPACKED_BYTES_MAX) throw unreadable()
  return linesOfWorkbook(bytes).catch(() => {
    throw unreadable()
  })
}
const unreadable = () => invalid('/file', 'this file cannot be read; save it as XLSX or CSV and try again')

async function linesOfWorkbook(bytes: Buffer): Promise<Cells[]> {
  const lines: Cells[] = []
  for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0, maxRows: LINES_MAX }))
    lines.push({ line: index + 1, cells: values.map((value) => cellOf(value)) })
  return lines
}

/** Names and addresses are text; whatever else stands in a cell is shown as it is, to be refused with its line. A card's number is not kept. */
function cellOf(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value).slice(0, CELL_MAX)
  return holdsCardNumber(text) ? '' : text
}

function linesOfText(text: string): Cells[] {
  if (text.includes('\u0000')) throw unreadable()
  const rows = parseCsv(text, { delimiter: detectDelimiter(text), maxRows: LINES_MAX })
  return rows.map((row, at) => ({ line: at + 1, cells: row.map(cellOf) }))
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

type Columns = { name: number[]; email: number }
const EMAIL_HEADING = /^e-?(post|mail)(adresse|-adresse| address)?$|^mail$/i
const NAME_HEADING = /^(fullt |fult )?navn$|^(full )?name$|^(deltaker|ansatt|employee|participant)$/i
const FIRST_HEADING = /^(fornavn|first ?name|given ?name)$/i
const LAST_HEADING = /^(etternavn|last ?name|surname|family ?name)$/i

function columnsByHeading(cells: readonly string[]): Columns | null {
  const find = (heading: RegExp) => cells.findIndex((cell) => heading.test(cell.trim()))
  const [email, name, first, last] = [EMAIL_HEADING, NAME_HEADING, FIRST_HEADING, LAST_HEADING].map(find) as [
    number,
    number,
    number,
    number,
  ]
  if (email < 0) return null
  return { email, name: (name >= 0 ? [name] : [first, last]).filter((at) => at >= 0) }
}

/** Without headings the addresses stand in the column with most of the @, and the names beside it. */
function columnsByContent(lines: readonly Cells[]): Columns {
  const width = Math.max(...lines.map(({ cells }) => cells.length))
  const count = (at: number) => lines.filter(({ cells }) => cells[at]?.includes('@')).length
  const email = Array.from({ length: width }, (_, at) => at).reduce(
    (best, at) => (count(at) > count(best) ? at : best),
    0,
  )
  return { email, name: [email === 0 ? 1 : 0] }
}
