import { resendConfirmation } from '../notices/resend-confirmation.ts'
import { actOnce } from '../platform/act-once.ts'
import type { Actor } from '../platform/actor.ts'
import { askOf } from '../platform/idempotency.ts'
import type { Till } from '../platform/till.ts'

/** Sends the confirmation once more, once per key. @throws what resendConfirmation does, idempotency/key-reused, idempotency/in-progress */
export async function resendOnce(
  till: Till,
  actor: Actor,
  { orderId, key }: { orderId: string; key: string },
): Promise<void> {
  const ask = askOf(actor, null, { key, operation: `confirm again ${orderId}`, body: null })
  await actOnce(till, actor, {
    ask,
    work: async (tx) => {
      await resendConfirmation(tx, till, { orderId, key })
      return orderId
    },
  })
}
