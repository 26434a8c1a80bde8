import { cellIn } from '../platform/csv.ts'
import type { RowFault } from './judge-rows.ts'
import type { Sheet } from './sheet.ts'

/** Excel knows by it that the file is UTF-8. */
const BOM = '\uFEFF'

const lineOf = (cells: readonly string[]): string => cells.map((cell) => cellIn(cell, ';')).join(';')

/** What is wrong, line by line, without a head. */
export const reportLines = (faults: readonly RowFault[]): string[] =>
  faults.toSorted((a, b) => a.line - b.line).map(({ line, column, problem }) => lineOf([String(line), column, problem]))

/** What is wrong, as a file for Excel. */
export const reportCsv = (faults: readonly RowFault[]): string =>
  `${BOM}${['line;column;problem', ...reportLines(faults), ''].join('\r\n')}`

/** An empty file with one example row. */
export const templateOf = ({ columns }: Sheet): string =>
  [columns.map(({ name }) => name), columns.map(({ example }) => example)].map(lineOf).join('\r\n')

/** The same as a file for Excel. */
export const templateCsv = (sheet: Sheet): string => `${BOM}${templateOf(sheet)}\r\n`
