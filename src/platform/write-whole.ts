import type { Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * Writes a file that appears under its name only when it is whole and on the disk; memory stays flat. What passes goes through `hash`.
 * Returns its bytes.
 */
export async function writeWhole(
  full: string,
  source: AsyncIterable<string | Uint8Array>,
  hash: Hash,
): Promise<number> {
  const half = `${full}.part`
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await mkdir(dirname(full), { recursive: true })
  try {
    const readable = source instanceof Readable ? source : Readable.from(source, { objectMode: false })
    await pipeline(readable, meter, createWriteStream(half, { mode: 0o600 }))
    await onDisk(half)
    await rename(half, full)
  } finally {
    await rm(half, { force: true })
  }
  return bytes
}

async function onDisk(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
