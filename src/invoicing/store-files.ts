import { createHash } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { RENDERER, renderPdf } from '../../invoices/pdf.ts'
import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'

/** Documents rendered between two looks at the clock. */
const BATCH = 8

type DueFile = { documentId: string; content: InvoiceDocument }
type Stored = { documentId: string; path: string; sha256: string; bytes: number }

const DUE = statement<DueFile>(
  'invoicing-files-due',
  `select f.document_id as "documentId", d.content from files_due f join documents d on d.id = f.document_id
   where f.fault is null order by f.since, f.document_id limit ${BATCH}`,
)
const STORE = statement(
  'invoicing-store-file',
  `with stored as (
     insert into document_files (document_id, kind, path, sha256, bytes, renderer, stored_at) values ($1, 'pdf', $2, $3, $4, $5, $6)
     on conflict do nothing)
   delete from files_due where document_id = $1`,
)

/** Renders and stores the originals of freshly issued documents. Returns how many; a full disk leaves them due. */
export async function storeFiles(till: Till): Promise<number> {
  const due = await run({ client: till.connection.pool }, DUE, [])
  for (const each of due) {
    const stored = await write(till.config.dataDir, each)
    await act(till, { kind: 'job', name: 'renderer' }, (tx) =>
      run(tx, STORE, [stored.documentId, stored.path, stored.sha256, stored.bytes, RENDERER, tx.now]),
    )
  }
  return due.length
}

/** The path holds the document's immutable id; a file that is there already is never overwritten, only found equal. */
async function write(dataDir: string, { documentId, content }: DueFile): Promise<Stored> {
  const bytes = await renderPdf(content)
  const path = join('documents', content.issueDate.slice(0, 4), `${content.number}-${documentId}.pdf`)
  const full = join(dataDir, path)
  await mkdir(dirname(full), { recursive: true })
  const half = `${full}.${process.pid}`
  await writeFile(half, bytes)
  const sha256 = digest(bytes)
  try {
    await link(half, full)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (digest(await readFile(full)) !== sha256) throw new Error(`${path} is there with other bytes`)
  } finally {
    await rm(half, { force: true })
  }
  return { documentId, path, sha256, bytes: bytes.byteLength }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
