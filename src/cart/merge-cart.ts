import { visitor } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { forbidden, signInFirst } from '../platform/problems.ts'
import { type Cart, findCart } from './find-cart.ts'
import { type Merged, mergeLines } from './merge-lines.ts'
import { ownCart } from './own-cart.ts'
import { alreadyOrdered } from './problems.ts'
import { putCode } from './put-code.ts'

/** A visitor's cart, named by what opens it. */
export type VisitorCart = { cartId: string; token: string }
/** The person's own cart after a merge; `wasEmpty` when there was nothing to add up with. */
export type MergedCart = Pick<Merged, 'moved' | 'left'> & { cartId: string; wasEmpty: boolean }

/** Once more where another tab orders the person's cart while this one waits for its lock. */
const ATTEMPTS = 3

/** Two carts of one person at once, always in the same order, so that two tabs never wait for each other. */
const LOCK = statement<{ id: string }>(
  'cart-lock-both',
  'select id from carts where id = any ($1::uuid[]) order by id for update',
)
const TAKE_CURRENCY = statement('cart-take-currency', 'update carts set currency = $2, lang = $3 where id = $1')
const TAKE_HOLD = statement('cart-take-hold', 'update carts set hold_id = $2 where id = $1')
const PUT = statement(
  'cart-put-merged',
  `insert into cart_lines (cart_id, offering_id, quantity, people, extras, seen_net_minor, added_at)
   select $1, l."offeringId", l.quantity, l.people, l.extras, l."seenNetMinor", $3
   from json_to_recordset($2) l ("offeringId" uuid, quantity int, people jsonb, extras jsonb, "seenNetMinor" bigint)
   on conflict (cart_id, offering_id) do update set quantity = excluded.quantity, people = excluded.people, extras = excluded.extras`,
)
const TAKE_OUT = statement(
  'cart-take-out-merged',
  'delete from cart_lines where cart_id = $1 and offering_id = any ($2::uuid[])',
)

/**
 * Adds a visitor's cart to the cart of whoever has signed in. What does not fit stays in the visitor's cart, which its token
 * still opens; what fitted is in one cart only, seats that the waiting list holds come along, and so does its code where the other has none, so a repetition or a second tab adds nothing up twice.
 * @throws access/sign-in, cart/unknown, cart/already-ordered
 */
export async function mergeCart(tx: Tx, from: VisitorCart): Promise<MergedCart> {
  if (tx.actor.kind === 'visitor') throw signInFirst()
  if (tx.actor.kind !== 'person') throw forbidden('Only a person has a cart to merge into.')
  const { personId } = tx.actor
  const theirs = await visitorsCart(tx, from)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const cartId = await ownCart(tx, personId, theirs)
    await run(tx, LOCK, [[cartId, from.cartId]])
    const mine = await findCart(tx, { cartId, token: null, actor: tx.actor })
    if (mine.orderId === null) return move(tx, mine, await visitorsCart(tx, from))
  }
  throw new Error('every cart became an order before anything could be added to it')
}

async function visitorsCart(tx: Tx, { cartId, token }: VisitorCart): Promise<Cart> {
  const cart = await findCart(tx, { cartId, token, actor: visitor })
  if (cart.orderId) throw alreadyOrdered(cart.orderId)
  return cart
}

async function move(tx: Tx, mine: Cart, theirs: Cart): Promise<MergedCart> {
  const { lines, moved, left } = mergeLines(mine, theirs)
  const wasEmpty = mine.lines.length === 0
  if (moved.length > 0) {
    if (wasEmpty) await run(tx, TAKE_CURRENCY, [mine.id, theirs.currency, theirs.lang])
    await run(tx, PUT, [mine.id, JSON.stringify(lines), tx.now])
    await run(tx, TAKE_OUT, [theirs.id, moved])
    if (theirs.voucher && !mine.voucher) await putCode(tx, mine.id, theirs.voucher.codeId)
    if (theirs.held && !mine.held) await run(tx, TAKE_HOLD, [mine.id, theirs.holdId])
  }
  return { cartId: mine.id, moved, left, wasEmpty }
}
