import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Pool } from '../platform/db/connect.ts'
import { nowOf } from '../platform/db/now.ts'
import { perPool } from '../platform/db/per-pool.ts'
import type { FileReply } from '../platform/http/route.ts'

/**
 * In seconds: how long after it was finished a body may still be shown to anybody. Half of it a body is kept here, half of it a reader
 * may keep what they were given. Where it takes long to make, that comes on top.
 */
export const CACHE_SECONDS = 60
const KEPT_SECONDS = CACHE_SECONDS / 2
const readersMayKeep = (seconds: number) => ({ 'Cache-Control': `public, max-age=${seconds}` })
/** For readers of what is made as it is asked for and takes part in the same promise. */
export const READERS_MAY_KEEP = readersMayKeep(KEPT_SECONDS)
/** In bytes, packed: what all bodies together may take; the oldest go first. */
const MOST_BYTES = 32 * 1024 * 1024
/** So many at once are kept at most, however small. */
const MOST_BODIES = 1000

type Body = { packed: Buffer; etag: string; finishedAt: Date }
/** What is long waits for what is long only. */
type Queue = 'short' | 'long'
type Kept = {
  bodies: Map<string, Body>
  bytes: number
  making: Map<string, Promise<Body>>
  last: Record<Queue, Promise<unknown>>
}

const keptFor = perPool(
  (): Kept => ({
    bodies: new Map(),
    bytes: 0,
    making: new Map(),
    last: { short: Promise.resolve(), long: Promise.resolve() },
  }),
)

/** What a body is told from, and by what it is known. */
type Making = { key: string; type: string; name: string; queue: Queue; write: (now: Date) => AsyncIterable<string> }

/**
 * A text that many ask for: written a part at a time, packed, and kept for half the cache time. Those of a queue are made one after the
 * other, so however many are asked for, the database reads for one long and one short.
 */
export async function keptFile(
  pool: Pool,
  making: Making,
): Promise<{ headers: Record<string, string>; file: FileReply }> {
  const { body, ageSeconds } = await bodyOf(pool, making)
  const mayKeep = Math.min(KEPT_SECONDS, Math.ceil(CACHE_SECONDS - ageSeconds))
  return {
    headers: { ...readersMayKeep(mayKeep), ETag: body.etag },
    file: { type: making.type, name: making.name, source: Readable.from([body.packed]), inline: true, packed: true },
  }
}

/** While a body is made anew, the one before is shown for what is left of its cache time. */
async function bodyOf(pool: Pool, making: Making): Promise<{ body: Body; ageSeconds: number }> {
  const kept = keptFor(pool)
  const now = await nowOf({ client: pool })
  const known = kept.bodies.get(making.key)
  const ageSeconds = known ? ageOf(known, now) : Number.POSITIVE_INFINITY
  if (known && ageSeconds < KEPT_SECONDS) return { body: known, ageSeconds }
  const coming = kept.making.get(making.key) ?? begin(pool, kept, making)
  if (!known || ageSeconds >= CACHE_SECONDS) return { body: await coming, ageSeconds: 0 }
  coming.catch(() => {})
  return { body: known, ageSeconds }
}

const ageOf = ({ finishedAt }: Body, now: Date): number => (now.getTime() - finishedAt.getTime()) / 1000

function begin(pool: Pool, kept: Kept, making: Making): Promise<Body> {
  const { key, queue } = making
  const made = kept.last[queue]
    .then(() => make(pool, making))
    .then((body) => {
      keep(kept, key, body)
      return body
    })
    .finally(() => kept.making.delete(key))
  kept.last[queue] = made.catch(() => {})
  kept.making.set(key, made)
  return made
}

async function make(pool: Pool, { write }: Making): Promise<Body> {
  const begunAt = await nowOf({ client: pool })
  const digest = createHash('sha256')
  const chunks: Buffer[] = []
  async function* noted() {
    for await (const text of write(begunAt)) {
      digest.update(text)
      yield text
    }
  }
  await pipeline(Readable.from(noted(), { objectMode: false }), createGzip(), async (packed) => {
    for await (const chunk of packed) chunks.push(chunk as Buffer)
  })
  return {
    packed: Buffer.concat(chunks),
    etag: `W/"${digest.digest('base64url')}"`,
    finishedAt: await nowOf({ client: pool }),
  }
}

/** What can be shown no more goes, and of the rest the oldest where there is too much: a map keeps them in the order they came. */
function keep(kept: Kept, key: string, body: Body): void {
  drop(kept, key)
  kept.bodies.set(key, body)
  kept.bytes += body.packed.length
  for (const [oldest, each] of kept.bodies) {
    const isTooMuch = kept.bytes > MOST_BYTES || kept.bodies.size > MOST_BODIES
    if (oldest === key || !(isTooMuch || ageOf(each, body.finishedAt) >= CACHE_SECONDS)) break
    drop(kept, oldest)
  }
}

function drop(kept: Kept, key: string): void {
  kept.bytes -= kept.bodies.get(key)?.packed.length ?? 0
  kept.bodies.delete(key)
}
