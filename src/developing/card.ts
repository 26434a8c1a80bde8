import type { CourseFacts } from './course-facts.ts'
import { type Wanting, wantingFor } from './gates.ts'
import type { Step } from './schema.ts'
import { NEXT } from './stage.ts'

/** A course on the board: where it stands, who answers for it, the step that comes next, and what of its gate is wanting. */
export type Card = Pick<
  CourseFacts,
  'courseId' | 'title' | 'faculty' | 'contactEmail' | 'proposalId' | 'stage' | 'nextStartAt' | 'responsible'
> & {
  next: Step | null
  wanting: Wanting[]
}

export function cardOf(facts: CourseFacts): Card {
  const { courseId, title, faculty, contactEmail, proposalId, stage, nextStartAt, responsible } = facts
  const next = NEXT[stage]
  const plain = { courseId, title, faculty, contactEmail, proposalId, stage, nextStartAt, responsible, next }
  return { ...plain, wanting: next === null ? [] : wantingFor(next, facts) }
}
