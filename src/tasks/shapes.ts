import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { TEMPLATE_FOR } from './schema.ts'

export const TaskShape = z
  .object({
    ...{ taskId: z.uuid(), courseId: z.uuid(), courseTitle: z.string(), faculty: z.string() },
    offeringId: z.uuid().nullable().meta({ description: 'The start it is about; null: the course as such' }),
    ...{ code: z.string().nullable(), what: z.string() },
    due: z.iso.date().meta({ description: 'The calendar day on which it is due as things stand' }),
    dueOn: z.iso.date().nullable(),
    days: z.int().nullable().meta({ description: 'From the day of the first session, before it where negative' }),
    today: z.iso.date(),
    doer: z
      .object({ personId: z.uuid(), name: z.string() })
      .nullable()
      .meta({ description: 'Whoever is named, or else answers for the course' }),
    ...{ personId: z.uuid().nullable(), note: z.string() },
    ...{ doneAt: InstantOut.nullable(), doneBy: z.string().nullable() },
  })
  .meta({ id: 'Task' })

export const TemplateShape = z
  .object({
    ...{ templateId: z.uuid(), name: z.string(), for: z.enum(TEMPLATE_FOR) },
    tasks: z.array(z.object({ what: z.string(), days: z.int() })),
  })
  .meta({ id: 'TaskTemplate' })
