import { createHash } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import { filesOf, type Made } from './files-of.ts'

/** Documents rendered between two looks at the clock. */
const BATCH = 8
/** So much of its digest tells a file from the one whose name it could not have. */
const DIGEST_LENGTH = 12

type DueFile = { documentId: string; content: InvoiceDocument }

const DUE = statement<DueFile>(
  'invoicing-files-due',
  `select f.document_id as "documentId", d.content from files_due f join documents d on d.id = f.document_id
   where f.fault is null order by f.since, f.document_id limit ${BATCH}`,
)
const STORE = statement(
  'invoicing-store-files',
  `with stored as (
     insert into document_files (document_id, kind, path, sha256, bytes, renderer, stored_at)
     select $1, kind, path, sha256, bytes, renderer, $3
     from jsonb_to_recordset($2) as f(kind text, path text, sha256 text, bytes integer, renderer text)
     on conflict do nothing)
   delete from files_due where document_id = $1`,
)

const SET_ASIDE = statement('invoicing-set-file-aside', 'update files_due set fault = $2 where document_id = $1')

/**
 * Renders and stores the originals of freshly issued documents. Returns how many were dealt with. What cannot be drawn is set
 * aside and holds nobody up; a full or locked disk fails the batch and leaves its files due.
 */
export async function storeFiles(till: Till): Promise<number> {
  const due = await run({ client: till.connection.pool }, DUE, [])
  for (const each of due) await renderAndStore(till, each)
  return due.length
}

async function renderAndStore(till: Till, { documentId, content }: DueFile): Promise<void> {
  const job = { kind: 'job', name: 'renderer' } as const
  const made = await filesOf({ of: 'document', content })
  if (typeof made === 'string') {
    till.log.error({ documentId, fault: made }, 'document could not be drawn')
    return act(till, job, async (tx) => void (await run(tx, SET_ASIDE, [documentId, made])))
  }
  const stored: object[] = []
  for (const { kind, bytes, renderer } of made) {
    const name = join('documents', content.issueDate.slice(0, 4), `${content.number}-${documentId}`)
    const { path, sha256 } = await storeFile(till.config.dataDir, { name, kind }, bytes)
    stored.push({ kind, path, sha256, bytes: bytes.byteLength, renderer })
  }
  await act(till, job, (tx) => run(tx, STORE, [documentId, JSON.stringify(stored), tx.now]))
}

/**
 * The path holds the document's immutable id; a file that is there already is never overwritten, only found equal. One with
 * other bytes was left by an earlier release that ended before it could note it: the new one then goes beside it.
 */
export async function storeFile(
  dataDir: string,
  { name, kind }: { name: string; kind: Made['kind'] },
  bytes: Uint8Array,
) {
  const sha256 = digest(bytes)
  await mkdir(dirname(join(dataDir, name)), { recursive: true })
  const half = `${join(dataDir, name)}.${kind}.${process.pid}`
  try {
    await writeFile(half, bytes, { flush: true })
    for (const path of [`${name}.${kind}`, `${name}-${sha256.slice(0, DIGEST_LENGTH)}.${kind}`])
      if (await isStored(half, { full: join(dataDir, path), sha256 })) return { path, sha256 }
    throw new Error(`the file ${name}.${kind} is there twice with other bytes`)
  } finally {
    await rm(half, { force: true })
  }
}

/** Links the finished file to its name; false where another one has it. */
async function isStored(half: string, { full, sha256 }: { full: string; sha256: string }): Promise<boolean> {
  try {
    await link(half, full)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return digest(await readFile(full)) === sha256
  }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
