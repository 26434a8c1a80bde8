import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { invalid, unknown } from '../platform/problems.ts'
import { demandKeeper } from './demand-keeper.ts'
import { lockPlace } from './place.ts'
import type { NewTask, TaskBody } from './task-body.ts'

const ADD = statement(
  'tasks-add',
  'insert into tasks (id, course_id, offering_id, what, due_on, due_days, person_id, note) values ($1, $2, $3, $4, $5, $6, $7, $8)',
)
/** The course that a task is about: where its list stands. */
type OfCourse = { courseId: string }
const RETURNED = 'returning course_id as "courseId"'
const LOCK = statement<OfCourse & { faculty: string; offeringId: string | null }>(
  'tasks-lock',
  'select t.course_id as "courseId", c.faculty, t.offering_id as "offeringId" from tasks t join courses c on c.id = t.course_id where t.id = $1 for update of t',
)
const CHANGE = statement(
  'tasks-change',
  'update tasks set what = $2, due_on = $3, due_days = $4, person_id = $5, note = $6 where id = $1',
)
const REMOVE = statement<OfCourse>('tasks-remove', `delete from tasks where id = $1 ${RETURNED}`)
const FINISH = statement<OfCourse>(
  'tasks-finish',
  `update tasks set done_at = coalesce(done_at, $2), done_by = coalesce(done_by, $3) where id = $1 ${RETURNED}`,
)
/** What is open again is told again. */
const REOPEN = statement<OfCourse>(
  'tasks-reopen',
  `update tasks set done_at = null, done_by = null, told_to = case when done_at is null then told_to end,
     told_due = case when done_at is null then told_due end where id = $1 ${RETURNED}`,
)

/** Only a start has a first session. @throws request/invalid */
function demandStart({ days }: Pick<TaskBody, 'days'>, offeringId: string | null): void {
  if (days !== null && offeringId === null) throw invalid('/days', 'only a start has a first session to count from')
}

/** Writes down what is to be done about a course or a start. @throws course/unknown, offering/unknown, tasks/not-a-keeper, tasks/too-many, request/invalid */
export async function addTask(tx: Tx, courseId: string, { offeringId, ...body }: NewTask): Promise<{ taskId: string }> {
  const faculty = await lockPlace(tx, { courseId, offeringId }, 1)
  demandStart(body, offeringId)
  if (body.personId !== null) await demandKeeper(tx, body.personId, faculty)
  const taskId = newId()
  const { what, dueOn, days, personId, note } = body
  await run(tx, ADD, [taskId, courseId, offeringId, what, dueOn, days, personId, note])
  return { taskId }
}

/** Writes a task anew; what it is about stays, and is returned. @throws task/unknown, tasks/not-a-keeper, request/invalid */
export async function changeTask(tx: Tx, taskId: string, body: TaskBody): Promise<OfCourse> {
  const [task] = await run(tx, LOCK, [taskId])
  if (!task) throw unknown('task')
  demandStart(body, task.offeringId)
  if (body.personId !== null) await demandKeeper(tx, body.personId, task.faculty)
  const { what, dueOn, days, personId, note } = body
  await run(tx, CHANGE, [taskId, what, dueOn, days, personId, note])
  return { courseId: task.courseId }
}

/** Takes a task away that nobody needs to do. @throws task/unknown */
export async function removeTask(tx: Tx, taskId: string): Promise<OfCourse> {
  const [removed] = await run(tx, REMOVE, [taskId])
  if (!removed) throw unknown('task')
  return removed
}

/** Says that a task is done, by whom and when, or that it is not after all. Said twice, the first stays. @throws task/unknown */
export async function finishTask(tx: Tx, taskId: string, { done }: { done: boolean }): Promise<OfCourse> {
  const [found] = await (done ? run(tx, FINISH, [taskId, tx.now, nameOf(tx.actor)]) : run(tx, REOPEN, [taskId]))
  if (!found) throw unknown('task')
  return found
}
