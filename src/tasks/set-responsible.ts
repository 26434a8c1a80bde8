import { z } from 'zod'
import { lockCourse } from '../catalogue/lock-course.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { demandKeeper } from './demand-keeper.ts'

export const SetResponsible = z
  .strictObject({
    personId: z
      .uuid()
      .nullable()
      .meta({ description: 'Somebody who may keep the course; null: nobody answers for it' }),
  })
  .meta({ id: 'SetResponsible' })

const SET = statement(
  'tasks-set-responsible',
  `insert into responsibilities (course_id, person_id, set_at, set_by) values ($1, $2, $3, $4)
   on conflict (course_id) do update set person_id = excluded.person_id, set_at = excluded.set_at, set_by = excluded.set_by
   where responsibilities.person_id <> excluded.person_id`,
)
const CLEAR = statement('tasks-clear-responsible', 'delete from responsibilities where course_id = $1')

/** Says who answers for a course, or that nobody does. @throws course/unknown, tasks/not-a-keeper */
export async function setResponsible(
  tx: Tx,
  courseId: string,
  { personId }: z.output<typeof SetResponsible>,
): Promise<void> {
  const { faculty } = await lockCourse(tx, courseId)
  if (personId === null) return void (await run(tx, CLEAR, [courseId]))
  await demandKeeper(tx, personId, faculty)
  await run(tx, SET, [courseId, personId, tx.now, nameOf(tx.actor)])
}
