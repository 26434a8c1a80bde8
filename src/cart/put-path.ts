import { z } from 'zod'
import { BUYER_ROLES } from '../companies/member-role.ts'
import type { OfferedPath } from '../paths/offered-path.ts'
import { COURSES_MAX } from '../paths/path.ts'
import { pathIncomplete, pathUnknown } from '../paths/problems.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, invalid, unknown } from '../platform/problems.ts'
import { demandOpen } from '../storefront/demand-open.ts'
import { type Offer, offersOf } from '../storefront/offers.ts'
import { onlookerOf } from '../storefront/onlooker.ts'
import { pathById } from '../storefront/path-by-slug.ts'
import { type CartView, viewOf } from './cart-view.ts'
import { type Cart, type CartKey, type CartLine, heldInCart, lockCart } from './find-cart.ts'
import { cartFull, LINES_MAX, mixedCurrency, QUANTITY_MAX } from './problems.ts'
import { putCompany } from './put-company.ts'

export const PutPath = z
  .strictObject({
    offeringIds: z.array(z.uuid()).min(1).max(COURSES_MAX).meta({ description: 'One start of each of its courses' }),
    quantity: z.int().min(1).max(QUANTITY_MAX).default(1).meta({ description: 'So many seats of each' }),
  })
  .meta({ id: 'PutPath' })
export type PutPath = z.output<typeof PutPath>

/** The lines of a path stand in its order. */
const PUT = statement(
  'cart-put-path',
  `with wanted as (select * from json_to_recordset($2) l ("offeringId" uuid, quantity int, people jsonb, extras jsonb, "seenNetMinor" bigint, at int)),
   gone as (delete from cart_lines where cart_id = $1 and offering_id = any ($4::uuid[])),
   told as (update carts set currency = $5 where id = $1 and currency <> $5)
   insert into cart_lines (cart_id, offering_id, quantity, people, extras, seen_net_minor, added_at)
   select $1, "offeringId", quantity, people, extras, "seenNetMinor", $3::timestamptz + at * interval '1 millisecond' from wanted
   on conflict (cart_id, offering_id) do update set quantity = excluded.quantity, people = excluded.people, extras = excluded.extras,
     seen_net_minor = excluded.seen_net_minor`,
)
/** For which companies a person may buy a closed path: as path_open_to says it. */
const COMPANIES = statement<{ id: string; number: string }>(
  'cart-companies-of-path',
  `select c.id, c.organisation_number as number from path_companies n join companies c on c.id = n.company_id
   join company_members m on m.company_id = c.id and m.person_id = $2 and m.ended_at is null and m.role = any ($3)
   where n.path_id = $1 and c.confirmed_at is not null limit 2`,
)

/**
 * Puts a learning path into the cart: so many seats of one start of each of its courses, all or none. Other starts of its courses go out,
 * so that whoever chooses other dates does not buy a course twice; people who are named stay as far as there are seats. A start of which
 * the cart holds seats stays, and is what is chosen of its course. What is held for the buyer's company is bought for it. Takes no seat.
 * @throws path/unknown, path/incomplete, offering/unknown, offering/not-on-sale, admission/needed, cart/mixed-currency, cart/full, request/invalid
 */
