import { orderTokenOf } from '../checkout/order-token.ts'
import { actOnce } from '../platform/act-once.ts'
import type { Actor } from '../platform/actor.ts'
import { askOf } from '../platform/idempotency.ts'
import type { Till } from '../platform/till.ts'
import { type Choose, choose } from './choose.ts'

type Chosen = { orderId: string; command: Choose; key: string }

/** Chooses once per key, seeing the list and the money of the house. @throws what choose does, idempotency/key-reused, idempotency/in-progress */
export function chooseOnce(till: Till, actor: Actor, { orderId, command, key }: Chosen): Promise<string> {
  const token = orderTokenOf(till.config.sessionSecret, orderId)
  const ask = askOf(actor, token, { key, operation: `choose ${orderId}`, body: command })
  return actOnce(till, actor, { ask, work: (tx) => choose(tx, till, { orderId, ...command }) })
}
