import type { Actor } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { askOf, once } from '../platform/idempotency.ts'
import { act, type Till } from '../platform/till.ts'
import type { MessageBody } from './message-body.ts'
import { sendMessage } from './send-message.ts'

type Send = { offeringId: string; body: MessageBody; key: string }

/** Sends once per key, to everybody who takes part, whoever of them the writer may see. @throws what sendMessage does, idempotency/key-reused, idempotency/in-progress */
export function sendOnce(till: Till, actor: Actor, { offeringId, body, key }: Send): Promise<string> {
  const ask = askOf(actor, null, { key, operation: `message ${offeringId}`, body })
  return seeAs(HOUSE, () => act(till, actor, (tx) => once(tx, ask, () => sendMessage(tx, till, { offeringId, body }))))
}
