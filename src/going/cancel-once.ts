import { actOnce } from '../platform/act-once.ts'
import type { Actor } from '../platform/actor.ts'
import { askOf } from '../platform/idempotency.ts'
import type { Till } from '../platform/till.ts'
import { type CancelOffering, cancelOffering } from './cancel-offering.ts'
import { type Cancellation, cancellationOf } from './cancellation-of.ts'
import { seeAsKeeper } from './see-as-keeper.ts'

type Command = { offeringId: string; command: CancelOffering; key: string }

/**
 * Cancels once per key, seeing all orders of the house. Null where a second person has to carry it out.
 * @throws what cancelOffering does, idempotency/key-reused, idempotency/in-progress
 */
export async function cancelOnce(
  till: Till,
  actor: Actor,
  { offeringId, command, key }: Command,
): Promise<Cancellation | null> {
  const ask = askOf(actor, null, { key, operation: `cancel offering ${offeringId}`, body: command })
  await actOnce(till, actor, { ask, work: (tx) => cancelOffering(tx, { offeringId, command }) })
  return seeAsKeeper(till, offeringId, () => cancellationOf({ client: till.connection.pool }, offeringId))
}
