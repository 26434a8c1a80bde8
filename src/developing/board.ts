import type { Actor } from '../platform/actor.ts'
import { onlyFaculties } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { readTogether } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { type CourseFacts, courseFacts } from './course-facts.ts'
import { type Wanting, wantingFor } from './gates.ts'
import { ideasFor, type Proposal } from './proposals.ts'
import type { Step } from './schema.ts'
import { NEXT, STAGES, type Stage } from './stage.ts'

/** Proposals that the board shows at most. */
const IDEAS_MOST = 300

/** A course on the board: where it stands, the step that comes next, and how much of its gate is wanting. */
export type Card = Pick<
  CourseFacts,
  'courseId' | 'title' | 'faculty' | 'contactEmail' | 'proposalId' | 'stage' | 'nextStartAt'
> & {
  next: Step | null
  wanting: Wanting[]
}
export type Board = { now: Date; faculties: string[]; ideas: Proposal[]; stages: { stage: Stage; cards: Card[] }[] }

type Ask = { lang: Lang; faculty?: string }

/** What stands on the board of these faculties, in two statements; null for all. */
export const onTheBoard = async (on: On, lang: Lang, faculties: readonly string[] | null) => ({
  courses: await courseFacts(on, { lang, faculties }),
  ideas: await ideasFor(on, faculties, IDEAS_MOST),
})

/** All courses and proposals that the reader keeps, by stage. */
export async function boardOf(till: Till, actor: Actor, { lang, faculty }: Ask): Promise<Board> {
  const own = onlyFaculties(actor)
  const { now, courses, ideas } = await seeAs(HOUSE, () =>
    readTogether(till.connection.pool, async (on) => ({ now: on.now, ...(await onTheBoard(on, lang, own)) })),
  )
  const isAsked = (one: { faculty: string }) => faculty === undefined || one.faculty === faculty
  const cards = courses.filter(isAsked).map(cardOf)
  return {
    now,
    faculties: [...new Set([...courses, ...ideas].map((one) => one.faculty))].sort((a, b) => a.localeCompare(b, 'nb')),
    ideas: ideas.filter(isAsked),
    stages: STAGES.map((stage) => ({ stage, cards: cards.filter((card) => card.stage === stage) })),
  }
}

function cardOf(facts: CourseFacts): Card {
  const { courseId, title, faculty, contactEmail, proposalId, stage, nextStartAt } = facts
  const next = NEXT[stage]
  const plain = { courseId, title, faculty, contactEmail, proposalId, stage, nextStartAt, next }
  return { ...plain, wanting: next === null ? [] : wantingFor(next, facts) }
}

export type TakenStep = { step: Step; note: string; at: Date; by: string; author: string | null }
export type CourseLife = Card & { steps: TakenStep[]; gates: { step: Step; wanting: Wanting[] }[] }

const STEPS_OF = statement<TakenStep>(
  'developing-steps-of',
  `select s.step, s.note, s.at, s.by, (select n.name from people n where s.by = 'person:' || n.id) as author
   from course_steps s where s.course_id = $1 order by s.at desc, s.id desc`,
)

/** Where one course stands, every step with what is wanting before it, and the steps that were taken. @throws course/unknown */
export async function lifeOf(till: Till, courseId: string, lang: Lang): Promise<CourseLife> {
  return seeAs(HOUSE, () => readTogether(till.connection.pool, (on) => readLife(on, courseId, lang)))
}

async function readLife(on: On, courseId: string, lang: Lang): Promise<CourseLife> {
  const [facts] = await courseFacts(on, { lang, faculties: null, courseId })
  if (!facts) throw unknown('course')
  const gates = (['idea', 'development', 'marketing', 'evaluated', 'archived'] as const)
    .filter((step) => step !== facts.stage)
    .map((step) => ({ step, wanting: wantingFor(step, facts) }))
  return { ...cardOf(facts), gates, steps: await run(on, STEPS_OF, [courseId]) }
}
