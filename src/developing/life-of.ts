import { authorOf } from '../identity/author-of.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { readTogether } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { type Card, cardOf } from './card.ts'
import { courseFacts } from './course-facts.ts'
import { type Wanting, wantingFor } from './gates.ts'
import { STEPS, type Step } from './schema.ts'

export type TakenStep = { step: Step; note: string; at: Date; by: string; author: string | null }
export type CourseLife = Card & { steps: TakenStep[]; gates: { step: Step; wanting: Wanting[] }[] }

const STEPS_OF = statement<TakenStep>(
  'developing-steps-of',
  `select s.step, s.note, s.at, s.by, ${authorOf('s.by')} as author
   from course_steps s where s.course_id = $1 order by s.at desc, s.id desc`,
)

/** Where one course stands, every step with what is wanting before it, and the steps that were taken. @throws course/unknown */
export async function lifeOf(till: Till, courseId: string, lang: Lang): Promise<CourseLife> {
  return seeAs(HOUSE, () => readTogether(till.connection.pool, (on) => readLife(on, courseId, lang)))
}

async function readLife(on: On, courseId: string, lang: Lang): Promise<CourseLife> {
  const [facts] = await courseFacts(on, { lang, faculties: null, courseId })
  if (!facts) throw unknown('course')
  const gates = STEPS.filter((step) => step !== facts.stage).map((step) => ({ step, wanting: wantingFor(step, facts) }))
  return { ...cardOf(facts), gates, steps: await run(on, STEPS_OF, [courseId]) }
}
