import type { Caller } from '../platform/http/route.ts'
import type { Till } from '../platform/till.ts'
import { isOpenTo } from './may-open-order.ts'
import { HeldAlready } from './problems.ts'

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
    const isTheirs = await isOpenTo(on, caller, { orderId: error.orderId, secret: till.config.sessionSecret })
    throw isTheirs ? error.toItsOwner() : error
  }
}
