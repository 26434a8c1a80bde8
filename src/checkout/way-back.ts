import { hasRole } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import type { Caller } from '../platform/http/route.ts'
import type { Till } from '../platform/till.ts'
import { HeldAlready } from './problems.ts'
import { orderTies } from './the-order.ts'

/** Runs an order; where an earlier one that awaits its payment stands in the way, its owner is told which it is. */
export async function withWayBack<T>(
  till: Till,
  caller: Pick<Caller, 'actor' | 'orderTokens'>,
  order: () => Promise<T>,
): Promise<T> {
  try {
    return await order()
  } catch (error) {
    if (!(error instanceof HeldAlready)) throw error
    const on = { client: till.connection.pool }
    const ask = { orderId: error.orderId, secret: till.config.sessionSecret }
    const ties = await seeAs(HOUSE, () => orderTies(on, caller, ask))
    throw ties.length > 0 || hasRole(caller.actor, 'finance', 'support') ? error.toItsOwner() : error
  }
}
