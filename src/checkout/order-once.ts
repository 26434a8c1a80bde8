import { seeBuying, sightNow } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Caller } from '../platform/http/route.ts'
import { type Ask, once } from '../platform/idempotency.ts'
import { act, type Till } from '../platform/till.ts'
import { reachOf } from '../sending/reach.ts'
import type { Placed } from './place-order.ts'
import { withWayBack } from './way-back.ts'
import { type Claim, withinLimits } from './within-limits.ts'

type Ordering = Pick<Caller, 'actor' | 'ip' | 'orderTokens'> & { till: Till }

/**
 * Places an order once per key and within its buyer's limits, for the API and the pages alike. Whether a company receives
 * e-invoices is looked up before, for the answer to say; it never stands in the way. Returns the order's id.
 */
export async function orderOnce(
  call: Ordering,
  { ask, claim }: { ask: Ask; claim: Claim },
  place: (tx: Tx) => Promise<Placed>,
): Promise<string> {
  const { till, actor } = call
  if (claim.payer.kind === 'company') await reachOf(till, claim.payer.organisationNumber)
  const order = (begin: () => void) =>
    act(till, actor, (tx) =>
      once(tx, ask, async () => {
        begin()
        return (await place(tx)).orderId
      }),
    )
  const buy = () => withinLimits(till, call, { claim, order })
  const orderId = await withWayBack(till, call, () => seeBuying(buy))
  sightNow()?.orders.push(orderId) // whoever placed it is answered what it is
  return orderId
}
