import { authorOf } from '../identity/author-of.ts'
import type { Actor } from '../platform/actor.ts'
import { onlyFaculties } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { readTogether } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { COURSES_MOST, type CourseFacts, courseFacts } from './course-facts.ts'
import { type Wanting, wantingFor } from './gates.ts'
import { ideasFor, type Proposal } from './proposals.ts'
import { STEPS, type Step } from './schema.ts'
import { NEXT, STAGES, type Stage } from './stage.ts'

/** Proposals that the board shows at most. */
export const IDEAS_MOST = 300

/** A course on the board: where it stands, the step that comes next, and how much of its gate is wanting. */
export type Card = Pick<
  CourseFacts,
  'courseId' | 'title' | 'faculty' | 'contactEmail' | 'proposalId' | 'stage' | 'nextStartAt'
> & {
  next: Step | null
  wanting: Wanting[]
}
export type Board = {
  now: Date
  /** Of all that the reader keeps, whichever is asked for. */
  faculties: string[]
  ideas: Proposal[]
  stages: { stage: Stage; cards: Card[] }[]
  /** There are as many as a page can show, and perhaps older ones beyond. */
  isFull: boolean
}

type Ask = { lang: Lang; faculty?: string }

const FACULTIES = statement<{ faculty: string }>(
  'developing-faculties',
  `select faculty from (select faculty from courses union select faculty from proposals) every where $1::text[] is null or faculty = any ($1)`,
)

/** What stands on the board of these faculties, in two statements; null for all. */
export const onTheBoard = async (on: On, lang: Lang, faculties: readonly string[] | null) => ({
  courses: await courseFacts(on, { lang, faculties }),
  ideas: await ideasFor(on, faculties, IDEAS_MOST),
})

/** All courses and proposals that the reader keeps, by stage. */
export async function boardOf(till: Till, actor: Actor, { lang, faculty }: Ask): Promise<Board> {
  const own = onlyFaculties(actor)
  const asked = faculty === undefined ? own : [faculty].filter((one) => own === null || own.includes(one))
  const { now, faculties, courses, ideas } = await seeAs(HOUSE, () =>
    readTogether(till.connection.pool, async (on) => ({
      now: on.now,
      faculties: await run(on, FACULTIES, [own]),
      ...(await onTheBoard(on, lang, asked)),
    })),
  )
  const cards = courses.map(cardOf)
  return {
    now,
    faculties: faculties.map((one) => one.faculty).sort((a, b) => a.localeCompare(b, 'nb')),
    ideas,
    isFull: courses.length === COURSES_MOST || ideas.length === IDEAS_MOST,
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
