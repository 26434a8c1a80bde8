import { z } from 'zod'
import { dayIn, dayPlus, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { lockPlace } from './place.ts'
import { templateForAnother } from './problems.ts'
import { templateById } from './templates.ts'

export const PutTemplate = z
  .strictObject({
    templateId: z.uuid(),
    offeringId: z
      .uuid()
      .nullable()
      .default(null)
      .meta({ description: 'A start of the course; null: the course as such' }),
  })
  .meta({ id: 'PutTaskTemplate' })

const USE = statement(
  'tasks-use-template',
  'insert into task_template_uses (template_id, course_id, offering_id) values ($1, $2, $3)',
)
const COPY = statement(
  'tasks-copy-template',
  `insert into tasks (id, course_id, offering_id, what, due_on, due_days, note)
   select r.id, $1, $2, r.what, r.due_on, r.due_days, '' from jsonb_to_recordset($3::jsonb) as r(id uuid, what text, due_on date, due_days int)`,
)

/**
 * Copies the tasks of a template onto a course or a start, once. Of a start they keep their distance from the first session; of a
 * course they count from today. @throws course/unknown, offering/unknown, template/unknown, tasks/template-there, tasks/template-for-another, tasks/too-many
 */
export async function putTemplate(
  tx: Tx,
  courseId: string,
  { templateId, offeringId }: z.output<typeof PutTemplate>,
): Promise<{ tasks: number }> {
  const template = await templateById(tx, templateId)
  await lockPlace(tx, { courseId, offeringId }, template.tasks.length)
  if ((template.for === 'start') !== (offeringId !== null)) throw templateForAnother()
  await run(tx, USE, [templateId, courseId, offeringId])
  const today = dayIn(SELLER_ZONE, tx.now)
  const copied = template.tasks.map(({ what, days }) => ({
    ...{ id: newId(), what },
    ...(offeringId === null ? { due_on: dayPlus(today, days) } : { due_days: days }),
  }))
  await run(tx, COPY, [courseId, offeringId, JSON.stringify(copied)])
  return { tasks: copied.length }
}
