import { HOUSE, seeAs, sightNow } from '../platform/db/sight.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Till } from '../platform/till.ts'

const KEPT = statement<{ id: string }>(
  'going-kept',
  'select f.id from offerings f join courses k on k.id = f.course_id where f.id = $1 and k.faculty = any ($2)',
)

/**
 * Reads everybody's part in an offering, for those who keep it: a faculty's keepers as well, whom the database shows else less. Asked again
 * here of the request's own sight, so that nobody else is shown more than the database shows them, whatever the door let in.
 */
export async function seeAsKeeper<T>(till: Till, offeringId: string, work: () => Promise<T>): Promise<T> {
  const sight = sightNow() ?? HOUSE
  if (sight.reach === 'house') return work()
  const kept = await run({ client: till.connection.pool }, KEPT, [offeringId, [...sight.faculties]])
  return kept.length > 0 ? seeAs(HOUSE, work) : work()
}