export async function putPath(
  tx: Tx,
  key: CartKey,
  { pathId, offeringIds, quantity }: PutPath & { pathId: string },
): Promise<CartView> {
  const locked = await lockCart(tx, key)
  const path = await pathById(tx, pathId, onlookerOf(key.actor, locked.lang))
  if (!path) throw pathUnknown()
  const cart = path.closed ? await forItsCompany(tx, locked, pathId) : locked
  const onlooker = onlookerOf(key.actor, cart.lang, cart.companyNumber)
  const ids = [...new Set([...cart.lines.map(({ offeringId }) => offeringId), ...offeringIds])]
  const offers = await offersOf(tx, ids, onlooker)
  const wanted = withHeld(cart, offeringIds, offers)
  const starts = startsOf(path, wanted, offers)
  for (const offer of starts) demandOnSale(offer, cart)
  const others = cart.lines.filter(({ offeringId }) => isOtherStart(offers, offeringId, { path, starts }))
  const kept = cart.lines.filter((line) => !others.includes(line))
  const { currency } = starts[0]!.price.net
  const strange = starts.find(({ price }) => price.net.currency !== currency)
  if (strange) throw mixedCurrency(currency, strange.price.net.currency)
  if (currency !== cart.currency && kept.some(({ offeringId }) => !wanted.includes(offeringId)))
    throw mixedCurrency(cart.currency, currency)
  const lines = starts.map((offer) => lineOf(offer, quantity, cart))
  const now = [...kept.filter(({ offeringId }) => !wanted.includes(offeringId)), ...lines]
  if (now.length > LINES_MAX) throw cartFull()
  const gone = others.map(({ offeringId }) => offeringId)
  await run(tx, PUT, [cart.id, JSON.stringify(lines.map((line, at) => ({ ...line, at }))), tx.now, gone, currency])
  return viewOf({ ...cart, currency, lines: now }, offers)
}

/** A cart for nobody in particular into which a closed path is put is for the company that the path is held for, where it can be but one. */
async function forItsCompany(tx: Tx, cart: Cart, pathId: string): Promise<Cart> {
  if (cart.companyId !== null || tx.actor.kind !== 'person') return cart
  const [company, another] = await run(tx, COMPANIES, [pathId, tx.actor.personId, BUYER_ROLES])
  if (!company || another) return cart
  await putCompany(tx, cart.id, company.id)
  return { ...cart, companyId: company.id, companyNumber: company.number }
}

/** A seat that is held for this cart is not lost by whoever puts a path beside it: its start takes the place of another of its course. */
function withHeld(cart: Cart, wanted: readonly string[], offers: readonly Offer[]): string[] {
  const held = heldInCart(cart)?.offeringId
  const courseOf = (id: string) => offers.find(({ offeringId }) => offeringId === id)?.courseId
  const course = held && courseOf(held)
  return wanted.map((id) => (course !== undefined && courseOf(id) === course ? held! : id))
}

/** One start of each course of the path, in its order. */
function startsOf({ courseIds }: OfferedPath, wanted: readonly string[], offers: readonly Offer[]): Offer[] {
  const asked = wanted.map((offeringId, at) => {
    const offer = offers.find((each) => each.offeringId === offeringId)
    if (!offer) throw unknown('offering')
    const twice = wanted
      .slice(0, at)
      .some((id) => offers.find((each) => each.offeringId === id)?.courseId === offer.courseId)
    if (twice || !courseIds.includes(offer.courseId))
      throw invalid(`/offeringIds/${at}`, 'name one start of each course of the path')
    return offer
  })
  const without = courseIds.filter((courseId) => !asked.some((offer) => offer.courseId === courseId))
  if (without.length > 0) throw pathIncomplete(without)
  return courseIds.map((courseId) => asked.find((offer) => offer.courseId === courseId)!)
}

function demandOnSale(offer: Offer, { held }: Cart): void {
  const { offeringId, sale } = offer
  if (sale === 'closed' || sale === 'not-yet')
    throw conflict('offering/not-on-sale', 'This offering is not on sale now.', { sale, offeringId })
  if (held?.offeringId !== offeringId) demandOpen(offer)
}

function isOtherStart(
  offers: readonly Offer[],
  offeringId: string,
  { path, starts }: { path: OfferedPath; starts: readonly Offer[] },
): boolean {
  const courseId = offers.find((each) => each.offeringId === offeringId)?.courseId
  return (
    courseId !== undefined &&
    path.courseIds.includes(courseId) &&
    !starts.some((offer) => offer.offeringId === offeringId)
  )
}

/** Extras that were chosen beside a start stay where the quantity does: fewer seats may have fewer of them. */
function lineOf({ offeringId, price }: Offer, quantity: number, { lines }: Cart): CartLine {
  const there = lines.find((line) => line.offeringId === offeringId)
  const extras = there?.quantity === quantity ? there.extras : []
  return { offeringId, quantity, people: there?.people.slice(0, quantity) ?? [], extras, seenNetMinor: price.net.minor }
}
