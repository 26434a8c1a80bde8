import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { people } from '../identity/schema.ts'
import { id, instant } from '../platform/db/columns.ts'
import type { Rhythm } from './due.ts'
import type { Stretch } from './stretch.ts'
import type { ExportWish, LastingWish } from './wish.ts'

/** Whose it is: a person, or a program by the id of its key. */
const asker = () => ({ personId: uuid().references(() => people.id), clientId: uuid() })

/** A file that is made again and again for whoever wants it, until they end it or finance is no longer theirs. */
export const exportSchedules = snakeCase.table(
  'export_schedules',
  {
    id: id(),
    ...asker(),
    wish: jsonb().$type<LastingWish>().notNull(),
    every: text().$type<Rhythm['every']>().notNull(),
    dayOfMonth: integer(),
    /** The days that the file is about, seen from the day on which it is due. */
    stretch: text().$type<Stretch>().notNull(),
    madeAt: instant().notNull(),
    nextDueAt: instant().notNull(),
    endedAt: instant(),
    endedAs: text().$type<'by-asker' | 'no-role'>(),
  },
  (t) => [
    index('export_schedules_person').on(t.personId),
    index('export_schedules_client').on(t.clientId),
    index('export_schedules_due').on(t.nextDueAt).where(sql`${t.endedAt} is null`),
    check('export_schedules_one_asker', sql`num_nonnulls(${t.personId}, ${t.clientId}) = 1`),
    check('export_schedules_day_of_month', sql`(${t.every} = 'month') = (${t.dayOfMonth} is not null)`),
    check('export_schedules_ended_whole', sql`num_nonnulls(${t.endedAt}, ${t.endedAs}) in (0, 2)`),
  ],
)

/**
 * A file that somebody asked for. It waits, is made in the background, and in the end is there for a time, or was cancelled, or could
 * not be made, and why.
 */
export const exportJobs = snakeCase.table(
  'export_jobs',
  {
    id: id(),
    ...asker(),
    scheduleId: uuid().references(() => exportSchedules.id),
    /** When the schedule meant it to be made. */
    dueAt: instant(),
    wish: jsonb().$type<ExportWish>().notNull(),
    askedAt: instant().notNull(),
    /** Its place in the queue: taken up again it is the last. */
    queuedAt: instant().notNull(),
    startedAt: instant(),
    /** Whoever makes it now: what an earlier one has still to say is not listened to. */
    attempt: uuid(),
    tries: integer().notNull().default(0),
    rowsDone: bigint({ mode: 'number' }).notNull().default(0),
    /** Null while it is not known. */
    rowsAll: bigint({ mode: 'number' }),
    readyAt: instant(),
    keptUntil: instant(),
    /** What the file is called for whoever downloads it. */
    called: text(),
    path: text(),
    sha256: text(),
    bytes: bigint({ mode: 'number' }),
    goneAt: instant(),
    cancelledAt: instant(),
    failedAt: instant(),
    failure: jsonb().$type<Failure>(),
  },
  (t) => [
    index('export_jobs_person').on(t.personId, t.askedAt),
    index('export_jobs_client').on(t.clientId, t.askedAt),
    index('export_jobs_open')
      .on(t.queuedAt)
      .where(sql`${t.readyAt} is null and ${t.cancelledAt} is null and ${t.failedAt} is null`),
    index('export_jobs_kept').on(t.keptUntil).where(sql`${t.readyAt} is not null and ${t.goneAt} is null`),
    uniqueIndex('export_jobs_once_a_time').on(t.scheduleId, t.dueAt),
    check('export_jobs_one_asker', sql`num_nonnulls(${t.personId}, ${t.clientId}) = 1`),
    check('export_jobs_due_whole', sql`${t.dueAt} is null or ${t.scheduleId} is not null`),
    check('export_jobs_one_end', sql`num_nonnulls(${t.readyAt}, ${t.cancelledAt}, ${t.failedAt}) <= 1`),
    check(
      'export_jobs_ready_whole',
      sql`num_nonnulls(${t.readyAt}, ${t.keptUntil}, ${t.called}, ${t.path}, ${t.sha256}, ${t.bytes}) in (0, 6)`,
    ),
    check('export_jobs_gone_was_ready', sql`${t.goneAt} is null or ${t.readyAt} is not null`),
    check('export_jobs_failed_why', sql`num_nonnulls(${t.failedAt}, ${t.failure}) in (0, 2)`),
  ],
)

/** The name of a refusal, and what it tells besides. */
export type Failure = { code: string; facts: Record<string, unknown> }
