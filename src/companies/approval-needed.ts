import type { Actor } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Money, money } from '../platform/money.ts'
import type { MemberRole } from './member-role.ts'

/** Who orders for their company without asking, and says yes or no to the others. */
export const APPROVER_ROLES = ['owner', 'manager'] as const satisfies readonly MemberRole[]

type Ruled = { id: string; approvalAboveMinor: number | null }

const FIND = statement<{ role: MemberRole; totalMinor: number }>(
  'company-approval-needed',
  `select m.role, in_kroner($3, $4) as "totalMinor" from company_members m join companies c on c.id = m.company_id
   where m.company_id = $1 and m.person_id = $2 and m.ended_at is null and c.confirmed_at is not null`,
)

/**
 * What an order of so much may cost at most before it needs a yes, where whoever orders is a member that the company's rule is for;
 * null where it needs none. Other currencies count by the newest rate, and need a yes while there is none. A company without a rule
 * is asked nothing.
 */
export async function approvalNeeded(
  { actor, ...on }: On & { actor: Actor },
  { id, approvalAboveMinor }: Ruled,
  total: Money,
): Promise<Money | null> {
  if (approvalAboveMinor === null || total.minor === 0 || actor.kind !== 'person') return null
  const [member] = await run(on, FIND, [id, actor.personId, total.minor, total.currency])
  if (!member || APPROVER_ROLES.some((role) => role === member.role)) return null
  const unrated = member.totalMinor === 0
  return unrated || member.totalMinor > approvalAboveMinor ? money(approvalAboveMinor, 'NOK') : null
}
