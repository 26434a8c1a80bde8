import { z } from 'zod'
import { Line } from '../platform/words.ts'

/** The furthest that a task lies from what it is counted from, in days: almost three years. */
export const DAYS_MOST = 1_000
/** The most tasks of one template. */
export const TEMPLATE_TASKS_MAX = 40

export const Days = z.int().min(-DAYS_MOST).max(DAYS_MOST)

/** `days` counts from the first session of a start, before it where negative; of a course, from the day on which the template is put on it. */
export type TemplateTask = { what: string; days: number }

const Tasks = z
  .array(z.strictObject({ what: Line, days: Days }))
  .min(1)
  .max(TEMPLATE_TASKS_MAX)

export const TemplateBody = z
  .strictObject({
    name: Line,
    for: z.enum(['course', 'start']),
    tasks: Tasks.meta({
      description:
        'Days count from the first session of a start, before it where negative; for a course, from the day on which it is put on it',
    }),
  })
  .check(({ value, issues }) => {
    if (value.for === 'start') return
    for (const [at, { days }] of value.tasks.entries())
      if (days < 0)
        issues.push({
          ...{ code: 'custom', input: days, path: ['tasks', at, 'days'] },
          message: 'of a course days count from when the template is put on it, forward',
        })
  })
  .meta({ id: 'TaskTemplateBody' })
export type TemplateBody = z.output<typeof TemplateBody>
