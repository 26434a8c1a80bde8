import { type On, run, statement } from '../platform/db/statement.ts'

/** What happened to a subject, as it was written down. */
export type PastEvent = { at: Date; actor: string; name: string; facts: Record<string, unknown> }

const FIND = statement<PastEvent>(
  'audit-events-of',
  'select at, actor, name, facts from events where subject_id = $1 order by id limit 500',
)

/** The events of one subject, oldest first. */
export const eventsOf = (on: On, subjectId: string): Promise<PastEvent[]> => run(on, FIND, [subjectId])
