import { type Cells, linesInFile } from '../platform/lines-in-file.ts'
import { invalid } from '../platform/problems.ts'
import type { GivenRow } from './judge-rows.ts'

/** Most people in one list. */
export const UPLOAD_ROWS_MAX = 5_000

/**
 * The people in a CSV or XLSX file: columns are found by their headings in nb or en, or by which one holds addresses.
 * @throws request/invalid at /file: no people, too many, or no such file
 */
export async function peopleInFile(bytes: Buffer): Promise<GivenRow[]> {
  const lines = await linesInFile(bytes)
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
