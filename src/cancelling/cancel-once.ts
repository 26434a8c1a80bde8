import { orderTokenOf } from '../checkout/order-token.ts'
import type { Actor } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { act, type Till } from '../platform/till.ts'
import { cancelOrder } from './cancel-order.ts'
import type { CancelOrder } from './cancel-wish.ts'

type Command = { orderId: string; command: CancelOrder; key: string }

/**
 * Cancels once per key; whoever holds only the order's link is known by its token. Returns the id of the cancellation.
 * It sees all of the order's money and people, as the work of crediting does, and not only what the buyer is shown.
 * @throws what cancelOrder does, idempotency/key-reused, idempotency/in-progress
 */
export function cancelOnce(till: Till, actor: Actor, { orderId, command, key }: Command): Promise<string> {
  const token = orderTokenOf(till.config.sessionSecret, orderId)
  const ask = askOf(actor, token, { key, operation: `cancel ${orderId}`, body: command })
  return seeAs(HOUSE, () => act(till, actor, (tx) => once(tx, ask, () => cancelOrder(tx, till, { orderId, command }))))
}
