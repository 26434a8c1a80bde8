import { z } from 'zod'
import { holdsCardNumber, Line, NO_CARD, Text } from '../platform/words.ts'
import { Days } from './template-body.ts'

/** The longest note with a task, in characters. */
export const TASK_NOTE_MAX = 1_000

const shape = {
  what: Line.meta({ description: 'About the course, and about no person' }),
  dueOn: z.iso.date().nullable().default(null).meta({ description: 'A calendar day, or else `days`' }),
  days: Days.nullable().default(null).meta({
    description:
      'Calendar days after the day of the start’s first session, before it where negative: the task moves when the start does',
  }),
  personId: z
    .uuid()
    .nullable()
    .default(null)
    .meta({ description: 'Somebody who may keep the course; null: whoever answers for it' }),
  note: Text.max(TASK_NOTE_MAX)
    .refine((text) => !holdsCardNumber(text), NO_CARD)
    .default(''),
}

function dueOnce({ value, issues }: z.core.ParsePayload<{ dueOn: string | null; days: number | null }>): void {
  if ((value.dueOn === null) !== (value.days === null)) return
  issues.push({
    code: 'custom',
    input: value,
    path: ['dueOn'],
    message: 'say either a day or days from the first session',
  })
}

export const TaskBody = z.strictObject(shape).check(dueOnce).meta({ id: 'TaskBody' })
export type TaskBody = z.output<typeof TaskBody>
export const NewTask = z
  .strictObject({
    ...shape,
    offeringId: z
      .uuid()
      .nullable()
      .default(null)
      .meta({ description: 'The start it is about; null: the course as such' }),
  })
  .check(dueOnce)
  .meta({ id: 'NewTask' })
export type NewTask = z.output<typeof NewTask>
