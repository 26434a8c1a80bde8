import { emit } from '../audit/emit.ts'
import { stopwatch } from '../platform/clock.ts'
import type { Pool } from '../platform/db/connect.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import type { Till } from '../platform/till.ts'
import { linesOfImport } from './import-file.ts'
import type { Way } from './schema.ts'
import { SHEETS } from './sheets.ts'
import { refusedOf, type Taken, type Taking, takeAllRows, takeGoodRows, tryRows } from './take-rows.ts'
import { IS_WANTED } from './the-import.ts'

/** Most faults that are kept of a file; the count says how many lines there were. */
export const FAULTS_KEPT = 1_000
/** Begun so often without coming further, a file is given up. */
const TRIES_MAX = 5
/** How often it is said how far it has come, in milliseconds. */
const TELL_EVERY_MS = 500

const actor = { kind: 'job', name: 'importer' } as const

/** Somebody has ended it meanwhile, or another process is at it. */
class LetGo extends Error {}
/** This process stops. */
class Stopped extends Error {}

type Working = Pick<Till, 'log'> & { connection: { pool: Pool } }
type Begun = { id: string; what: string; content: Buffer; way: Way | null; linesDone: number; tries: number }
export const WANTED = `imports t where ${IS_WANTED}`
const NEXT = statement<{ id: string }>('importing-next', `select t.id from ${WANTED} order by t.asked_at, t.id limit 1`)
const BEGIN = statement<Begun>(
  'importing-begin',
  `update imports t set tries = t.tries + 1 from import_files f where t.id = $1 and f.import_id = t.id and ${IS_WANTED}
   returning t.id, t.what, f.content, t.way, t.lines_done as "linesDone", t.tries`,
)
/** Ends with its transaction, and so with its connection: whoever dies leaves it to others at once. */
const ALONE = statement<{ alone: boolean }>(
  'importing-alone',
  `select pg_try_advisory_xact_lock(hashtextextended('import ' || $1, 0)) as alone`,
)
const TELL = statement(
  'importing-tell',
  `update imports t set lines_done = $2 where t.id = $1 and ${IS_WANTED} returning 1`,
)
const TRIED = statement(
  'importing-tried',
  `update imports t set tried_at = app_now(), lines_done = 0, new_count = $2, known_count = $3, refused_count = $4, faults = $5, tries = 0
   where t.id = $1 and t.tried_at is null and t.ended_at is null`,
)
const STEPPED = statement(
  'importing-stepped',
  `update imports t set lines_done = $2, new_count = t.new_count + $4, known_count = t.known_count + $5, refused_count = t.refused_count + $6,
     faults = case when jsonb_array_length(t.faults) < ${FAULTS_KEPT} then t.faults || $7::jsonb else t.faults end, tries = 0
   where t.id = $1 and t.lines_done = $3 and ${IS_WANTED} returning 1`,
)
const END = statement(
  'importing-end',
  `with gone as (delete from import_files where import_id = $1)
   update imports t set ended = $2, ended_at = app_now(), new_count = coalesce($3, t.new_count), known_count = coalesce($4, t.known_count),
     refused_count = coalesce($5, t.refused_count), faults = coalesce($6, t.faults), lines_done = t.lines_all
   where t.id = $1 and ${IS_WANTED} returning 1`,
)
const LEAVE = statement('importing-leave', `update imports t set tries = greatest(0, t.tries - 1) where t.id = $1`)

/**
 * Works on the file that has waited longest: tries it, or takes it in as somebody said. What was stopped goes on where it was, and what takes
 * all rows or none from the beginning. Returns how many files came to the end of a part.
 */
