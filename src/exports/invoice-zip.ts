import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import yazl from 'yazl'
import { type DocumentFilter, documentsAfter } from '../invoicing/queries.ts'
import { everyPage } from '../platform/db/every-page.ts'
import type { On } from '../platform/db/statement.ts'

/** The PDFs and e-invoices of a filter as one ZIP with a manifest of their SHA-256, streamed: the stored originals, never rendered anew. */
export function invoiceZip(on: On, filter: DocumentFilter, dataDir: string): Readable {
  const zip = new yazl.ZipFile()
  void fill(zip, on, { filter, dataDir }).catch((error: unknown) =>
    (zip.outputStream as Readable).destroy(error as Error),
  )
  return zip.outputStream as Readable
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
  { filter, dataDir }: { filter: DocumentFilter; dataDir: string },
): Promise<void> {
  const manifest: string[] = []
  for await (const row of everyPage((page) => documentsAfter(on, filter, page))) {
    const mtime = new Date(`${row.documentDate}T12:00:00Z`)
    const files = [
      { name: `${row.number}.pdf`, path: row.path, sha256: row.sha256 },
      { name: `${row.number}.xml`, path: row.xmlPath, sha256: row.xmlSha256 },
    ]
    for (const { name, path, sha256 } of files) {
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
      zip.addReadStreamLazy(name, { mtime, size, compress: false }, (give) => give(null, createReadStream(full)))
      manifest.push(`${sha256}  ${name}`)
    }
  }
  const mtime = new Date('2020-01-01T12:00:00Z')
  zip.addBuffer(Buffer.from(`${manifest.join('\n')}\n`), 'SHA256SUMS.txt', { mtime, compress: false })
  zip.end()
}
