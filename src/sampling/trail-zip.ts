import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import yazl from 'yazl'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Sample } from './queries.ts'
import { trailOf } from './trail.ts'

const FILES = statement<{ kind: string; path: string; sha256: string }>(
  'sampling-files',
  'select kind, path, sha256 from document_files where document_id = $1 order by kind',
)

/**
 * A folder for each document of a sample, with its originals and its whole trail, and a manifest that `sha256sum -c` reads. Streamed:
 * one document is in memory at a time.
 */
export function trailZip(on: On, sample: Sample, dataDir: string): Readable {
  const zip = new yazl.ZipFile()
  const out = zip.outputStream as Readable
  void fill(zip, on, { sample, dataDir }).catch((error: unknown) => out.destroy(error as Error))
  return out
}

async function fill(
  zip: yazl.ZipFile,
  on: On,
  { sample, dataDir }: { sample: Sample; dataDir: string },
): Promise<void> {
  const mtime = sample.drawnAt
  const manifest: string[] = []
  for (const { id, number } of sample.documents) {
    const trail = Buffer.from(`${JSON.stringify(await trailOf(on, id), null, 2)}\n`)
    manifest.push(`${createHash('sha256').update(trail).digest('hex')}  ${number}/trail.json`)
    zip.addBuffer(trail, `${number}/trail.json`, { mtime })
    for (const { kind, path, sha256 } of await run(on, FILES, [id])) {
      const name = `${number}/${number}.${kind}`
      zip.addReadStreamLazy(name, { mtime, compress: false }, (give) =>
        give(null, createReadStream(join(dataDir, path))),
      )
      manifest.push(`${sha256}  ${name}`)
    }
  }
  zip.addBuffer(Buffer.from(`${manifest.join('\n')}\n`), 'SHA256SUMS.txt', { mtime })
  zip.end()
}
