import { demandThere, lookUp } from '../companies/look-up.ts'
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
 * e-invoices is looked up before, for the answer to say; it never stands in the way. Nor does a register that is down, but one that
 * says that a company is no more does. Returns the order's id.
 */
export async function orderOnce(
  call: Ordering,
  { ask, claim }: { ask: Ask; claim: Claim },
  place: (tx: Tx) => Promise<Placed>,
): Promise<string> {
  const { till, actor } = call
  const { payer, payBy } = claim
  if (payer.kind === 'company') await reachOf(till, payer.organisationNumber)
  const onInvoice = payer.kind === 'company' && payBy === 'invoice'
  const entry = onInvoice ? await lookUp(till, payer.organisationNumber) : null
  const order = (begin: () => void) =>
    act(till, actor, (tx) =>
      once(tx, ask, async () => {
        begin()
        demandThere(entry)
        return (await place(tx)).orderId
      }),
    )
  const buy = () => withinLimits(till, call, { claim, order })
  const orderId = await withWayBack(till, call, () => seeBuying(buy))
  sightNow()?.orders.push(orderId) // whoever placed it is answered what it is
  return orderId
}
