import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import yazl from 'yazl'
import { whomOf } from '../identity/whom.ts'
import { DOCUMENT_OF_WHOM } from '../invoicing/personal.ts'
import { run } from '../platform/db/statement.ts'
import { ofWhom } from '../platform/personal.ts'
import { act, type Till } from '../platform/till.ts'
import { type Copy, OwnCopy, valuesOf } from './copy-of.ts'

const FILES = ofWhom(
  'copy-files',
  `select d.content ->> 'number' as number, f.path from whom join orders o on ${DOCUMENT_OF_WHOM}
   join document_files f on f.document_id = d.id and f.kind = 'pdf' order by d.issued_at, d.series, d.number`,
)
type File = { number: string; path: string }

/** The copy with the PDFs of one's own documents, as one ZIP. A file that is gone is left out: the copy names it all the same. */
export async function archiveOf(till: Till, { personId, copy }: { personId: string; copy: Copy }): Promise<Readable> {
  const reader = { kind: 'job', name: 'my-data' } as const
  const files = await act(till, reader, async (tx) => {
    const whom = await whomOf(tx, personId)
    return whom ? ((await run(tx, FILES, valuesOf(whom))) as File[]) : []
  })
  const zip = new yazl.ZipFile()
  const mtime = copy.takenAt
  zip.addBuffer(Buffer.from(`${JSON.stringify(OwnCopy.parse(copy), null, 2)}\n`), 'my-data.json', { mtime })
  for (const { number, path } of files) {
    const full = join(till.config.dataDir, path)
    if (existsSync(full)) zip.addFile(full, `documents/${number}.pdf`, { mtime, compress: false })
  }
  zip.end()
  return zip.outputStream as Readable
}
