import type { Role } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** Somebody who works here: a person with roles, who may not have made their account yet. */
export type StaffMember = {
  id: string
  name: string
  email: string
  roles: Role[]
  faculties: string[]
  canSignIn: boolean
  hasApp: boolean
}

/** More than any shop has; the list is one page. */
const MOST = 500

const FIND = statement<StaffMember>(
  'staff',
  `select p.id, p.name, p.email, array_agg(r.role order by r.role) as roles,
     array(select f.faculty from person_faculties f where f.person_id = p.id order by f.faculty) as faculties,
     p.email_verified_at is not null as "canSignIn",
     exists (select from authenticators a where a.person_id = p.id and a.confirmed_at is not null) as "hasApp"
   from people p join person_roles r on r.person_id = p.id group by p.id order by p.name, p.id limit ${MOST}`,
)

/** Everybody who holds a role, by name. */
export const staff = (on: On): Promise<StaffMember[]> => run(on, FIND, [])
