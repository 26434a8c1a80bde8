import { type On, run, statement } from '../platform/db/statement.ts'
import type { ControlTotal } from './schema.ts'

/** What became of a batch: nothing is known, the other program took it, or took none of it. */
export const BATCH_STATES = ['made', 'accepted', 'rejected'] as const
export type Batch = {
  id: string
  number: number
  throughOn: string
  state: (typeof BATCH_STATES)[number]
  entries: number
  rows: number
  totals: ControlTotal[]
  path: string
  sha256: string
  bytes: number
  madeAt: Date
  decidedAt: Date | null
  said: string | null
}

const BATCH = `select id, number, through_on as "throughOn", case accepted when true then 'accepted' when false then 'rejected' else 'made' end as state,
  entries, rows, totals, path, sha256, bytes, made_at as "madeAt", decided_at as "decidedAt", said from voucher_batches`
const BEFORE = statement<Batch>(
  'accounting-batches',
  `${BATCH} where $1::uuid is null or number < (select number from voucher_batches where id = $1) order by number desc limit $2`,
)
const ONE = statement<Batch>('accounting-batch', `${BATCH} where id = $1`)
const WAITING = statement<{ count: number }>(
  'accounting-waiting',
  `select count(*) as count from entries e where e.posted_on <= books_closed_through() and exists (select from postings p where p.entry_id = e.id)
     and not exists (select from voucher_batch_entries b where b.entry_id = e.id and b.let_go_at is null)`,
)

/** The newest first, from one on. */
export const batchesBefore = (on: On, before: string | null, limit: number): Promise<Batch[]> =>
  run(on, BEFORE, [before, limit])
export const batchById = async (on: On, id: string): Promise<Batch | null> => (await run(on, ONE, [id]))[0] ?? null

/** How many entries of the closed months no batch holds. */
export const waitingEntries = async (on: On): Promise<number> => (await run(on, WAITING, []))[0]!.count
