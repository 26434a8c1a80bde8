import { orderTokenOf } from '../checkout/order-token.ts'
import { actOnce } from '../platform/act-once.ts'
import type { Actor } from '../platform/actor.ts'
import { askOf } from '../platform/idempotency.ts'
import type { Till } from '../platform/till.ts'
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
  return actOnce(till, actor, { ask, work: (tx) => cancelOrder(tx, till, { orderId, command }) })
}
