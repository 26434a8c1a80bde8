import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import yazl from 'yazl'
import { type DocumentFilter, documentsAfter } from '../invoicing/queries.ts'
import { everyPage } from '../platform/db/every-page.ts'
import type { On } from '../platform/db/statement.ts'

/** Where the files lie, and who is told of each document whose files are being written. */
type Told = { dataDir: string; onRows?: (rows: number) => void }

/** The PDFs and e-invoices of a filter as one ZIP with a manifest of their SHA-256, streamed: the stored originals, never rendered anew. */
export function invoiceZip(on: On, filter: DocumentFilter, told: Told): Readable {
  const zip = new yazl.ZipFile()
  const out = zip.outputStream as Readable
  void fill(zip, on, { ...told, filter }).catch((error: unknown) => out.destroy(error as Error))
  return out
}

/** yazl hears neither of a file that breaks nor of a reader that went away: the ZIP breaks with the one, and the file is closed with the other. */
function openerFor(out: Readable): (path: string) => Readable {
  let file: Readable | undefined
  out.once('close', () => file?.destroy())
  return (path) => {
    file = createReadStream(path).once('error', (error) => out.destroy(error))
    return file
  }
}

/** Null where the file is gone: the others are exported all the same, and the manifest tells. */
async function sizeOf(full: string): Promise<number | null> {
  try {
    return (await stat(full)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function fill(
  zip: yazl.ZipFile,
  on: On,
  { filter, dataDir, onRows = () => {} }: Told & { filter: DocumentFilter },
): Promise<void> {
  const opened = openerFor(zip.outputStream as Readable)
  const manifest: string[] = []
  for await (const row of everyPage((page) => documentsAfter(on, filter, page))) {
    const mtime = new Date(`${row.documentDate}T12:00:00Z`)
    const files = [
      { name: `${row.number}.pdf`, path: row.path, sha256: row.sha256, rows: 1 },
      { name: `${row.number}.xml`, path: row.xmlPath, sha256: row.xmlSha256, rows: 0 },
    ]
    for (const { name, path, sha256, rows } of files) {
      if (path === null) {
        manifest.push(`${'-'.repeat(64)}  ${name}  (not rendered yet)`)
        continue
      }
      const full = join(dataDir, path)
      const size = await sizeOf(full)
      if (size === null) {
        manifest.push(`${sha256}  ${name}  (lost: not in the folder for documents)`)
        continue
      }
      zip.addReadStreamLazy(name, { mtime, size, compress: false }, (give) => {
        onRows(rows)
        give(null, opened(full))
      })
      manifest.push(`${sha256}  ${name}`)
    }
  }
  const mtime = new Date('2020-01-01T12:00:00Z')
  zip.addBuffer(Buffer.from(`${manifest.join('\n')}\n`), 'SHA256SUMS.txt', { mtime, compress: false })
  zip.end()
}
