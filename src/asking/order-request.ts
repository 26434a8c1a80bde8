import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { type Placed, placeOrder } from '../checkout/place-order.ts'
import { orderParts } from '../checkout/start-checkout.ts'
import { CompanyPayer } from '../orders/payer.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { Token } from '../platform/words.ts'
import { heldCart } from './held-cart.ts'
import { decidedAlready } from './problems.ts'
import { promiseMail } from './promise-mail.ts'
import { mayBePaid, stateOf } from './state.ts'
import { lockByToken, lockOwn, type PurchaseRequest } from './the-request.ts'

/** Who answers is the contact that the employer names: the mail may have been passed on to somebody else. */
export const ApproveRequest = z
  .strictObject({ ...orderParts, token: Token, payer: CompanyPayer })
  .meta({ id: 'ApproveRequest' })
export type ApproveRequest = z.output<typeof ApproveRequest>

export const PayRequest = z.strictObject(orderParts).meta({ id: 'PayRequest' })
export type PayRequest = z.output<typeof PayRequest>

const ORDERED = statement(
  'asking-ordered',
  'update purchase_requests set order_id = $2, ordered_at = $3, ordered_by = $4, answered_by = coalesce($5, answered_by) where id = $1',
)

/**
 * The employer pays: an order of their company in which the learner is named, with the seats that were held.
 * @throws asking/link-spent, asking/decided-already, and all that an order may meet
 */
export async function approveRequest(tx: Tx, { token, ...order }: ApproveRequest): Promise<Placed> {
  const request = await lockByToken(tx, token)
  const placed = await orderHeld(tx, request, order)
  await close(tx, request, { placed, by: 'employer', name: order.payer.contactName })
  await promiseMail(tx, { requestId: request.id, kind: 'approved', recipient: 'learner', email: request.email })
  return placed
}

/**
 * The learner pays after all, at any moment until the seats go, in the order that they choose.
 * @throws purchase-request/unknown, asking/decided-already, and all that an order may meet
 */
export async function payRequest(
  tx: Tx,
  id: { requestId: string; personId: string },
  order: PayRequest,
): Promise<Placed> {
  const request = await lockOwn(tx, id.requestId, id.personId)
  if (!mayBePaid(request, tx.now)) throw decidedAlready(stateOf(request, tx.now))
  const placed = await orderHeld(tx, request, order)
  await close(tx, request, { placed, by: 'learner', name: null })
  return placed
}

/** At the prices that were shown, with the seats that were held. Given up unpaid, the order leaves them to the request again. */
async function orderHeld(tx: Tx, request: PurchaseRequest, order: PayRequest): Promise<Placed> {
  const { promised } = await heldCart(tx, request, request.lang)
  const people = [{ name: request.name, email: request.email }]
  const lines = request.lines.map((line) => ({ ...line, people }))
  return placeOrder(tx, { ...order, lang: request.lang, lines, promised })
}

type Closing = { placed: Placed; by: 'employer' | 'learner'; name: string | null }

async function close(tx: Tx, { id }: PurchaseRequest, { placed: { orderId }, by, name }: Closing): Promise<void> {
  await run(tx, ORDERED, [id, orderId, tx.now, by, name])
  await emit(tx, { name: 'RequestOrdered', subjectId: id, facts: { orderId, by } })
}
