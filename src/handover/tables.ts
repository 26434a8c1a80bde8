import type { Readable } from 'node:stream'
import yazl from 'yazl'
import type { Cell } from '../platform/cells.ts'
import { CSV_STYLES, csvOf } from '../platform/csv.ts'

/** A file of a hand-over: its name, the names of its columns as the other system has them, and its rows. */
export type Table = { name: string; heads: readonly string[]; rows: readonly (readonly Cell[])[] }

/** Tables as CSV (RFC 4180) in one ZIP. The same tables of the same moment are the same bytes. */
export function zipOf(tables: readonly Table[], at: Date): Readable {
  const zip = new yazl.ZipFile()
  for (const { name, heads, rows } of tables) {
    const words = heads.map((head) => ({ words: head, kind: 'text' as const }))
    zip.addReadStream(csvOf(words, pagesOf(rows), CSV_STYLES.machine), name, { mtime: at })
  }
  zip.end()
  return zip.outputStream as Readable
}

async function* pagesOf(rows: Table['rows']) {
  yield rows
}
