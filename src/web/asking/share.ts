import { heldCart, restOf } from '../../asking/held-cart.ts'
import { PayShare, payShare } from '../../asking/pay-share.ts'
import { REQUESTS_PATH } from '../../asking/request-mail.ts'
import { stateOf } from '../../asking/state.ts'
import { thePurchaseRequest } from '../../asking/the-purchase-request.ts'
import type { PurchaseRequest } from '../../asking/the-request.ts'
import type { CartView } from '../../cart/cart-view.ts'
import { orderOnce } from '../../checkout/order-once.ts'
import { wishEarlyStart } from '../../checkout/wish-early-start.ts'
import { claimOf } from '../../checkout/within-limits.ts'
import { personOf } from '../../identity/fresh.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html } from '../../platform/html.ts'
import { askOf } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { cartSummary } from '../components/cart-summary.ts'
import { whatIsCharged } from '../components/checkout-payment.ts'
import { agreement } from '../components/checkout-terms.ts'
import { address } from '../components/who-pays.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit } from '../forms/field.ts'
import { type Filled, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { commandOf, fieldOfOrder } from '../pages/checkout-command.ts'
import { knownBuyer } from '../pages/checkout-known.ts'
import { askedOfBuyer } from '../pages/checkout-needs.ts'
import { startsEarly } from '../pages/starts-early.ts'
import { answerLabel } from '../questions/answer-fields.ts'
import { askedInCart, ownQuestions } from '../questions/checkout-part.ts'
import type { Visit } from '../visit.ts'
import { checkoutLabel } from '../words/checkout.ts'
import { saidAtCheckout } from '../words/checkout-refusals.ts'
import { requestHere } from './request.ts'
import { sharesPart } from './shares-part.ts'

const own = thePurchaseRequest.to('asker')
const PATH = `${REQUESTS_PATH}/:requestId/share` as const

/** The learner says yes to the rest of the price and pays it by card. */
export const sharePages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who: own, answer: showForm },
  { method: 'post', path: PATH, who: own, answer: payFromForm },
]

async function showForm(visit: Visit): Promise<Answer> {
  const request = await requestHere(visit)
  if (stateOf(request, await nowOf(visit.on)) !== 'part-offered')
    return { goTo: visit.to(`${REQUESTS_PATH}/${request.id}`) }
  const { cart } = await heldCart(visit.on, restOf(request), visit.lang)
  return sharePage(visit, { request, cart }, await knownBuyer(visit, cart))
}

async function payFromForm(visit: Visit): Promise<Answer> {
  const { form, lang, caller, to } = visit
  const request = await requestHere(visit)
  const { cart } = await heldCart(visit.on, restOf(request), lang)
  const attempted = await attempt(() => orderHere(visit, request, cart))
  if ('done' in attempted) return { goTo: to(`/orders/${attempted.done}/pay`) }
  const { problem } = attempted
  if (problem.code === 'asking/decided-already') return { goTo: to(`${REQUESTS_PATH}/${request.id}`) }
  const refusal = { problem, fieldOf: fieldOfOrder(form, cart), said: saidAtCheckout(lang, problem, cart) }
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, refusal)
  return { ...(await sharePage(visit, { request, cart }, filled)), status: problem.status, faulty: true }
}

async function orderHere(visit: Visit, { id: requestId }: PurchaseRequest, cart: CartView): Promise<string> {
  const { form, caller, till, lang } = visit
  const early = await startsEarly(visit, cart)
  const { payer, expectedTotal, acceptedSalesTerms, answers } = commandOf(form, {
    cart,
    lang,
    startsEarly: early,
  }).order
  const command = parseForm(PayShare, { payer, expectedTotal, acceptedSalesTerms, ...(answers && { answers }) })
  const ask = askOf(caller.actor, null, { key: form.get('key'), operation: `pay share ${requestId}`, body: command })
  const { personId } = personOf(caller.actor)
  const claim = claimOf({ ...command, payBy: 'card' }, cart.lines)
  return orderOnce({ till, ...caller }, { ask, claim }, async (tx) => {
    const placed = await payShare(tx, { requestId, personId }, command)
    if (early && form.get('startEarly') !== '') await wishEarlyStart(tx, placed.orderId)
    return placed
  })
}

type Shown = { request: PurchaseRequest; cart: CartView }

async function sharePage(visit: Visit, { request, cart }: Shown, form: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const { total } = cart.quote
  const here = to(`${REQUESTS_PATH}/${request.id}`)
  const title = say(lang, { nb: 'Betal din del', en: 'Pay your share' })
  const early = await startsEarly(visit, cart)
  const parts = {
    ...{ cart, seen: '', personsChoose: false, startsEarly: early, way: null, approval: null, asked: request.id },
    termsVersion: (await currentSalesTerms(on))?.version ?? 0,
    key: form.value('key') || newId(),
    ...(await askedOfBuyer(visit, form)),
  }
  return {
    title,
    hidden: true,
    body: html`<h1>${title}</h1>
${errorSummary(form, (name) => checkoutLabel(lang, name) ?? answerLabel(lang, name, askedInCart(cart)))}
<div class="buying buying--checkout"><form class="form checkout" method="post" action="${here}/share" novalidate>
${hidden('key', parts.key)}${hidden('as', 'person')}${hidden('payBy', 'card')}${hidden('totalMinor', total.minor)}${hidden('currency', total.currency)}
${sharesPart(lang, request)}
<section class="form-part"><h2>${say(lang, { nb: 'Hvem betaler din del?', en: 'Who pays your share?' })}</h2>${address(form, 'buyer')}</section>
${ownQuestions(form, cart)}
<div class="stack">${agreement(visit, form, parts)}<div class="checkout__end">${whatIsCharged(lang, cart)}
${submit(say(lang, { nb: 'Bestill med betalingsplikt, og gå til betaling', en: 'Order with obligation to pay, and go to payment' }))}
<a href="${here}">${say(lang, { nb: 'Tilbake til forespørselen', en: 'Back to the request' })}</a></div></div></form>
<aside class="summary sheet" aria-labelledby="summary"><h2 id="summary">${say(lang, { nb: 'Din del', en: 'Your share' })}</h2>${cartSummary(lang, cart)}</aside></div>`,
  }
}
