import { type On, run, statement } from '../platform/db/statement.ts'
import type { Whom } from '../platform/personal.ts'

const FIND = statement<{ addresses: string[] }>(
  'whom',
  `select array(select a.email from person_addresses a where a.person_id = p.id order by a.email <> p.email, a.since, a.email) as addresses
   from people p where p.id = $1 and p.erased_at is null`,
)

/** A person by everything that they are found by, the main address first; null where there is none, or none any more. */
export async function whomOf(on: On, personId: string): Promise<Whom | null> {
  const [found] = await run(on, FIND, [personId])
  return found ? { id: personId, addresses: found.addresses } : null
}
