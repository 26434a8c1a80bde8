import { orderTokenOf } from '../checkout/order-token.ts'
import { actOnce } from '../platform/act-once.ts'
import type { Actor } from '../platform/actor.ts'
import { askOf } from '../platform/idempotency.ts'
import type { Till } from '../platform/till.ts'
import { type AskToCancel, askToCancel } from './ask-to-cancel.ts'

type Ask = { orderId: string; command: AskToCancel; key: string }

/**
 * Asks once per key; whoever holds only the order's link is known by its token. What is asked about is all of the order's money and
 * people, as in cancelling. @throws what askToCancel does, idempotency/key-reused, idempotency/in-progress
 */
export function askOnce(till: Till, actor: Actor, { orderId, command, key }: Ask): Promise<string> {
  const token = orderTokenOf(till.config.sessionSecret, orderId)
  const ask = askOf(actor, token, { key, operation: `ask to cancel ${orderId}`, body: command })
  return actOnce(till, actor, { ask, work: (tx) => askToCancel(tx, till, { orderId, command }) })
}
