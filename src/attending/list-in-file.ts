import { type Cells, linesInFile } from '../platform/lines-in-file.ts'
import { invalid } from '../platform/problems.ts'
import { type ListRow, ROWS_MAX } from './judge-list.ts'

const WHO = /^e-?(post|mail)(adresse|-adresse| address)?$|^mail$|^(påmelding|enrolment)( ?id)?$/i
const WHEN = /^(dato|dag|samling|tid|date|day|session|time)$/i
const MARK = /^(oppmøte|til stede|møtt|status|attendance|present|mark)$/i

type Columns = { who: number; when: number; mark: number }

/**
 * The rows of an attendance list in a CSV or XLSX file: columns are found by their headings in nb or en; that of the session may be missing.
 * @throws request/invalid at /file: no rows, too many, no such columns, or no such file
 */
export async function listInFile(bytes: Buffer): Promise<ListRow[]> {
  const [head, ...rows] = await linesInFile(bytes)
  if (!head || rows.length === 0) throw invalid('/file', 'the file holds no rows')
  if (rows.length > ROWS_MAX) throw invalid('/file', `the file holds more than ${ROWS_MAX} rows`)
  const columns = columnsOf(head)
  return rows.map(({ line, cells }) => {
    const cell = (at: number) => cells[at]?.trim() ?? ''
    return { line, who: cell(columns.who), when: cell(columns.when), mark: cell(columns.mark) }
  })
}

function columnsOf({ cells }: Cells): Columns {
  const find = (heading: RegExp) => cells.findIndex((cell) => heading.test(cell.trim()))
  const columns = { who: find(WHO), when: find(WHEN), mark: find(MARK) }
  if (columns.who < 0 || columns.mark < 0)
    throw invalid('/file', 'the first row must name a column of addresses or enrolments, and one of attendance')
  return columns
}
