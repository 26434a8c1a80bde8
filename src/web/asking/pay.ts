import { heldCart } from '../../asking/held-cart.ts'
import { payRequest } from '../../asking/order-request.ts'
import { REQUESTS_PATH } from '../../asking/request-mail.ts'
import { mayBePaid } from '../../asking/state.ts'
import { thePurchaseRequest } from '../../asking/the-purchase-request.ts'
import type { PurchaseRequest } from '../../asking/the-request.ts'
import type { CartView } from '../../cart/cart-view.ts'
import { orderOnce } from '../../checkout/order-once.ts'
import { cartFor } from '../../checkout/taxed-for.ts'
import { wishEarlyStart } from '../../checkout/wish-early-start.ts'
import { claimOf } from '../../checkout/within-limits.ts'
import { personOf } from '../../identity/fresh.ts'
import { nowOf } from '../../platform/db/now.ts'
import { askOf } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { checkoutForm } from '../components/checkout-form.ts'
import { type Filled, refusedForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { commandOf, fieldOfOrder, personsOnInvoice } from '../pages/checkout-command.ts'
import { knownBuyer } from '../pages/checkout-known.ts'
import { askedOfBuyer } from '../pages/checkout-needs.ts'
import { startsEarly } from '../pages/starts-early.ts'
import type { Visit } from '../visit.ts'
import { saidAtCheckout } from '../words/checkout-refusals.ts'
import { requestHere } from './request.ts'

const own = thePurchaseRequest.to('asker')
const PATH = `${REQUESTS_PATH}/:requestId/pay` as const

/** The learner pays after all: their own checkout, with the seats and at the prices that were asked for. */
export const payPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who: own, answer: showForm },
  { method: 'post', path: PATH, who: own, answer: payFromForm },
]

async function showForm(visit: Visit): Promise<Answer> {
  const request = await requestHere(visit)
  if (!mayBePaid(request, await nowOf(visit.on))) return { goTo: visit.to(`${REQUESTS_PATH}/${request.id}`) }
  const { cart } = await heldCart(visit.on, request, visit.lang)
  return payPage(visit, cart, await knownBuyer(visit, cart))
}

async function payFromForm(visit: Visit): Promise<Answer> {
  const { form, lang, caller, to } = visit
  const request = await requestHere(visit)
  const held = await heldCart(visit.on, request, lang)
  const kind = form.get('as') === 'company' ? 'company' : 'person'
  const attempted = await attempt(async () => {
    const cart = cartFor(held.cart, { kind, country: form.get('country') || 'NO' }, lang)
    return orderHere(visit, request, cart)
  })
  if ('done' in attempted) return { goTo: to(`/orders/${attempted.done}/pay`) }
  const { problem } = attempted
  if (problem.code === 'asking/decided-already') return { goTo: to(`${REQUESTS_PATH}/${request.id}`) }
  const said = saidAtCheckout(lang, problem, held.cart)
  const refusal = { problem, fieldOf: fieldOfOrder(form, held.cart), said }
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, refusal)
  return { ...(await payPage(visit, held.cart, filled)), status: problem.status, faulty: true }
}

async function orderHere(visit: Visit, { id: requestId }: PurchaseRequest, cart: CartView): Promise<string> {
  const { form, caller, till, lang } = visit
  const early = await startsEarly(visit, cart)
  const { lang: _, ...order } = commandOf(form, { cart, lang, startsEarly: early }).order
  const ask = askOf(caller.actor, null, { key: form.get('key'), operation: `pay request ${requestId}`, body: order })
  const { personId } = personOf(caller.actor)
  return orderOnce({ till, ...caller }, { ask, claim: claimOf(order, cart.lines) }, async (tx) => {
    const placed = await payRequest(
      tx,
      { requestId, personId },
      { ...order, payBy: order.payBy === 'invoice' ? order.payBy : 'card' },
    )
    if (early && form.get('startEarly') !== '' && order.payer.kind === 'person')
      await wishEarlyStart(tx, placed.orderId)
    return placed
  })
}

async function payPage(visit: Visit, cart: CartView, filled: Filled): Promise<Page> {
  const terms = await currentSalesTerms(visit.on)
  return {
    title: say(visit.lang, { nb: 'Kasse', en: 'Checkout' }),
    hidden: true,
    body: checkoutForm(visit, filled, {
      cart,
      seen: '',
      personsChoose: personsOnInvoice(cart),
      startsEarly: await startsEarly(visit, cart),
      termsVersion: terms?.version ?? 0,
      key: filled.value('key') || newId(),
      way: null,
      approval: null,
      ...(await askedOfBuyer(visit, filled)),
      asked: cart.id,
    }),
  }
}
