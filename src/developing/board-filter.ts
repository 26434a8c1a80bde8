import { z } from 'zod'
import { TERM, type Term, termOf } from '../catalogue/term.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { Line } from '../platform/words.ts'
import type { Card } from './card.ts'
import { GATES } from './gates.ts'
import type { Proposal } from './proposals.ts'

/** Everything that a gate may ask for, by name. */
export const WANTED: readonly string[] = [
  ...new Set(Object.values(GATES).flatMap((gate) => gate.map(({ name }) => name))),
]

/** What the board is narrowed to. */
export const BoardFilter = z.strictObject({
  faculty: Line.optional(),
  responsible: z
    .union([z.enum(['mine', 'nobody']), z.uuid()])
    .optional()
    .meta({ description: 'Who answers for the course: the reader, nobody, or a person' }),
  term: z.string().regex(TERM).optional().meta({ description: 'Of the next start, such as 2027-autumn' }),
  missing: z.enum(WANTED).optional().meta({ description: 'What the gate of the next step asks for and is not there' }),
})
export type BoardFilter = z.output<typeof BoardFilter>

/** The term in which a course starts next. */
export const startTerm = ({ nextStartAt }: Pick<Card, 'nextStartAt'>): Term | null =>
  nextStartAt === null ? null : termOf(dayIn(SELLER_ZONE, nextStartAt))
/** The term in which a proposed course would start first. */
export const proposedTerm = ({ body: { startTerm: said } }: Pick<Proposal, 'body'>): Term | null =>
  said === '' ? null : (said as Term)

type Shown = { cards: Card[]; ideas: Proposal[] }

/** Of what faculty and person have chosen, what fits the rest. A proposal is its proposer's, and has no gate yet. */
export function narrowed({ cards, ideas }: Shown, filter: BoardFilter, reader: string | null): Shown {
  const { responsible, term, missing } = filter
  const proposer = responsible === 'mine' ? reader : responsible
  return {
    cards: cards.filter(
      (card) =>
        (term === undefined || startTerm(card) === term) &&
        (missing === undefined || card.wanting.some(({ name }) => name === missing)),
    ),
    ideas: ideas.filter(
      (idea) =>
        missing === undefined &&
        (term === undefined || proposedTerm(idea) === term) &&
        (proposer === undefined || idea.proposerId === proposer),
    ),
  }
}
