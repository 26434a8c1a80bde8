import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response } from 'express'
import type { Pool } from '../db/connect.ts'
import { perPool } from '../db/per-pool.ts'
import { run, statement } from '../db/statement.ts'

/** In seconds by the database's clock: how much later than its instant something may show that comes with time alone, such as the end of a hold. */
const KEPT_SECONDS = 1
/** In bytes, unpacked: what all replies together may take; the oldest go first. */
const MOST_BYTES = 32 * 1024 * 1024
/** So many at once are kept at most, however small. */
const MOST_REPLIES = 500
/** In bytes: what is shorter is not worth packing. */
const PACKED_FROM = 1024
const MS = 1000

/** `keep` is whether whoever asks the same next may be given the same. */
type Made = { text: string; keep: boolean }
type Reply = { plain: Buffer; etag: string; packed: Promise<Buffer> | null }
type Entry = { seen: string; at: Date; bytes: number; reply: Promise<Reply> }
type Kept = { entries: Map<string, Entry>; bytes: number }

const keptFor = perPool((): Kept => ({ entries: new Map(), bytes: 0 }))
const packed = promisify(gzip)

/**
 * What the database shows is the same as long as its snapshot is: any transaction that wrote, whoever made it, gives another one, and
 * none comes back.
 */
const LOOK = statement<{ seen: string; now: Date }>(
  'http-look',
  'select pg_current_snapshot()::text as seen, app_now() as now',
)

/**
 * The reply to a question that everybody who is not known asks alike. It is made once, for all who ask while nothing was written and
 * the second has not passed: so it is as live as one that is made for each.
 */
export async function keptReply(pool: Pool, key: string, make: () => Promise<Made>): Promise<Reply> {
  const kept = keptFor(pool)
  const [look] = await run({ client: pool }, LOOK, [])
  const { seen, now } = look!
  const known = kept.entries.get(key)
  if (known && known.seen === seen && now.getTime() - known.at.getTime() < KEPT_SECONDS * MS) return known.reply
  drop(kept, key)
  const entry: Entry = { seen, at: now, bytes: 0, reply: Promise.resolve().then(make).then(finish).catch(failed) }
  kept.entries.set(key, entry)
  bound(kept)
  return entry.reply

  /** What could not be made is made anew for whoever asks next. */
  function failed(error: unknown): never {
    if (kept.entries.get(key) === entry) drop(kept, key)
    throw error
  }

  function finish({ text, keep }: Made): Reply {
    const plain = Buffer.from(text)
    if (kept.entries.get(key) === entry) {
      if (keep) grow(kept, entry, plain.length)
      else drop(kept, key)
    }
    return { plain, etag: `W/"${createHash('sha1').update(plain).digest('base64url')}"`, packed: null }
  }
}

function grow(kept: Kept, entry: Entry, bytes: number): void {
  entry.bytes = bytes
  kept.bytes += bytes
  bound(kept)
}

/** Also of those that are still being made. A map keeps them in the order they came. */
function bound(kept: Kept): void {
  for (const oldest of kept.entries.keys()) {
    if (kept.bytes <= MOST_BYTES && kept.entries.size <= MOST_REPLIES) break
    drop(kept, oldest)
  }
}

function drop(kept: Kept, key: string): void {
  kept.bytes -= kept.entries.get(key)?.bytes ?? 0
  kept.entries.delete(key)
}

/** Sends it, packed once for all who take it so, and nothing at all to whoever has it already. */
export async function sendKept(req: Request, res: Response, reply: Reply): Promise<void> {
  res.set('ETag', reply.etag).vary('Accept-Encoding')
  if (req.fresh) return void res.status(NOT_MODIFIED).end()
  const isPacked =
    reply.plain.length >= PACKED_FROM && req.acceptsEncodings('gzip') !== false && !!req.get('accept-encoding')
  if (isPacked) reply.packed ??= packed(reply.plain)
  const body = isPacked ? await reply.packed! : reply.plain
  if (isPacked) res.set('Content-Encoding', 'gzip')
  res.set('Content-Length', String(body.length)).end(body)
}

const NOT_MODIFIED = 304
