import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const TASKS = statement(
  'tasks-carry',
  `insert into tasks (id, course_id, offering_id, what, due_on, due_days, person_id, note)
   select uuidv7(), course_id, $2, what, due_on + $3::int, due_days, person_id, '' from tasks where offering_id = $1 order by id`,
)
const USES = statement(
  'tasks-carry-uses',
  `insert into task_template_uses (template_id, course_id, offering_id) select template_id, course_id, $2 from task_template_uses where offering_id = $1`,
)

type Carry = { from: string; to: string; days: number }

/** Brings the tasks of a start to its copy, undone: days that were set move along, and others keep their distance from the first session. */
export async function carryTasks(tx: Tx, { from, to, days }: Carry): Promise<void> {
  await run(tx, TASKS, [from, to, days])
  await run(tx, USES, [from, to])
}
