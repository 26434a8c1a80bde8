import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import yazl from 'yazl'
import { writeWhole } from '../platform/write-whole.ts'

/** One file of the archive. What was stored before says with which digest; another one is refused. */
export type Part = { name: string; open(): Readable; sha256?: string }
export type Written = { sha256: string; bytes: number }

/** A stored original is not what was stored: such a month cannot be closed. */
export class BrokenOriginal extends Error {
  readonly original: string
  constructor(original: string) {
    super(`${original} is not what was stored`)
    this.original = original
  }
}

/** Where and when, as every file of the archive says: the same data give the same bytes. */
export type Target = { full: string; mtime: Date; told(done: number): void }

const MANIFEST = 'SHA256SUMS.txt'

/**
 * Writes the parts, one after another, and a manifest of their SHA-256 that `sha256sum -c` reads. The file appears under its name only
 * when it is whole and on the disk; memory stays flat. @throws BrokenOriginal
 */
export async function writeArchive(parts: readonly Part[], { full, mtime, told }: Target): Promise<Written> {
  const zip = new yazl.ZipFile()
  const out = zip.outputStream as Readable
  const manifest: string[] = []
  const fail = (error: Error) => out.destroy(error)
  for (const [index, part] of parts.entries())
    zip.addReadStreamLazy(part.name, { mtime }, (give) => {
      const listed = (sha256: string) => {
        if (part.sha256 !== undefined && part.sha256 !== sha256) throw new BrokenOriginal(part.name)
        manifest.push(`${sha256}  ${part.name}`)
        told(index + 1)
      }
      give(null, hashed(part.open(), { listed, fail }))
    })
  zip.addReadStreamLazy(MANIFEST, { mtime }, (give) => give(null, Readable.from([`${manifest.join('\n')}\n`])))
  zip.end()
  const whole = createHash('sha256')
  const bytes = await writeWhole(full, out, whole)
  return { sha256: whole.digest('hex'), bytes }
}

/** yazl hears nothing of a part that breaks: whoever reads the archive must. */
function hashed(
  source: Readable,
  { listed, fail }: { listed(sha256: string): void; fail(error: Error): void },
): Readable {
  const hash = createHash('sha256')
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      try {
        listed(hash.digest('hex'))
        done()
      } catch (error) {
        done(error as Error)
      }
    },
  })
  source.once('error', fail)
  stream.once('error', fail)
  return source.pipe(stream)
}

/** A stored file; one that is gone is no original either. */
export const storedPart = (
  dataDir: string,
  { name, path, sha256 }: { name: string; path: string; sha256: string },
): Part => ({
  ...{ name, sha256 },
  open: () => createReadStream(join(dataDir, path)),
})
