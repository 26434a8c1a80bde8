import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, invalid, unknown } from '../platform/problems.ts'
import { Email, PersonName } from '../platform/words.ts'
import { EXTRAS_MAX, PER_SEAT_MAX } from '../pricing/extra.ts'
import { demandOpen } from '../storefront/demand-open.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import { onlookerOf } from '../storefront/onlooker.ts'
import { demandOffered } from '../storefront/with-extras.ts'
import { addUpExtras } from './add-up-extras.ts'
import { type CartView, viewOf } from './cart-view.ts'
import { type Cart, type CartKey, type CartLine, lockCart } from './find-cart.ts'
import { cartFull, LINES_MAX, mixedCurrency, QUANTITY_MAX, tooMany } from './problems.ts'

export const NamedPerson = z.strictObject({ name: PersonName, email: Email }).meta({ id: 'NamedPerson' })
const WantedExtra = z
  .strictObject({
    extraId: z.uuid(),
    quantity: z
      .int()
      .min(1)
      .max(QUANTITY_MAX * PER_SEAT_MAX),
  })
  .meta({ id: 'WantedExtra' })
const lineParts = {
  quantity: z.int().min(1).max(QUANTITY_MAX),
  people: z
    .array(NamedPerson)
    .max(QUANTITY_MAX)
    .default([])
    .meta({ description: 'Who will take part; may be fewer than the seats' }),
  extras: z
    .array(WantedExtra)
    .max(EXTRAS_MAX)
    .optional()
    .meta({ description: 'What is bought beside the seats; what comes with every seat need not be named' }),
}
export const AddLine = z.strictObject({ offeringId: z.uuid(), ...lineParts })
export type AddLine = z.output<typeof AddLine>
export const ChangeLine = z.strictObject(lineParts)

const PUT = statement(
  'cart-put-line',
  `insert into cart_lines (cart_id, offering_id, quantity, people, extras, seen_net_minor, added_at) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (cart_id, offering_id) do update set quantity = excluded.quantity, people = excluded.people, extras = excluded.extras,
     seen_net_minor = excluded.seen_net_minor`,
)
const TAKE_CURRENCY = statement('cart-take-its-currency', 'update carts set currency = $2 where id = $1')
const DROP = statement('cart-drop-line', 'delete from cart_lines where cart_id = $1 and offering_id = $2')

/** Puts seats of an offering into the cart; seats of one that is there already are added up. Takes no seat. */
export async function addLine(tx: Tx, key: CartKey, line: AddLine): Promise<CartView> {
  const wanted = await lockWithOffer(tx, key, line.offeringId)
  const there = lineIn(wanted.cart, line.offeringId)
  if (!there && wanted.cart.lines.length >= LINES_MAX) throw cartFull()
  return put(tx, wanted, {
    ...line,
    quantity: line.quantity + (there?.quantity ?? 0),
    people: [...(there?.people ?? []), ...line.people],
    extras: addUpExtras(there?.extras ?? [], line.extras ?? []),
  })
}

/** Sets how many seats of an offering the cart holds, and for whom; extras only where they are given. */
export async function changeLine(tx: Tx, key: CartKey, line: AddLine): Promise<CartView> {
  const wanted = await lockWithOffer(tx, key, line.offeringId)
  const there = lineIn(wanted.cart, line.offeringId)
  if (!there) throw unknown('line')
  return put(tx, wanted, { ...line, extras: line.extras ? addUpExtras(line.extras, []) : there.extras })
}

export async function dropLine(tx: Tx, key: CartKey, offeringId: string): Promise<void> {
  const cart = await lockCart(tx, key)
  await run(tx, DROP, [cart.id, offeringId])
}

/** A locked cart with the offer that is to be put into it, and those of all its lines: what its view is made of. */
type Wanted = { cart: Cart; offer: Offer; offers: Offer[] }

async function lockWithOffer(tx: Tx, key: CartKey, offeringId: string): Promise<Wanted> {
  const cart = await lockCart(tx, key)
  const ids = cart.lines.map((line) => line.offeringId)
  const offers = await offersOf(
    tx,
    [...new Set([...ids, offeringId])],
    onlookerOf(key.actor, cart.lang, cart.companyNumber),
  )
  const offer = offers.find((each) => each.offeringId === offeringId)
  if (!offer) throw unknown('offering')
  if (offer.sale === 'closed' || offer.sale === 'not-yet')
    throw conflict('offering/not-on-sale', 'This offering is not on sale now.', { sale: offer.sale })
  if (cart.held?.offeringId !== offeringId) demandOpen(offer, cart.companyNumber ? 'company' : 'person')
  return { cart: await inCurrencyOf(tx, offer, cart), offer, offers }
}

/** A cart that holds nothing else takes the currency of what is put into it. */
async function inCurrencyOf(tx: Tx, { offeringId, price }: Offer, cart: Cart): Promise<Cart> {
  const { currency } = price.net
  if (currency === cart.currency) return cart
  if (cart.lines.some((line) => line.offeringId !== offeringId)) throw mixedCurrency(cart.currency, currency)
  await run(tx, TAKE_CURRENCY, [cart.id, currency])
  return { ...cart, currency }
}

async function put(tx: Tx, { cart, offer, offers }: Wanted, line: Omit<CartLine, 'seenNetMinor'>): Promise<CartView> {
  if (line.quantity > QUANTITY_MAX) throw tooMany()
  if (line.people.length > line.quantity) throw invalid('/people', 'more people than seats')
  demandOffered(offer, line)
  const { offeringId, quantity, people, extras } = line
  const said = [JSON.stringify(people), JSON.stringify(extras)]
  await run(tx, PUT, [cart.id, offeringId, quantity, ...said, offer.price.net.minor, tx.now])
  const there = lineIn(cart, offeringId) !== undefined
  const now = { offeringId, quantity, people, extras, seenNetMinor: offer.price.net.minor }
  const lines = there ? cart.lines.map((each) => (each.offeringId === offeringId ? now : each)) : [...cart.lines, now]
  return viewOf({ ...cart, lines }, offers)
}

const lineIn = (cart: Cart, offeringId: string): CartLine | undefined =>
  cart.lines.find((each) => each.offeringId === offeringId)
