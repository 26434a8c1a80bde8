import type { AnyRole, Role } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { staffCodeSetting } from './staff-code.ts'

export type Person = { id: string; email: string; name: string; lang: Lang }
/** What a person holds at this moment. */
export type Held = {
  roles: Role[]
  faculties: string[]
  /** Whether everybody with a role must sign in with a code at this moment. */
  demandsCode: boolean
}
export type ApiKey = {
  id: string
  name: string
  roles: AnyRole[]
  faculties: string[]
  personal: boolean
  createdAt: Date
  lastUsedAt: Date | null
  endsAt: Date | null
}

const columns = 'id, email, name, lang'
const BY_ID = statement<Person>('person-by-id', `select ${columns} from people where id = $1 and erased_at is null`)
const BY_EMAIL = statement<Person>(
  'person-by-email',
  `select ${columns} from people where id = (select a.person_id from person_addresses a where a.email = lower($1))`,
)
const BY_IDS = statement<Person>(
  'people-by-ids',
  `select ${columns} from people where id = any($1::uuid[]) order by name, id`,
)
const ROLES = statement<Held>(
  'person-roles',
  `select array(select r.role from person_roles r where r.person_id = p.id order by r.role) as roles,
     array(select f.faculty from person_faculties f where f.person_id = p.id order by f.faculty) as faculties,
     coalesce((select (value->>'demanded')::boolean from settings
       where name = '${staffCodeSetting.name}' and valid_from <= app_now() order by valid_from desc limit 1), false) as "demandsCode"
   from people p where p.id = $1 and p.erased_at is null`,
)
const KEYS = statement<ApiKey>(
  'api-keys-page',
  `select id, name, roles, faculties, personal, created_at as "createdAt", last_used_at as "lastUsedAt", ends_at as "endsAt"
   from api_keys where $1::uuid is null or id > $1 order by id limit $2`,
)

export async function personById(on: On, id: string): Promise<Person | null> {
  const [person] = await run(on, BY_ID, [id])
  return person ?? null
}

/** By any of their addresses; the one they are told with is the main one. */
export async function personByEmail(on: On, email: string): Promise<Person | null> {
  const [person] = await run(on, BY_EMAIL, [email])
  return person ?? null
}

/** In the order of their names; ids that nobody has are left out. */
export const peopleByIds = (on: On, ids: readonly string[]): Promise<Person[]> => run(on, BY_IDS, [ids])

/** Null when there is no such person, or none any more. */
export const rolesOf = async (on: On, personId: string): Promise<Role[] | null> =>
  (await heldBy(on, personId))?.roles ?? null

/** The roles of a person with the faculties that one of them is for; null when there is no such person. */
export async function heldBy(on: On, personId: string): Promise<Held | null> {
  const [row] = await run(on, ROLES, [personId])
  return row ?? null
}

/** The oldest first; `after` is the id that the page before ended with. */
export const apiKeysPage = (on: On, page: { after: string | null; limit: number }): Promise<ApiKey[]> =>
  run(on, KEYS, [page.after, page.limit])
