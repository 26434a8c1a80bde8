import { DeclineForCompany, declineForCompany } from '../../asking/answer-buyer.ts'
import { heldCart } from '../../asking/held-cart.ts'
import { hintsOf } from '../../asking/hints.ts'
import { mayBeAnswered } from '../../asking/state.ts'
import { type CompanyRequest, requestToAnswer } from '../../asking/the-request.ts'
import type { CartView } from '../../cart/cart-view.ts'
import { cartFor } from '../../checkout/taxed-for.ts'
import { APPROVER_ROLES } from '../../companies/approval-needed.ts'
import { invoicingOf } from '../../companies/set-invoicing.ts'
import { theCompany } from '../../companies/the-company.ts'
import { personOf } from '../../identity/fresh.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { cartSummary } from '../components/cart-summary.ts'
import { icon } from '../components/icon.ts'
import { days, moment } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, fieldOfPointer, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { askingFieldLabel, requestWords } from '../words/asking.ts'
import { saidAtCheckout } from '../words/checkout-refusals.ts'
import { seatCount } from '../words/offers.ts'
import { approveFromForm, noForm, yesForm } from './approval-forms.ts'
import { hintList } from './approval-hints.ts'
import { companyHere } from './company-here.ts'

const who = theCompany.to(...APPROVER_ROLES)
const HERE = '/company/:id/approvals/:requestId'

/** One request of a buyer, for whoever says yes or no. */
export const approvalPages: readonly PageRoute[] = [
  { method: 'get', path: HERE, who, answer: (visit) => requestPage(visit) },
  { method: 'post', path: HERE, who, answer: answerFromForm },
]

/** The request in the address, where it is one to the company in the address. @throws purchase-request/unknown */
async function requestHere(visit: Visit): Promise<CompanyRequest> {
  const requestId = idOf(visit, 'purchase-request', 'requestId')
  const request = await requestToAnswer(visit.on, requestId, personOf(visit.caller.actor).personId)
  if (request.companyId !== idOf(visit, 'company')) throw unknown('purchase-request')
  return request
}

/** As the company would pay it. */
async function cartOf({ on, lang }: Visit, request: CompanyRequest): Promise<CartView> {
  const { cart } = await heldCart(on, request, lang)
  return cartFor(cart, request.wish.payer, lang)
}

async function answerFromForm(visit: Visit): Promise<Answer> {
  const { form, lang, caller, till, to } = visit
  const request = await requestHere(visit)
  const cart = await cartOf(visit, request)
  const declines = form.get('move') === 'decline'
  const attempted = await attempt(async () => {
    if (!declines) return `/orders/${await approveFromForm(visit, request.id)}/pay`
    const command = parseForm(DeclineForCompany, { reason: form.get('reason') })
    await act(till, caller.actor, (tx) => declineForCompany(tx, request.id, command))
    return `/company/${request.companyId}/approvals`
  })
  if ('done' in attempted) return { goTo: to(attempted.done) }
  const { problem } = attempted
  const said = saidAtCheckout(lang, problem, cart)
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, { problem, fieldOf: fieldOfPointer, said })
  return { ...(await requestPage(visit, filled)), status: problem.status, faulty: true }
}

async function requestPage(visit: Visit, refused: Filled | null = null): Promise<Page> {
  const { lang, on, to } = visit
  const [company, request] = [await companyHere(visit), await requestHere(visit)]
  const [cart, now] = [await cartOf(visit, request), await nowOf(on)]
  const { wish, name, approver } = request
  const form = refused ?? freshForm(lang, knownOf(request))
  const open = mayBeAnswered(request, now)
  const title = say(lang, { nb: `${name} ber om godkjenning`, en: `${name} asks for a yes` })
  const standing = say(lang, requestWords(request, now).title)
  return {
    title,
    hidden: true,
    body: html`${backLink(to(`/company/${company.id}/approvals`), company.name, icon('back'))}<h1>${title}</h1>${errorSummary(form, (field) => askingFieldLabel(lang, field))}
<p class="lead">${open ? untilWords(visit, request) : `${standing}${approver ? ` · ${approver}` : ''}`}</p>${request.note ? html`<blockquote class="wrap">${request.note}</blockquote>` : null}
${request.orderId ? html`<p><a href="${to(`/orders/${request.orderId}`)}">${say(lang, { nb: 'Se ordren', en: 'See the order' })}</a></p>` : null}
<div class="buying buying--checkout"><div class="stack">${whatFor(visit, request, cart)}
${open ? html`${hintList(lang, wish.payBy, await hintsOf(on, request))}${await answerForms(visit, form, { request, cart })}` : null}</div>
<aside class="summary sheet" aria-labelledby="summary"><h2 id="summary">${say(lang, { nb: 'Prisen', en: 'The price' })}</h2>${cartSummary(lang, cart)}</aside></div>`,
  }
}

async function answerForms(visit: Visit, form: Filled, { request, cart }: { request: CompanyRequest; cart: CartView }) {
  const terms = await currentSalesTerms(visit.on)
  const { needs } = await invoicingOf(visit.on, request.companyId)
  const at = visit.to(`/company/${request.companyId}/approvals/${request.id}`)
  return html`${yesForm(visit, form, { at, cart, needs, termsVersion: terms?.version ?? 0 })}${noForm(form, at)}`
}

const knownOf = ({ wish }: CompanyRequest): Record<string, string> => ({
  payBy: wish.payBy,
  purchaseOrderNumber: wish.purchaseOrderNumber ?? '',
  buyerReference: wish.buyerReference ?? '',
})

function untilWords({ lang }: Visit, { until }: CompanyRequest): string {
  const last = moment(lang, SELLER_ZONE, until)
  return say(lang, {
    nb: `Plassene er holdt av, og prisen gjelder, til ${last}. Ingenting er bestilt før en av dere sier ja.`,
    en: `The seats are held, and the price counts, until ${last}. Nothing is ordered until one of you says yes.`,
  })
}

/** What is asked for, and for whom as far as the buyer has said. */
const whatFor = ({ lang, to }: Visit, request: CompanyRequest, cart: CartView): SafeHtml =>
  html`${cart.lines.map(({ offer, quantity }) => {
    const { people = [] } = request.lines.find(({ offeringId }) => offeringId === offer.offeringId) ?? {}
    const unnamed = quantity - people.length
    return html`<section class="sheet desk-part"><h2><a href="${to(`/courses/${offer.slug}?start=${offer.code}`)}">${offer.title}</a></h2>
<p>${days(lang, offer)} · ${offer.place} · ${seatCount(lang, quantity)}</p>
${people.length > 0 ? html`<ul>${people.map(({ name, email }) => html`<li class="wrap">${name} <span class="fine">${email}</span></li>`)}</ul>` : null}
${unnamed > 0 ? html`<p class="fine">${seatCount(lang, unnamed)} ${say(lang, { nb: 'uten navn ennå', en: 'without a name yet' })}</p>` : null}</section>`
  })}`
