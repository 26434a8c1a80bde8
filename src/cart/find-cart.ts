import type { Actor } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { digestOf } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import type { ChosenExtra } from '../pricing/schema.ts'
import { type Standing, standingOf } from '../vouchers/standing.ts'
import { alreadyOrdered, cartUnknown } from './problems.ts'
import type { Named } from './schema.ts'

export type CartLine = {
  offeringId: string
  quantity: number
  people: Named[]
  extras: ChosenExtra[]
  seenNetMinor: number
}
export type Cart = {
  id: string
  currency: Currency
  lang: Lang
  orderId: string | null
  /** For which company its person buys, as they have said. */
  companyId: string | null
  /** Its number: by what is its own, the cart is priced. */
  companyNumber: string | null
  /** What the waiting list has offered whoever orders this cart. */
  holdId: string | null
  /** Of which offering that still holds how many seats. */
  held: { offeringId: string; seats: number } | null
  /** The code that was typed, as it stands for its person or the company that they buy for; null where none was. */
  voucher: Standing | null
  lines: CartLine[]
}
/** Which cart, and what opens it: its token, or being the person it belongs to. */
export type CartKey = { cartId: string; token: string | null; actor: Actor }

const columns = `c.id, c.currency, c.lang, c.order_id as "orderId", c.company_id as "companyId",
  (select k.organisation_number from companies k where k.id = c.company_id) as "companyNumber", c.hold_id as "holdId",
  ${standingOf('c.voucher_code_id', 'c.person_id', 'c.company_id')} as voucher, (
  select json_build_object('offeringId', p.offering_id, 'seats', count(*)) from seats s join seat_pools p on p.id = s.pool_id
  where s.hold_id = c.hold_id and s.sold_at is null and s.held_until > app_now() group by p.offering_id limit 1) as held, coalesce((
  select json_agg(json_build_object('offeringId', l.offering_id, 'quantity', l.quantity, 'people', l.people, 'extras', l.extras,
    'seenNetMinor', l.seen_net_minor) order by l.added_at, l.offering_id) from cart_lines l where l.cart_id = c.id), '[]') as lines`
/** What opens a cart `c`: the values of `openedBy`. */
export const MAY_OPEN = `c.id = $1 and (c.token_digest = $2 or c.person_id = $3)`

/** What the cart holds of an offering that still lies in it. */
export const heldInCart = ({ held, lines }: Cart): Cart['held'] =>
  lines.some(({ offeringId }) => offeringId === held?.offeringId) ? held : null

const FIND = statement<Cart>('cart-find', `select ${columns} from carts c where ${MAY_OPEN}`)
const LOCK = statement<{ id: string }>('cart-lock', `select c.id from carts c where ${MAY_OPEN} for update`)

export async function findCart(on: On, key: CartKey): Promise<Cart> {
  const cart = await findCartIfAny(on, key)
  if (!cart) throw cartUnknown()
  return cart
}

/** The same where it may be gone: null where the key opens none. */
export const findCartIfAny = async (on: On, key: CartKey): Promise<Cart | null> =>
  (await run(on, FIND, openedBy(key)))[0] ?? null

/** The cart as it stands once nobody else is changing it; refused when it has become an order. */
export async function lockCart(on: On, key: CartKey): Promise<Cart> {
  const [locked] = await run(on, LOCK, openedBy(key))
  if (!locked) throw cartUnknown()
  const cart = await findCart(on, key)
  if (cart.orderId) throw alreadyOrdered(cart.orderId)
  return cart
}

/** The values of MAY_OPEN. */
export const openedBy = ({ cartId, token, actor }: CartKey): unknown[] => [
  cartId,
  token === null ? null : digestOf(token),
  actor.kind === 'person' ? actor.personId : null,
]
