import { emit } from '../audit/emit.ts'
import { type Placed, placeOrder } from '../checkout/place-order.ts'
import type { Wish } from '../checkout/wish.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { heldCart, peopleIn } from './held-cart.ts'
import type { PurchaseRequest } from './the-request.ts'

const ORDERED = statement(
  'asking-ordered',
  `update purchase_requests set order_id = $2, ordered_at = $3, ordered_by = $4, answered_by = coalesce($5, answered_by),
     approver_id = coalesce($6, approver_id) where id = $1`,
)

type Ordering = Omit<Wish, 'lang' | 'lines' | 'promised'>

/** At the prices that were shown, with the seats that were held. Given up unpaid, the order leaves them to the request again. */
export async function orderHeld(tx: Tx, request: PurchaseRequest, order: Ordering): Promise<Placed> {
  const { promised } = await heldCart(tx, request, request.lang)
  const lines = request.lines.map((line) => ({ ...line, people: peopleIn(request, line) }))
  return placeOrder(tx, { ...order, lang: request.lang, lines, promised })
}

type Ordered = {
  placed: Placed
  by: 'employer' | 'learner' | 'approver' | 'both'
  /** As whoever answered for an employer typed it. */
  name?: string
  approverId?: string
}

export async function noteOrdered(tx: Tx, { id }: PurchaseRequest, ordered: Ordered): Promise<void> {
  const { by, name = null, approverId = null } = ordered
  const { orderId } = ordered.placed
  await run(tx, ORDERED, [id, orderId, tx.now, by, name, approverId])
  await emit(tx, { name: 'RequestOrdered', subjectId: id, facts: { orderId, by } })
}
