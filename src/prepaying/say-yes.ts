import type { Actor } from '../platform/actor.ts'
import { seeBuying, sightNow } from '../platform/db/sight.ts'
import { act, type Till } from '../platform/till.ts'
import type { Whose } from '../prepaid/withdraw-prepaid.ts'
import { type AcceptPrepaid, acceptPrepaid } from './accept-prepaid.ts'

/** The yes to a prepaid, by the API or a page: it sees what whoever orders sees. Returns the order that it became. */
export async function sayYes(
  till: Till,
  actor: Actor,
  yes: { whose: Whose; wish: AcceptPrepaid },
): Promise<{ orderId: string }> {
  const accepted = await seeBuying(() => act(till, actor, (tx) => acceptPrepaid(tx, yes.whose, yes.wish)))
  sightNow()?.orders.push(accepted.orderId)
  return accepted
}
