import { actOnce } from '../platform/act-once.ts'
import type { Actor } from '../platform/actor.ts'
import { askOf } from '../platform/idempotency.ts'
import type { Till } from '../platform/till.ts'
import type { MessageBody } from './message-body.ts'
import { sendMessage } from './send-message.ts'

type Send = { offeringId: string; body: MessageBody; key: string }

/** Sends once per key, to everybody who takes part, whoever of them the writer may see. @throws what sendMessage does, idempotency/key-reused, idempotency/in-progress */
export function sendOnce(till: Till, actor: Actor, { offeringId, body, key }: Send): Promise<string> {
  const ask = askOf(actor, null, { key, operation: `message ${offeringId}`, body })
  return actOnce(till, actor, { ask, work: (tx) => sendMessage(tx, till, { offeringId, body }) })
}
