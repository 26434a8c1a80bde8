import { emit } from '../audit/emit.ts'
import type { Pool } from '../platform/db/connect.ts'
import { atOneMoment, type Moment } from '../platform/db/snapshot.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { enqueue } from '../platform/jobs.ts'
import { problemOf } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { MAY_EXPORT } from './asker.ts'
import { keptFiles, letGo, sweep } from './kept-files.ts'
import { EXPORT_KEPT_DAYS, TRIES_MAX } from './limits.ts'
import { Abandoned, makeFile, NoRoom, Stopped } from './make-file.ts'
import { IS_OPEN } from './queries.ts'
import { exportEnded } from './ready-mail.ts'
import type { Failure } from './schema.ts'
import type { ExportWish } from './wish.ts'

const actor = { kind: 'job', name: 'exporter' } as const

/** Of row `t`: somebody has to do something about it. */
export const WANTED = `export_jobs t where ${IS_OPEN} or (t.gone_at is null and t.kept_until <= app_now())`
const LOOK = statement<{ wanted: boolean }>('export-jobs-wanted', `select exists (select from ${WANTED}) as wanted`)
/** Ends with the transaction, and so with its connection: whoever dies leaves it to others at once. */
const ALONE = statement<{ alone: boolean }>(
  'export-jobs-alone',
  `select pg_try_advisory_xact_lock(hashtextextended('exporter', 0)) as alone`,
)

type Begun = { id: string; wish: ExportWish; attempt: string; mayExport: boolean; tries: number }
/** Nothing that was asked for after the moment: whoever asks finds in the file what was there when they did. */
const BEGIN = statement<Begun>(
  'export-jobs-begin',
  `update export_jobs t set started_at = app_now(), attempt = $2, tries = t.tries + 1, rows_done = 0, rows_all = null
   where t.id = (select t.id from export_jobs t where ${IS_OPEN} and t.queued_at <= $1 order by t.queued_at, t.id limit 1 for update)
   returning t.id, t.wish, t.attempt, t.tries, ${MAY_EXPORT} as "mayExport"`,
)
const READY = statement(
  'export-jobs-ready',
  `update export_jobs t set ready_at = $3, kept_until = $3::timestamptz + interval '${EXPORT_KEPT_DAYS} days', called = $4, path = $5, sha256 = $6,
     bytes = $7, rows_done = $8, rows_all = $8 where t.id = $1 and t.attempt = $2 and ${IS_OPEN} returning 1`,
)
const FAIL = statement(
  'export-jobs-fail',
  `update export_jobs t set failed_at = $3, failure = $4 where t.id = $1 and t.attempt = $2 and ${IS_OPEN} returning 1`,
)
const PUT_BACK = statement(
  'export-jobs-put-back',
  `update export_jobs t set started_at = null, attempt = null, tries = t.tries - 1, rows_done = 0 where t.id = $1 and t.attempt = $2 and ${IS_OPEN}`,
)

/**
 * Makes the file that has waited longest, and removes those whose time is out: one process at a time, so that no export competes with
 * another. The lock is held by the very transaction that reads. Returns how many files were decided.
 */
export async function takeExport(till: Till, stopping: AbortSignal): Promise<number> {
  const { pool } = till.connection
  const [looked] = await run({ client: pool }, LOOK, [])
  if (!looked!.wanted || stopping.aborted) return 0
  let took = 0
  try {
    for await (const each of atOneMoment(pool, (moment) => taken(moment, till, stopping))) took += each
  } catch (error) {
    // The moments of this process are all taken by people who wait for their files: they come first.
    if (problemOf(error)?.code !== 'exports/busy') throw error
  }
  return took
}

async function* taken(moment: Moment, till: Till, stopping: AbortSignal): AsyncGenerator<number> {
  const [lock] = await run(moment, ALONE, [])
  if (!lock!.alone) return
  const { pool } = till.connection
  await transact(pool, actor, letGo)
  await sweep(till)
  const [begun] = await transact(pool, actor, (tx) => run(tx, BEGIN, [moment.now, newId()]))
  if (begun) yield await made(moment, till, { ...begun, stopping })
}

async function made(moment: Moment, till: Till, job: Begun & { stopping: AbortSignal }): Promise<number> {
  const { pool } = till.connection
  if (!job.mayExport) return fail(pool, job, { code: 'access/denied', facts: {} })
  if (job.tries > TRIES_MAX) return fail(pool, job, { code: 'export-job/given-up', facts: {} })
  try {
    const file = await makeFile(moment, till, { ...job, keptBytes: await keptFiles({ client: pool }) })
    const { called, path, sha256, bytes, rows } = file
    await transact(pool, actor, async (tx) => {
      const ready = await run(tx, READY, [job.id, job.attempt, tx.now, called, path, sha256, bytes, rows])
      if (ready.length > 0) await tell(tx, job, { name: 'ExportMade', facts: { sha256, bytes } })
    })
    await sweep(till) // it was cancelled at the last moment, and nobody knows of the file
    return 1
  } catch (error) {
    return endedBy(error, till, job)
  }
}

/** What becomes of a file that came to nothing: given up, or begun again by whoever comes next. */
async function endedBy(error: unknown, till: Till, job: Begun): Promise<number> {
  const { pool } = till.connection
  if (error instanceof Abandoned) return 1
  if (error instanceof Stopped) {
    await run({ client: pool }, PUT_BACK, [job.id, job.attempt])
    return 0
  }
  if (error instanceof NoRoom) return fail(pool, job, { code: 'export-job/no-room', facts: {} })
  const problem = problemOf(error)
  if (problem && problem.status >= 500) throw error
  if (!problem) till.log.error({ err: error, exportJob: job.id }, 'an export could not be made')
  return fail(pool, job, { code: problem?.code ?? 'server/failed', facts: problem?.facts ?? {} })
}

async function fail(pool: Pool, job: Begun, failure: Failure): Promise<number> {
  await transact(pool, actor, async (tx) => {
    const failed = await run(tx, FAIL, [job.id, job.attempt, tx.now, JSON.stringify(failure)])
    if (failed.length > 0) await tell(tx, job, { name: 'ExportFailed', facts: { code: failure.code } })
  })
  return 1
}

async function tell(tx: Tx, { id }: Begun, event: { name: string; facts: Record<string, unknown> }): Promise<void> {
  await emit(tx, { ...event, subjectId: id })
  await enqueue(tx, exportEnded, { jobId: id })
}
