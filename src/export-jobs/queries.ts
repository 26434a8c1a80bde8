import { type On, run, statement } from '../platform/db/statement.ts'
import { type Asker, askerValues, IS_ASKERS } from './asker.ts'
import type { Rhythm } from './due.ts'
import { SHOWN_MAX } from './limits.ts'
import type { Failure } from './schema.ts'
import type { Stretch } from './stretch.ts'
import type { ExportWish, LastingWish } from './wish.ts'

/** `gone`: it was there, and is not kept any more. */
export const JOB_STATES = ['waiting', 'making', 'ready', 'gone', 'cancelled', 'failed'] as const
export type JobState = (typeof JOB_STATES)[number]

export type ExportJob = {
  id: string
  state: JobState
  wish: ExportWish
  scheduleId: string | null
  askedAt: Date
  rowsDone: number
  rowsAll: number | null
  readyAt: Date | null
  keptUntil: Date | null
  called: string | null
  path: string | null
  sha256: string | null
  bytes: number | null
  endedAt: Date | null
  failure: Failure | null
}

/** Of row `t`: it is neither there nor given up. */
export const IS_OPEN = '(t.ready_at is null and t.cancelled_at is null and t.failed_at is null)'
/** Of row `t`: its file was there, and its time is out. */
export const IS_OVER = '(t.gone_at is not null or t.kept_until <= app_now())'

const JOB = `select t.id, case when t.cancelled_at is not null then 'cancelled' when t.failed_at is not null then 'failed'
    when t.ready_at is not null then case when ${IS_OVER} then 'gone' else 'ready' end
    when t.started_at is not null then 'making' else 'waiting' end as state,
  t.wish, t.schedule_id as "scheduleId", t.asked_at as "askedAt", t.rows_done as "rowsDone", t.rows_all as "rowsAll", t.ready_at as "readyAt",
  t.kept_until as "keptUntil", t.called, t.path, t.sha256, t.bytes, coalesce(t.ready_at, t.cancelled_at, t.failed_at) as "endedAt", t.failure
  from export_jobs t`
const MINE = statement<ExportJob>(
  'export-jobs-mine',
  `${JOB} where ${IS_ASKERS} order by t.asked_at desc, t.id desc limit ${SHOWN_MAX}`,
)
const ONE = statement<ExportJob>('export-jobs-one', `${JOB} where t.id = $1`)

/** The files of somebody, the newest first. */
export const jobsOf = (on: On, asker: Asker): Promise<ExportJob[]> => run(on, MINE, askerValues(asker))

export const jobById = async (on: On, id: string): Promise<ExportJob | null> => (await run(on, ONE, [id]))[0] ?? null

export type ExportSchedule = Rhythm & {
  id: string
  wish: LastingWish
  stretch: Stretch
  madeAt: Date
  nextDueAt: Date
  endedAt: Date | null
  endedAs: 'by-asker' | 'no-role' | null
}

const SCHEDULES = statement<ExportSchedule>(
  'export-schedules-mine',
  `select t.id, t.wish, t.every, t.day_of_month as "dayOfMonth", t.stretch, t.made_at as "madeAt", t.next_due_at as "nextDueAt",
     t.ended_at as "endedAt", t.ended_as as "endedAs"
   from export_schedules t where ${IS_ASKERS} order by t.made_at desc, t.id desc limit ${SHOWN_MAX}`,
)

/** The schedules of somebody, the newest first, and those that have ended. */
export const schedulesOf = (on: On, asker: Asker): Promise<ExportSchedule[]> => run(on, SCHEDULES, askerValues(asker))
