import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Pool } from '../platform/db/connect.ts'
import { perPool } from '../platform/db/per-pool.ts'
import { readTogether } from '../platform/db/transact.ts'
import type { FileReply } from '../platform/http/route.ts'

/**
 * In seconds: how old what others are told of the courses may be. Half of it a body is kept here, half of it a reader may keep
 * what they were given.
 */
export const CACHE_SECONDS = 60
const KEPT_SECONDS = CACHE_SECONDS / 2
/** For readers of a body that is kept here, and of one that is made as it is asked for and takes part in the same promise. */
export const READERS_MAY_KEEP = { 'Cache-Control': `public, max-age=${KEPT_SECONDS}` } as const
/** In bytes, packed: what all bodies together may take; the oldest go first. */
const MOST_BYTES = 32 * 1024 * 1024

type Body = { packed: Buffer; etag: string; madeAt: Date }
type Kept = { bodies: Map<string, Body>; making: Map<string, Promise<Body>>; last: Promise<unknown> }

const keptFor = perPool((): Kept => ({ bodies: new Map(), making: new Map(), last: Promise.resolve() }))

/** What a body is told from, and by what it is known. */
type Making = { key: string; type: string; name: string; write: (now: Date) => AsyncIterable<string> }

/**
 * A long text that many ask for: written a part at a time, packed, and kept for half the cache time. Bodies are made one after the
 * other, so however many are asked for, the database reads for one.
 */
export async function keptFile(
  pool: Pool,
  making: Making,
): Promise<{ headers: Record<string, string>; file: FileReply }> {
  const { packed, etag } = await bodyOf(pool, making)
  return {
    headers: { ...READERS_MAY_KEEP, ETag: etag },
    file: { type: making.type, name: making.name, source: Readable.from([packed]), inline: true, packed: true },
  }
}

async function bodyOf(pool: Pool, making: Making): Promise<Body> {
  const kept = keptFor(pool)
  const now = await nowOf(pool)
  const known = kept.bodies.get(making.key)
  if (known && now.getTime() - known.madeAt.getTime() < KEPT_SECONDS * 1000) return known
  const underWay = kept.making.get(making.key)
  if (underWay) return underWay
  const made = kept.last.then(() => make(pool, making))
  kept.last = made.catch(() => {})
  kept.making.set(making.key, made)
  try {
    const body = await made
    keep(kept, making.key, body)
    return body
  } finally {
    kept.making.delete(making.key)
  }
}

const nowOf = (pool: Pool): Promise<Date> => readTogether(pool, async ({ now }) => now)

/** The instant is read before the rows are: a body is never younger than it says. */
async function make(pool: Pool, { write }: Making): Promise<Body> {
  const madeAt = await nowOf(pool)
  const digest = createHash('sha256')
  const chunks: Buffer[] = []
  async function* noted() {
    for await (const text of write(madeAt)) {
      digest.update(text)
      yield text
    }
  }
  await pipeline(Readable.from(noted(), { objectMode: false }), createGzip(), async (packed) => {
    for await (const chunk of packed) chunks.push(chunk as Buffer)
  })
  return { packed: Buffer.concat(chunks), etag: `W/"${digest.digest('base64url')}"`, madeAt }
}

function keep({ bodies }: Kept, key: string, body: Body): void {
  bodies.delete(key)
  bodies.set(key, body)
  let bytes = [...bodies.values()].reduce((sum, { packed }) => sum + packed.length, 0)
  for (const [oldest, { packed }] of bodies) {
    if (bytes <= MOST_BYTES || oldest === key) break
    bodies.delete(oldest)
    bytes -= packed.length
  }
}
