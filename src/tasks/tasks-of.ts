import { authorOf } from '../identity/author-of.ts'
import type { Keeper } from '../identity/keepers.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import { STAFF_TITLE } from '../storefront/courses-for-staff.ts'
import { ASKED_FOR, DOER_ID, DUE, OPEN, TODAY } from './due.ts'

export type Task = {
  taskId: string
  courseId: string
  courseTitle: string
  faculty: string
  /** The start it is about, with its code; null: the course as such. */
  offeringId: string | null
  code: string | null
  what: string
  /** The calendar day on which it is due, and by what: a day that was set, or days from the first session. */
  due: string
  dueOn: string | null
  days: number | null
  /** Today where it is due. */
  today: string
  /** Who does it, and whether that is because they answer for the course. */
  doer: Keeper | null
  personId: string | null
  note: string
  doneAt: Date | null
  /** The name of whoever did it; null for a program, and for somebody who was erased. */
  doneBy: string | null
}

/** More open tasks than anybody has before them. */
const MINE_MOST = 300

const READ = `select t.id as "taskId", t.course_id as "courseId", ${STAFF_TITLE} as "courseTitle", c.faculty, t.offering_id as "offeringId", o.code,
    t.what, ${DUE} as due, t.due_on as "dueOn", t.due_days as days, ${TODAY} as today, t.person_id as "personId", t.note, t.done_at as "doneAt",
    (select jsonb_build_object('personId', n.id, 'name', n.name) from people n where n.id = ${DOER_ID}) as doer, ${authorOf('t.done_by')} as "doneBy"
  from tasks t join courses c on c.id = t.course_id left join offerings o on o.id = t.offering_id`
const OF_COURSE = statement<Task>(
  'tasks-of-course',
  `${READ} where t.course_id = $2 and ${ASKED_FOR} order by t.done_at desc nulls first, due, t.id`,
)
const ONE = statement<Task>('tasks-one', `${READ} where t.id = $2`)
const MINE = statement<Task>(
  'tasks-mine',
  `${READ} where ${OPEN} and (t.person_id = $2 or t.course_id in (select y.course_id from responsibilities y where y.person_id = $2))
     and ${DOER_ID} = $2 order by due, t.id limit ${MINE_MOST}`,
)

/** Everything to be done about a course and its starts: what is open by its day, then what is done, the last first. What was not done of a cancelled start is left out. */
export const tasksOf = (on: On, courseId: string, lang: Lang): Promise<Task[]> => run(on, OF_COURSE, [lang, courseId])

/** @throws task/unknown */
export async function taskById(on: On, taskId: string, lang: Lang): Promise<Task> {
  const [task] = await run(on, ONE, [lang, taskId])
  if (!task) throw unknown('task')
  return task
}

/** What somebody has to do, by its day: what they are named for, and what nobody else is named for on courses that they answer for. */
export const tasksFor = (on: On, personId: string, lang: Lang): Promise<Task[]> => run(on, MINE, [lang, personId])
