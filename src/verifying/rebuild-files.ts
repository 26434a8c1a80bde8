import { createHash } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { emit } from '../audit/emit.ts'
import {
  CERTIFICATE_DRAWN_BY,
  drawnCertificate,
  type Frozen as FrozenCertificate,
} from '../certifying/drawn-certificate.ts'
import { type Frozen, filesOf, type Made } from '../invoicing/files-of.ts'
import type { Pool } from '../platform/db/connect.ts'
import { run, statement } from '../platform/db/statement.ts'
import { transact } from '../platform/db/transact.ts'
import { LANGS, type Lang } from '../platform/lang.ts'
import { writeWhole } from '../platform/write-whole.ts'
import { digestOf } from './check-files.ts'

const job = { kind: 'job', name: 'command-line' } as const
/** Documents looked up at a time. */
const PAGE = 200

/** Of a certificate there is a file in each language; what its learner was erased from is gone for good. */
type Kind = Made['kind'] | Lang
type Drawn = { kind: Kind; bytes: Uint8Array; renderer: string }
type Stored = { kind: Kind; path: string; sha256: string; renderer: string }
type Kept = { id: string; number: string; files: Stored[] }

const ALL = `(select document_id as id, kind, path, sha256, renderer from document_files
  union all select reminder_id, kind, path, sha256, renderer from reminder_files
  union all select f.certificate_id, f.lang, f.path, f.sha256, f.renderer from certificate_files f
    join certificates c on c.id = f.certificate_id and c.content is not null)`
const COUNT = statement<{ count: number }>('rebuilding-count', `select count(distinct id) as count from ${ALL} f`)
const READ = statement<Kept>(
  'rebuilding-files',
  `select id, coalesce(min(coalesce(d.number, r.number)), 'certificate ' || id) as number,
     json_agg(json_build_object('kind', kind, 'path', path, 'sha256', sha256, 'renderer', renderer) order by kind desc) as files
   from ${ALL} f
   left join lateral (select content ->> 'number' as number from documents where documents.id = f.id) d on true
   left join lateral (select content ->> 'number' as number from reminders where reminders.id = f.id) r on true
   where $1::uuid is null or id > $1 group by id order by id limit ${PAGE}`,
)
type Whose = Frozen | ({ of: 'certificate' } & Omit<FrozenCertificate, 'publicUrl'>)
const CONTENT = statement<Whose>(
  'rebuilding-content',
  `select 'document' as "of", content, null as code, null::timestamptz as "issuedAt" from documents where id = $1
   union all select 'reminder', content, null, null from reminders where id = $1
   union all select 'certificate', content, code, issued_at from certificates where id = $1`,
)

/**
 * What became of a file. `original`: it was lost or changed, and its very bytes are back in their place. `copy`: this release draws the same
 * document with other bytes, and what it drew lies at `copy`, not in the place of the original. `otherwise`: the original is whole, and this
 * release would draw other bytes. `undrawn`: it could not be drawn, and why.
 */
export type Rebuilt = Pick<Stored, 'path'> & {
  number: string
  was: 'lost' | 'changed' | 'whole'
  became: 'original' | 'copy' | 'otherwise' | 'undrawn'
  drawnBy: { original: string; now: string | null }
  copy?: string
  fault?: string
}
export type Rebuilding = {
  dataDir: string
  /** Where certificates are verified: their drawings name it. */
  publicUrl: string
  /** The folder for what is drawn with other bytes than the original had. */
  copies: string
  /** Draws every document, not only those of which a file is lost or changed: so the release shows whether it draws as its forerunners did. */
  all: boolean
}

/**
 * Draws documents anew from what was frozen when they were issued. What is lost or changed on the disk comes back to its place where the
 * drawing has the very bytes that were stored, by their SHA-256; nothing else ever takes the place of an original. A file that was changed
 * is kept beside it.
 */
export async function rebuildFiles(
  pool: Pool,
  asked: Rebuilding,
  told: (done: number, all: number) => void = () => {},
): Promise<Rebuilt[]> {
  const [{ count }] = (await run({ client: pool }, COUNT, [])) as [{ count: number }]
  const rebuilt: Rebuilt[] = []
  let [after, done] = [null as string | null, 0]
  for (;;) {
    const page: Kept[] = await run({ client: pool }, READ, [after])
    for (const kept of page) {
      rebuilt.push(...(await rebuildOne(pool, asked, kept)))
      told(++done, count)
    }
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE) return rebuilt
  }
}

type Looked = Stored & { was: Rebuilt['was'] }

async function rebuildOne(pool: Pool, asked: Rebuilding, kept: Kept): Promise<Rebuilt[]> {
  const looked: Looked[] = []
  for (const stored of kept.files) looked.push({ ...stored, was: await stateOf(asked.dataDir, stored) })
  const wanted = asked.all ? looked : looked.filter(({ was }) => was !== 'whole')
  if (wanted.length === 0) return []
  const made = await draw(pool, asked, kept.id)
  const rebuilt: Rebuilt[] = []
  for (const each of wanted) {
    const one = await putBack(asked, each, made)
    if (one) rebuilt.push({ ...one, number: kept.number })
  }
  const restored = rebuilt.filter(({ became }) => became === 'original').map(({ path, was }) => ({ path, was }))
  if (restored.length > 0)
    await transact(pool, job, (tx) => emit(tx, { name: 'FilesRebuilt', subjectId: kept.id, facts: { restored } }))
  return rebuilt
}

async function stateOf(dataDir: string, { path, sha256 }: Stored): Promise<Rebuilt['was']> {
  const now = await digestOf(join(dataDir, path))
  if (now === null) return 'lost'
  return now === sha256 ? 'whole' : 'changed'
}

/** What this release makes of it, or why it cannot. */
async function draw(pool: Pool, { publicUrl }: Rebuilding, id: string): Promise<Drawn[] | string> {
  const [frozen] = await run({ client: pool }, CONTENT, [id])
  return frozen!.of === 'certificate' ? certificateIn({ ...frozen!, publicUrl }) : filesOf(frozen!)
}

const certificateIn = (frozen: FrozenCertificate): Promise<Drawn[]> =>
  Promise.all(
    LANGS.map(async (lang) => ({
      ...{ kind: lang, renderer: CERTIFICATE_DRAWN_BY },
      bytes: await drawnCertificate(frozen, lang),
    })),
  )

/** Null where the file is whole and drawn as it was. */
async function putBack(
  { dataDir, copies }: Rebuilding,
  { kind, path, sha256, renderer, was }: Looked,
  made: Drawn[] | string,
): Promise<Omit<Rebuilt, 'number'> | null> {
  const drawn = typeof made === 'string' ? undefined : made.find((each) => each.kind === kind)
  const same = { path, was, drawnBy: { original: renderer, now: drawn?.renderer ?? null } }
  if (!drawn)
    return { ...same, became: 'undrawn', fault: typeof made === 'string' ? made : `there is no ${kind} of it` }
  const full = join(dataDir, path)
  if (createHash('sha256').update(drawn.bytes).digest('hex') !== sha256) {
    if (was === 'whole') return { ...same, became: 'otherwise' }
    const copy = join(copies, basename(path))
    await write(copy, drawn.bytes)
    return { ...same, became: 'copy', copy }
  }
  if (was === 'whole') return null
  if (was === 'changed') await rename(full, `${full}.changed`)
  await write(full, drawn.bytes)
  return { ...same, became: 'original' }
}

const write = (full: string, bytes: Uint8Array): Promise<number> =>
  writeWhole(full, Readable.from([bytes]), createHash('sha256'))
