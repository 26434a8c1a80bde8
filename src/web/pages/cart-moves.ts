import { z } from 'zod'
import { countStep, PUT_IN_CART } from '../../attribution/count-visits.ts'
import { type CartLineView, cartView } from '../../cart/cart-view.ts'
import { findCart } from '../../cart/find-cart.ts'
import { openCart } from '../../cart/open-cart.ts'
import { QUANTITY_MAX } from '../../cart/problems.ts'
import { AddLine, addLine, changeLine, dropLine } from '../../cart/put-line.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { PER_SEAT_MAX } from '../../pricing/extra.ts'
import type { ChosenExtra } from '../../pricing/schema.ts'
import { mostOf } from '../../storefront/with-extras.ts'
import { channelOf, isReading } from '../attribution/touch-cookie.ts'
import { CART_COOKIE, CART_DAYS, cartKeyOf } from '../cart-cookie.ts'
import { extraField } from '../components/extras.ts'
import type { Entries } from '../forms/entries.ts'
import { parseForm } from '../forms/parse.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { bringCode } from './cart-code.ts'

const Quantity = z.coerce.number().pipe(AddLine.shape.quantity)
const Wanted = z.coerce.number().pipe(
  z
    .int()
    .min(0)
    .max(QUANTITY_MAX * PER_SEAT_MAX),
)
const Next = z.enum(['checkout', 'company', 'cart']).catch('cart')
const ADDRESS = { checkout: '/checkout', company: '/checkout?as=company', cart: '/cart' } as const

/** "Buy" sets how many seats are wanted, so that pressing it twice does not buy twice; "add to cart" adds. */
export async function putInCart(visit: Visit): Promise<Answer> {
  const { form, caller, till, cookies, to } = visit
  const line = parseForm(AddLine, {
    offeringId: form.get('offeringId'),
    quantity: parseForm(Quantity, form.get('quantity')),
    extras: form.all('extra').map((extraId) => ({ extraId, quantity: Number(form.get('quantity')) })),
  })
  const next = Next.parse(form.get('next'))
  const opened = await act(till, caller.actor, async (tx) => {
    const known = await changeableCart(tx, visit)
    const key = known?.key ?? (await newCart(tx, visit))
    const there = known?.lines.find((each) => each.offeringId === line.offeringId)
    if (next === 'cart' || !there) await addLine(tx, key, line)
    else await changeLine(tx, key, { ...line, people: there.people.slice(0, line.quantity) })
    return key
  })
  if (isReading(visit)) countStep(till.tallies, PUT_IN_CART, { ...channelOf(visit), id: line.offeringId })
  if (opened.token !== null) cookies.set(CART_COOKIE, `${opened.cartId}.${opened.token}`, CART_DAYS)
  await bringCode(visit, opened)
  return { goTo: to(ADDRESS[next]) }
}

/** Another quantity, or none. People who are named stay as far as there are seats for them. */
export async function changeCart(visit: Visit): Promise<Answer> {
  const { form, params, caller, till, to } = visit
  const key = await cartKeyOf(visit)
  if (!key) return { goTo: to('/cart') }
  const offeringId = params.offeringId ?? ''
  const drop = form.get('drop') !== ''
  const line = parseForm(AddLine, { offeringId, quantity: drop ? 1 : parseForm(Quantity, form.get('quantity')) })
  await act(till, caller.actor, async (tx) => {
    if (drop) return dropLine(tx, key, offeringId)
    const { lines } = await cartView(tx, key)
    const there = lines.find(({ offer }) => offer.offeringId === offeringId)
    const people = there?.people.slice(0, line.quantity) ?? []
    await changeLine(tx, key, { ...line, people, extras: wantedExtras(form, line.quantity, there) })
  })
  return { goTo: to('/cart') }
}

/** What the form asks for beside the seats, never more than so many seats may have: whoever wants fewer seats wants fewer of it. */
function wantedExtras(form: Entries, seats: number, there: CartLineView | undefined): ChosenExtra[] {
  return (there?.extras ?? []).flatMap(({ extra, quantity }) => {
    const name = extraField(extra.extraId)
    const asked = extra.required ? 0 : quantity
    const wanted = form.names().includes(name) ? parseForm(Wanted, form.get(name)) : asked
    const most = Math.min(wanted, mostOf(extra, seats))
    return most > 0 ? [{ extraId: extra.extraId, quantity: most }] : []
  })
}

export async function newCart(tx: Tx, { lang, caller }: Visit) {
  const { id, token } = await openCart(tx, { currency: 'NOK', lang })
  return { cartId: id, token, actor: caller.actor }
}

/** The cart with its lines, unless it is gone or has become an order. */
export async function changeableCart(tx: Tx, visit: Visit) {
  const key = await cartKeyOf(visit)
  if (!key) return null
  try {
    const cart = await findCart(tx, key)
    return cart.orderId ? null : { key, lines: cart.lines }
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  }
}