export async function takeImport(
  { connection: { pool }, log }: Working,
  stopping: Pick<AbortSignal, 'aborted'>,
): Promise<number> {
  if (stopping.aborted) return 0
  const begun = await transact(pool, actor, begin)
  if (!begun) return 0
  if (begun.tries > TRIES_MAX) {
    await transact(pool, actor, (tx) => end(tx, begun, { ended: 'failed' }))
    return 1
  }
  try {
    await workOn({ pool, stopping }, begun)
    return 1
  } catch (error) {
    if (error instanceof LetGo) return 0
    if (error instanceof Stopped) {
      await run({ client: pool }, LEAVE, [begun.id])
      return 0
    }
    log.error({ err: error, importId: begun.id }, 'an import stopped')
    throw error
  }
}

async function begin(tx: Tx): Promise<Begun | undefined> {
  const [next] = await run(tx, NEXT, [])
  if (!next || !(await isAlone(tx, next.id))) return undefined
  return (await run(tx, BEGIN, [next.id]))[0]
}

const isAlone = async (tx: Tx, importId: string): Promise<boolean> => (await run(tx, ALONE, [importId]))[0]!.alone

type Desk = { pool: Pool; stopping: Pick<AbortSignal, 'aborted'> }

async function workOn({ pool, stopping }: Desk, begun: Begun): Promise<void> {
  const { id, what, way, content } = begun
  const sheet = SHEETS.find((each) => each.what === what)!
  const lines = await linesOfImport(content)
  const before = async (tx: Tx) => {
    if (!(await isAlone(tx, id))) throw new LetGo()
  }
  let toldAt = stopwatch()
  const taking: Taking = {
    ...{ sheet, lines, actor },
    async told(done) {
      if (stopping.aborted) throw new Stopped()
      if (way === 'good-rows' || stopwatch() - toldAt < TELL_EVERY_MS) return
      toldAt = stopwatch()
      if ((await run({ client: pool }, TELL, [id, done])).length === 0) throw new LetGo()
    },
  }
  if (way === null) {
    const taken = await tryRows(pool, taking, { before })
    await run({ client: pool }, TRIED, [id, ...countsOf(taken)])
  } else if (way === 'all') {
    const then = (tx: Tx, taken: Taken) => end(tx, begun, { ended: 'taken', taken })
    const taken = await takeAllRows(pool, taking, { before, then })
    if (taken.faults.length > 0) await transact(pool, actor, (tx) => end(tx, begun, { ended: 'refused', taken }))
  } else await goodRows(pool, begun, { taking, before })
}

type GoodRows = { taking: Taking; before: (tx: Tx) => Promise<void> }

/** How far it has come stands in the very transaction that took the rows before it. */
async function goodRows(pool: Pool, begun: Begun, { taking, before }: GoodRows): Promise<void> {
  let { linesDone: from } = begun
  const then = async (tx: Tx, taken: Taken, done: number) => {
    const [fresh, known, refused, faults] = countsOf(taken)
    const stepped = await run(tx, STEPPED, [begun.id, done, from, fresh, known, refused, faults])
    if (stepped.length === 0) throw new LetGo()
  }
  const told: Taking['told'] = async (done, all) => {
    from = done
    await taking.told(done, all)
  }
  const taken = await takeGoodRows(pool, { ...taking, told }, { from, before, then })
  const isHeadless = taken.faults.length > 0 && from === 0
  await transact(pool, actor, (tx) =>
    isHeadless ? end(tx, begun, { ended: 'refused', taken }) : end(tx, begun, { ended: 'taken' }),
  )
}

const countsOf = (taken: Taken): [number, number, number, string] => [
  ...([taken.new, taken.known, refusedOf(taken)] as const),
  JSON.stringify(taken.faults.slice(0, FAULTS_KEPT)),
]

async function end(
  tx: Tx,
  { id, what }: Begun,
  { ended, taken }: { ended: 'taken' | 'refused' | 'failed'; taken?: Taken },
): Promise<void> {
  const counts = taken ? countsOf(taken) : [null, null, null, null]
  if ((await run(tx, END, [id, ended, ...counts])).length === 0) throw new LetGo()
  await emit(tx, { name: 'ImportEnded', subjectId: id, facts: { what, ended } })
}
