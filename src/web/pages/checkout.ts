import { z } from 'zod'
import { atPlainPrices, type CartView, withoutAgreements } from '../../cart/cart-view.ts'
import { type CartKey, findCartIfAny } from '../../cart/find-cart.ts'
import { cartFor } from '../../checkout/taxed-for.ts'
import { isOrganisationNumber } from '../../companies/organisation-number.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import type { Money } from '../../platform/money.ts'
import type { Way } from '../../sending/way.ts'
import { wayOfNumber } from '../../sending/way-of-number.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { cartKeyOf } from '../cart-cookie.ts'
import { checkoutForm } from '../components/checkout-form.ts'
import { type Filled, refusedForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { drawableOf } from '../prepaid/drawable.ts'
import type { Visit } from '../visit.ts'
import { saidAtCheckout } from '../words/checkout-refusals.ts'
import { openCartView } from './cart.ts'
import { approvalOf } from './checkout-approval.ts'
import { fieldOfOrder, personsOnInvoice } from './checkout-command.ts'
import { knownBuyer } from './checkout-known.ts'
import { askedOfBuyer } from './checkout-needs.ts'
import { orderFromCart } from './checkout-order.ts'
import { cartChanged, seenOf } from './checkout-seen.ts'
import { keepOrderToken } from './order-access.ts'
import { payerIn, pricedFor } from './priced-for.ts'
import { startsEarly } from './starts-early.ts'

export const checkoutPages: readonly PageRoute[] = [
  { method: 'get', path: '/checkout', who: 'anyone', answer: showCheckout },
  { method: 'post', path: '/checkout', who: 'anyone', answer: placeFromForm },
]

async function showCheckout(visit: Visit): Promise<Answer> {
  const cart = await openCartView(visit)
  if (!cart) return (await orderMadeBefore(visit, await cartKeyOf(visit))) ?? { goTo: visit.to('/cart') }
  const known = await knownBuyer(visit, cart)
  return checkoutPage(visit, await pricedFor(visit, cart, known.value), known)
}

/** The cart becomes an order; a refusal shows the form again, filled in, with nothing held or charged. */
async function placeFromForm(visit: Visit): Promise<Answer> {
  const made = await orderMadeBefore(visit, await keyOfForm(visit))
  if (made) return made
  const cart = await openForBuyer(visit)
  if (!cart) return { goTo: visit.to('/cart') }
  const early = await startsEarly(visit, cart)
  const attempted = await attempt(() => {
    if (visit.form.get('seen') !== seenOf(cart)) throw cartChanged()
    return orderFromCart(visit, cart, early)
  })
  if ('done' in attempted) return toOrder(visit, attempted.done)
  const { problem } = attempted
  if (problem.code === 'cart/already-ordered') return toOrder(visit, String(problem.facts.orderId))
  if (problem.code === 'checkout/awaiting-payment' && problem.facts.orderId)
    return { goTo: visit.to(`/orders/${problem.facts.orderId}?returned=waiting`) }
  const { lang, caller, form } = visit
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, {
    problem,
    fieldOf: fieldOfOrder(form, cart),
    said: saidAtCheckout(lang, problem, cart),
  })
  const now = (await openForBuyer(visit)) ?? cart
  return { ...(await checkoutPage(visit, now, filled)), status: problem.status, faulty: true }
}

/** The cart as whoever fills in the form will pay it: a company outside Norway may pay no Norwegian VAT. */
export async function openForBuyer(visit: Visit): Promise<CartView | null> {
  const { form, lang } = visit
  const cart = await openCartView(visit, payerIn(form.get))
  const kind = form.get('as') === 'company' ? 'company' : 'person'
  return cart && cartFor(cart, { kind, country: form.get('country') || 'NO' }, lang)
}

/** The cart that the form was made for, as far as this visit opens it. */
async function keyOfForm(visit: Visit): Promise<CartKey | null> {
  const key = await cartKeyOf(visit)
  const cartId = z.uuid().safeParse(visit.form.get('cart'))
  return key && cartId.success ? { ...key, cartId: cartId.data } : null
}

/** Whoever posts twice, or comes back after paying, finds the order that the cart became. */
async function orderMadeBefore(visit: Visit, key: CartKey | null): Promise<Answer | null> {
  if (!key) return null
  const cart = await findCartIfAny(visit.on, key)
  return cart?.orderId ? toOrder(visit, cart.orderId) : null
}

/** Straight on to the payment page where there is something to pay by card; otherwise to the receipt. */
function toOrder(visit: Visit, orderId: string): Answer {
  keepOrderToken(visit, orderId)
  return { goTo: visit.to(`/orders/${orderId}/pay`) }
}

export async function checkoutPage(visit: Visit, asPaid: CartView, filled: Filled): Promise<Page> {
  const terms = await currentSalesTerms(visit.on)
  const approval = await approvalOf(visit, filled, asPaid)
  // Whoever must ask their company for a yes asks for it at prices without a code and without learning paths.
  const cart = approval ? atPlainPrices(asPaid) : asPaid
  return {
    title: say(visit.lang, { nb: 'Kasse', en: 'Checkout' }),
    hidden: true,
    body: checkoutForm(visit, filled, {
      cart,
      seen: seenOf(cart),
      listedTotal: listedWhereAsked(cart, filled),
      personsChoose: personsOnInvoice(cart),
      startsEarly: await startsEarly(visit, cart),
      termsVersion: terms?.version ?? 0,
      key: filled.value('key') || newId(),
      way: await wayIn(visit, filled),
      drawable: await drawableOf(visit, filled, cart),
      approval,
      outsidePaths: asPaid.lines.some(({ pathed }) => pathed !== null) && approval !== null,
      ...(await askedOfBuyer(visit, filled)),
    }),
  }
}

/** Looked up as soon as the form knows which organisation is to pay. */
async function wayIn({ till }: Visit, filled: Filled): Promise<Way | null> {
  const number = filled.value('organisationNumber').replaceAll(/\s/g, '')
  return filled.value('as') === 'company' && isOrganisationNumber(number) ? wayOfNumber(till, number) : null
}

/** What it costs without the agreement, where one could be used up, or where the buyer has said that they want it so. */
function listedWhereAsked(cart: CartView, filled: Filled): Money | null {
  const limited = cart.lines.some(({ agreed }) => agreed?.limited)
  return limited || filled.value('withoutAgreement') !== '' ? withoutAgreements(cart).quote.total : null
}
