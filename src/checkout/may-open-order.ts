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

/**
 * Lets the buyer, the company's members, staff and whoever holds the order's token see an order; to anyone else it does not
 * exist. Returns nothing: a foreign order and a missing one are refused alike.
 */
export async function mayOpenOrder(
  on: On,
  caller: Pick<Caller, 'actor' | 'orderTokens'>,
  ask: { orderId: string; secret: string },
): Promise<void> {
  const { actor, orderTokens } = caller
  if (orderTokens.some((token) => opensOrder(ask.secret, ask.orderId, token))) return
  if (actor.kind === 'visitor') throw unknown('order')
  if (hasRole(actor, 'finance', 'support')) return
  const [owners] = await run(on, OWNERS, [ask.orderId])
  if (!owners) throw unknown('order')
  if (actor.kind === 'client' && owners.client === actor.clientId) return
  if (actor.kind !== 'person') throw unknown('order')
  if (owners.personId === actor.personId) return
  if (owners.companyId && (await membership(on, owners.companyId, actor.personId))) return
  throw unknown('order')
}
