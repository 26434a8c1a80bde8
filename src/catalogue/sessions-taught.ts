import type { Actor } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Ties } from '../platform/http/admit.ts'
import { unknown } from '../platform/problems.ts'

const FIND = statement<{ sessionIds: string[] | null }>(
  'catalogue-sessions-taught',
  'select session_ids as "sessionIds" from offering_teachers where offering_id = $1 and person_id = $2 and ended_at is null',
)
type Asker = { actor: Actor; ties: Ties }

/** The sessions of an offering to which whoever was let in is bound; null where they see all of it. */
export async function boundTo(on: On, offeringId: string, { actor, ties }: Asker): Promise<readonly string[] | null> {
  if (!ties.includes('session-teacher') || ties.includes('its-faculty') || actor.kind !== 'person') return null
  const [found] = await run(on, FIND, [offeringId, actor.personId])
  return found ? found.sessionIds : []
}

/** A session of which whoever was let in sees nothing is refused like one that is not there. @throws session/unknown */
export async function demandSession(
  on: On,
  { offeringId, sessionId }: { offeringId: string; sessionId: string },
  asker: Asker,
): Promise<void> {
  const bound = await boundTo(on, offeringId, asker)
  if (bound && !bound.includes(sessionId)) throw unknown('session')
}
