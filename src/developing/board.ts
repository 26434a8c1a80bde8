import type { Term } from '../catalogue/term.ts'
import type { Keeper } from '../identity/keepers.ts'
import type { Actor } from '../platform/actor.ts'
import { onlyFaculties } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { readTogether } from '../platform/db/transact.ts'
import type { Lang } from '../platform/lang.ts'
import type { Till } from '../platform/till.ts'
import { RESPONSIBLE } from '../tasks/responsible.ts'
import { type BoardFilter, narrowed, proposedTerm, startTerm } from './board-filter.ts'
import { type Card, cardOf } from './card.ts'
import { COURSES_MOST, courseFacts } from './course-facts.ts'
import { ideasFor, type Proposal } from './proposals.ts'
import { STAGES, type Stage } from './stage.ts'

/** Proposals that the board shows at most. */
export const IDEAS_MOST = 300

export type Board = {
  now: Date
  /** What may be chosen among all that the reader keeps, whatever is chosen now. */
  faculties: string[]
  responsibles: Keeper[]
  terms: Term[]
  ideas: Proposal[]
  stages: { stage: Stage; cards: Card[] }[]
  /** There are as many as a page can show, and perhaps older ones beyond. */
  isFull: boolean
}

type Ask = { lang: Lang; filter?: BoardFilter }

const CHOICES = statement<{ faculty: string; responsible: Keeper | null }>(
  'developing-board-choices',
  `select distinct faculty, responsible from (
     select c.faculty, ${RESPONSIBLE} as responsible from courses c union select p.faculty, null from proposals p) every
   where $1::text[] is null or faculty = any ($1)`,
)

type Seen = { lang: Lang; faculties: readonly string[] | null; responsible: string | null }

/** What stands on the board of these faculties, in two statements; null for all. `responsible` is an id, or `nobody`. */
export const onTheBoard = async (on: On, { lang, faculties, responsible }: Seen) => ({
  courses: await courseFacts(on, { lang, faculties, responsible }),
  ideas: await ideasFor(on, faculties, IDEAS_MOST),
})

/** All courses and proposals that the reader keeps and asks for, by stage; those that the reader answers for come first. */
export async function boardOf(till: Till, actor: Actor, { lang, filter = {} }: Ask): Promise<Board> {
  const { faculty } = filter
  const own = onlyFaculties(actor)
  const asked = faculty === undefined ? own : [faculty].filter((one) => own === null || own.includes(one))
  const reader = actor.kind === 'person' ? actor.personId : null
  const responsible = filter.responsible === 'mine' ? (reader ?? 'nobody') : (filter.responsible ?? null)
  const { now, choices, courses, ideas } = await seeAs(HOUSE, () =>
    readTogether(till.connection.pool, async (on) => ({
      now: on.now,
      choices: await run(on, CHOICES, [own]),
      ...(await onTheBoard(on, { lang, faculties: asked, responsible })),
    })),
  )
  const all = courses.map(cardOf)
  const isMine = (card: Card) => card.responsible !== null && card.responsible.personId === reader
  const shown = narrowed(
    { cards: [...all.filter(isMine), ...all.filter((card) => !isMine(card))], ideas },
    filter,
    reader,
  )
  const people = choices.flatMap(({ responsible: one }) => (one ? [one] : []))
  return {
    now,
    faculties: [...new Set(choices.map((one) => one.faculty))].sort((a, b) => a.localeCompare(b, 'nb')),
    responsibles: [...new Map(people.map((one) => [one.personId, one])).values()].sort((a, b) =>
      a.name.localeCompare(b.name, 'nb'),
    ),
    terms: termsOf(all, ideas, filter.term),
    ideas: shown.ideas,
    isFull: courses.length === COURSES_MOST || ideas.length === IDEAS_MOST,
    stages: STAGES.map((stage) => ({ stage, cards: shown.cards.filter((card) => card.stage === stage) })),
  }
}

/** Those that something starts in, and the one that is asked for even where nothing does. */
const termsOf = (cards: readonly Card[], ideas: readonly Proposal[], asked: string | undefined): Term[] => {
  const there = [...cards.map(startTerm), ...ideas.map(proposedTerm), (asked as Term | undefined) ?? null]
  return [...new Set(there.filter((term) => term !== null))].sort()
}
