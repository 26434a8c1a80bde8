import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

/** What staff see of a person: who they are, what they may do and how they get in. Nothing of what they bought. */
export type PersonCard = {
  id: string
  name: string
  email: string
  lang: string
  createdAt: Date
  emailVerifiedAt: Date | null
  roles: string[]
  memberships: { company: string; role: string }[]
  hasPassword: boolean
  hasApp: boolean
  providers: string[]
  openSessions: number
  lastSeenAt: Date | null
  orders: number
  enrolments: number
}

const FIND = statement<PersonCard>(
  'privacy-person-card',
  `select p.id, p.name, p.email, p.lang, p.created_at as "createdAt", p.email_verified_at as "emailVerifiedAt",
     array(select r.role from person_roles r where r.person_id = p.id order by r.role) as roles,
     (select coalesce(json_agg(json_build_object('company', c.name, 'role', m.role) order by c.name), '[]')
      from company_members m join companies c on c.id = m.company_id where m.person_id = p.id and m.ended_at is null) as memberships,
     p.password_hash is not null as "hasPassword",
     exists (select from authenticators a where a.person_id = p.id and a.confirmed_at is not null) as "hasApp",
     array(select i.provider from external_identities i where i.person_id = p.id order by i.linked_at) as providers,
     (select count(*) from login_sessions s where s.person_id = p.id and s.method is not null and s.ends_at > app_now()) as "openSessions",
     (select max(s.last_seen_at) from login_sessions s where s.person_id = p.id) as "lastSeenAt",
     (select count(*) from orders o where o.person_id = p.id) as orders,
     (select count(*) from enrolments e where e.person_id = p.id) as enrolments
   from people p where p.id = $1 and p.erased_at is null`,
)

/** Whoever looks is written down. @throws person/unknown */
export async function personCard(tx: Tx, personId: string): Promise<PersonCard> {
  const [card] = await run(tx, FIND, [personId])
  if (!card) throw unknown('person')
  await emit(tx, { name: 'PersonLookedUp', subjectId: personId })
  return card
}
