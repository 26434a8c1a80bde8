import { membership } from '../companies/queries.ts'
import { hasRole } from '../platform/actor.ts'
import type { On } from '../platform/db/statement.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Caller } from '../platform/http/route.ts'
import { unknown } from '../platform/problems.ts'
import { opensOrder } from './order-token.ts'

const OWNERS = statement<{ personId: string | null; companyId: string | null; client: string | null }>(
  'checkout-order-owners',
  'select person_id as "personId", company_id as "companyId", external_client as client from orders where id = $1',
)

type Opener = Pick<Caller, 'actor' | 'orderTokens'>
type Ask = { orderId: string; secret: string }

/**
 * Lets the buyer, the company's members, staff and whoever holds the order's token see an order; to anyone else it does not
 * exist. Returns nothing: a foreign order and a missing one are refused alike.
 */
export async function mayOpenOrder(on: On, caller: Opener, ask: Ask): Promise<void> {
  if (!(await isOpenTo(on, caller, ask))) throw unknown('order')
}

export async function isOpenTo(on: On, { actor, orderTokens }: Opener, ask: Ask): Promise<boolean> {
  if (orderTokens.some((token) => opensOrder(ask.secret, ask.orderId, token))) return true
  if (actor.kind === 'visitor') return false
  if (hasRole(actor, 'finance', 'support')) return true
  const [owners] = await run(on, OWNERS, [ask.orderId])
  if (!owners) return false
  if (actor.kind === 'client') return owners.client === actor.clientId
  if (actor.kind !== 'person') return false
  if (owners.personId === actor.personId) return true
  return owners.companyId !== null && (await membership(on, owners.companyId, actor.personId)) !== null
}
