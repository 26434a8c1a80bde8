import { escapeLike } from '../platform/db/like.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** Somebody in the list that staff search. */
export type FoundPerson = { id: string; name: string; email: string; since: Date; canSignIn: boolean; roles: string[] }

/** One page is the whole answer: whoever looks for more says more. */
export const FOUND_MOST = 25

const FIND = statement<FoundPerson>(
  'privacy-find-people',
  `select p.id, p.name, p.email, p.created_at as since, p.email_verified_at is not null as "canSignIn",
     array(select r.role from person_roles r where r.person_id = p.id order by r.role) as roles
   from people p where p.erased_at is null and (p.name ilike $1 or p.id::text = $2
     or exists (select from person_addresses a where a.person_id = p.id and a.email ilike $1)) order by p.name, p.id limit ${FOUND_MOST}`,
)

/** People whose name or one of whose addresses holds the words, or whose id they are. */
export function findPeople(on: On, search: string): Promise<FoundPerson[]> {
  const plain = escapeLike(search)
  return run(on, FIND, [`%${plain}%`, search.toLowerCase()])
}
