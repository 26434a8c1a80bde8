import { type PackedLines, packedLinesInFile } from '../platform/lines-in-file.ts'
import { invalid } from '../platform/problems.ts'

/** The largest file that is read, in bytes: it is held in memory while it is judged. */
export const IMPORT_BYTES_MAX = 20 * 1024 * 1024
/** A file has fewer lines than this: the open items of a year fit, and what is held of them stays small. */
export const IMPORT_LINES_MAX = 100_000
/** What a workbook of so many lines may unpack to, in bytes. */
const UNPACKED_BYTES_MAX = 160 * 1024 * 1024
/** The longest cell, in characters: a course's description fits. */
const CELL_MAX = 20_000

/** The lines of a file of an old system, the first naming the columns. @throws request/invalid at /file: no such file, or too many lines */
export async function linesOfImport(bytes: Buffer): Promise<PackedLines> {
  const limits = { linesMax: IMPORT_LINES_MAX, cellMax: CELL_MAX, unpackedMax: UNPACKED_BYTES_MAX, keepsCards: true }
  const lines = await packedLinesInFile(bytes, limits)
  if (lines.lastLine >= IMPORT_LINES_MAX)
    throw invalid('/file', `this file has ${IMPORT_LINES_MAX} lines or more; divide it`)
  return lines
}
