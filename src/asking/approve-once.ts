import { orderOnce } from '../checkout/order-once.ts'
import { claimOf } from '../checkout/within-limits.ts'
import { personOf } from '../identity/fresh.ts'
import type { Caller } from '../platform/http/route.ts'
import { askOf } from '../platform/idempotency.ts'
import { act, type Till } from '../platform/till.ts'
import { type ApproveForCompany, approveForCompany } from './answer-buyer.ts'
import { requestToAnswer } from './the-request.ts'

type Calling = Caller & { till: Till }
type Approving = { requestId: string; key: string; body: ApproveForCompany }

/** Says yes once per key and within what whoever says it may order, for the API and the pages alike. Returns the order's id. */
export async function approveOnce(call: Calling, { requestId, key, body }: Approving): Promise<string> {
  const { till, actor } = call
  const { personId } = personOf(actor)
  const { lines, wish } = await act(till, actor, (tx) => requestToAnswer(tx, requestId, personId))
  const ask = askOf(actor, null, { key, operation: `approve ${requestId}`, body })
  const claim = claimOf({ payer: wish.payer, payBy: body.payBy ?? wish.payBy }, lines)
  return orderOnce(call, { ask, claim }, (tx) => approveForCompany(tx, requestId, body))
}
