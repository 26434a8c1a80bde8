import { type CartView, viewOf } from '../cart/cart-view.ts'
import type { Named } from '../cart/schema.ts'
import { asPromised } from '../checkout/as-promised.ts'
import type { Promised } from '../checkout/wish.ts'
import type { On } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { offersOf } from '../storefront/offers.ts'
import type { PurchaseRequest, RequestLine } from './the-request.ts'

/** Who is to sit where: a learner asks an employer for their own seat. */
export const peopleIn = ({ companyId, name, email }: PurchaseRequest, { people }: RequestLine): Named[] =>
  companyId ? people : [{ name, email }]

/**
 * What is asked for as a cart, at the prices that were shown, and what an order of it is promised. Prices in another currency than
 * its offerings have by now promise nothing.
 */
export async function heldCart(
  on: On,
  request: PurchaseRequest,
  lang: Lang,
): Promise<{ cart: CartView; promised: Promised }> {
  const { lines } = request
  const offers = await offersOf(
    on,
    lines.map(({ offeringId }) => offeringId),
    { lang, soldTo: request.wish?.payer.organisationNumber ?? null },
  )
  const counts = offers.every(({ price }) => price.net.currency === request.currency)
  const prices = lines.flatMap(({ offeringId, netMinor, extras }) => [
    [offeringId, netMinor] as const,
    ...extras.map((extra) => [extra.extraId, extra.netMinor] as const),
  ])
  const agreed = lines.flatMap((line) => (line.agreed ? [[line.offeringId, line.agreed] as const] : []))
  const promised = {
    holdId: request.holdId,
    netMinorOf: new Map(counts ? prices : []),
    agreedOf: new Map(counts ? agreed : []),
  }
  const cart = viewOf(
    {
      id: request.id,
      currency: offers[0]?.price.net.currency ?? request.currency,
      lang,
      orderId: null,
      companyId: null,
      companyNumber: null,
      holdId: null,
      held: null,
      voucher: null,
      lines: lines.map((line) => ({
        ...line,
        people: peopleIn(request, line),
        seenNetMinor: line.netMinor,
      })),
    },
    offers.map((offer) => asPromised(offer, promised)),
  )
  return { cart, promised }
}

/** What is left of a request's prices once the employer pays their part: the same request at those. */
export function restOf(request: PurchaseRequest): PurchaseRequest {
  const theirs = new Map(request.offered?.nets.map(({ id, netMinor }) => [id, netMinor]))
  const less = (id: string, netMinor: number) => netMinor - (theirs.get(id) ?? 0)
  const lines = request.lines.map((line) => ({
    ...line,
    netMinor: less(line.offeringId, line.netMinor),
    extras: line.extras.map((extra) => ({ ...extra, netMinor: less(extra.extraId, extra.netMinor) })),
  }))
  return { ...request, lines }
}
