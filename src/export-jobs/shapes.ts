import { z } from 'zod'
import { DATE_KINDS } from '../exports/dataset.ts'
import { LangCode } from '../platform/lang.ts'
import { EVERY } from './due.ts'
import { type ExportJob, type ExportSchedule, JOB_STATES } from './queries.ts'
import { STRETCHES } from './stretch.ts'
import { EXPORT_FORMS, WHAT } from './wish.ts'

const wished = { what: z.enum(WHAT), form: z.enum(EXPORT_FORMS), lang: LangCode }
const when = z.iso.datetime()

export const ExportJobShape = z
  .object({
    id: z.uuid(),
    state: z.enum(JOB_STATES).meta({ description: 'gone: it was there, and is not kept any more' }),
    ...wished,
    period: z.object({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      by: z.enum(DATE_KINDS).optional(),
    }),
    scheduleId: z.uuid().nullable(),
    askedAt: when,
    rowsDone: z.int(),
    rowsAll: z
      .int()
      .nullable()
      .meta({ description: 'Of a ZIP its documents, of SAF-T its postings; null until known' }),
    endedAt: when.nullable(),
    keptUntil: when.nullable(),
    sha256: z.string().nullable(),
    bytes: z.int().nullable(),
    failure: z.string().nullable().meta({ description: 'The name of the refusal' }),
  })
  .meta({ id: 'ExportJob' })

export function jobView(job: ExportJob): z.input<typeof ExportJobShape> {
  const { id, state, scheduleId, rowsDone, rowsAll, sha256, bytes } = job
  const { what, form, lang, period } = job.wish
  return {
    ...{ id, state, what, form, lang, period, scheduleId, rowsDone, rowsAll, sha256, bytes },
    askedAt: job.askedAt.toISOString(),
    endedAt: job.endedAt?.toISOString() ?? null,
    keptUntil: job.keptUntil?.toISOString() ?? null,
    failure: job.failure?.code ?? null,
  }
}

export const ExportScheduleShape = z
  .object({
    id: z.uuid(),
    ...wished,
    by: z.enum(DATE_KINDS).optional(),
    every: z.enum(EVERY),
    dayOfMonth: z.int().nullable(),
    days: z.enum(STRETCHES),
    madeAt: when,
    nextDueAt: when.nullable().meta({ description: 'Null where it has ended' }),
    endedAt: when.nullable(),
    endedAs: z.enum(['by-asker', 'no-role']).nullable(),
  })
  .meta({ id: 'ExportSchedule' })

export function scheduleView(schedule: ExportSchedule): z.input<typeof ExportScheduleShape> {
  const { id, every, dayOfMonth, stretch, endedAs } = schedule
  return {
    ...{ id, ...schedule.wish, every, dayOfMonth, days: stretch, endedAs },
    madeAt: schedule.madeAt.toISOString(),
    nextDueAt: schedule.endedAt ? null : schedule.nextDueAt.toISOString(),
    endedAt: schedule.endedAt?.toISOString() ?? null,
  }
}
