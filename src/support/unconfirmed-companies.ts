import type { MemberRole } from '../companies/member-role.ts'
import { type Company, companyColumns } from '../companies/queries.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** A company whose members nobody has vouched for, with what somebody needs to find out who they are. */
export type Unconfirmed = Company & {
  since: Date
  members: { name: string; email: string; role: MemberRole }[]
  /** Orders of others in its name, which its members would be shown. */
  ordersOfOthers: number
}

/** More than anybody looks through at once. */
const MOST = 100

const FIND = statement<Unconfirmed>(
  'support-unconfirmed-companies',
  `select ${companyColumns}, c.created_at as since, members,
     (select count(*) from orders o where o.company_id = c.id and not exists (
        select from company_members m where m.company_id = c.id and m.person_id = o.person_id and m.ended_at is null)) as "ordersOfOthers"
   from companies c cross join lateral (
     select json_agg(json_build_object('name', n.name, 'email', n.email, 'role', m.role) order by m.joined_at, n.email) as members
     from company_members m join people n on n.id = m.person_id where m.company_id = c.id and m.ended_at is null) theirs
   where c.confirmed_at is null and members is not null order by c.created_at, c.id limit ${MOST}`,
)

/** The companies that wait for staff to confirm them, the oldest first. Those without a member wait for nothing. */
export const unconfirmedCompanies = (on: On): Promise<Unconfirmed[]> => run(on, FIND, [])
