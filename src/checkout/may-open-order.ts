import { openToMember } from '../orders/open-to-member.ts'
import { hasRole } from '../platform/actor.ts'
import type { On } from '../platform/db/statement.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Caller } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { opensOrder } from './order-token.ts'

/** Whose an order is. A member counts where staff have confirmed the company; what they ordered themselves is theirs anyway. */
const OWNERS = statement<{ personId: string | null; isMember: boolean; client: string | null }>(
  'checkout-order-owners',
  `select o.person_id as "personId", o.external_client as client, exists (
     select from company_members m where m.company_id = o.company_id and m.person_id = $2 and ${openToMember('$2')}) as "isMember"
   from orders o where o.id = $1`,
)

type Opener = Pick<Caller, 'actor' | 'orderTokens'>
type Ask = { orderId: string; secret: string }

/**
 * Lets the buyer, the members of a confirmed company, staff and whoever holds the order's token see an order; to anyone else it does not
 * exist. Returns nothing: a foreign order and a missing one are refused alike.
 */
export async function mayOpenOrder(on: On, caller: Opener, ask: Ask): Promise<void> {
  if (!(await isOpenTo(on, caller, ask))) throw unknown('order')
}

export async function isOpenTo(on: On, { actor, orderTokens }: Opener, ask: Ask): Promise<boolean> {
  if (orderTokens.some((token) => opensOrder(ask.secret, ask.orderId, token))) return true
  if (actor.kind === 'visitor') return false
  if (hasRole(actor, 'finance', 'support')) return true
  const [owners] = await run(on, OWNERS, [ask.orderId, actor.kind === 'person' ? actor.personId : null])
  if (!owners) return false
  if (actor.kind === 'client') return owners.client === actor.clientId
  return actor.kind === 'person' && (owners.personId === actor.personId || owners.isMember)
}
