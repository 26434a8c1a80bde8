import { heldCart } from '../../asking/held-cart.ts'
import { REQUESTS_PATH } from '../../asking/request-mail.ts'
import { SendAgain } from '../../asking/send-again.ts'
import { sendAgainWithin } from '../../asking/send-again-within.ts'
import { holdsSeats, mayBeAnswered, mayBePaid, stateOf } from '../../asking/state.ts'
import { thePurchaseRequest } from '../../asking/the-purchase-request.ts'
import { ownRequest, type PurchaseRequest } from '../../asking/the-request.ts'
import { withdrawRequest } from '../../asking/withdraw-request.ts'
import { personOf } from '../../identity/fresh.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { EMAIL_MAX } from '../../platform/words.ts'
import { cartSummary, TO_PAY } from '../components/cart-summary.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { askingFieldLabel, askingLabel, requestWords } from '../words/asking.ts'
import { companyMoves, isOfCompany, putBack } from './company-request.ts'
import { sharesPart } from './shares-part.ts'

const own = thePurchaseRequest.to('asker')

export const requestPages: readonly PageRoute[] = [
  { method: 'get', path: `${REQUESTS_PATH}/:requestId`, who: own, answer: (visit) => requestPage(visit) },
  { method: 'post', path: `${REQUESTS_PATH}/:requestId`, who: own, answer: moveFromForm },
]

/** The learner's request as its pages read it. */
export const requestHere = (visit: Visit): Promise<PurchaseRequest> =>
  seeBuying(() =>
    ownRequest(visit.on, idOf(visit, 'purchase-request', 'requestId'), personOf(visit.caller.actor).personId),
  )

const DONE: Record<string, Said> = {
  sent: { nb: 'Forespørselen sendes på nytt.', en: 'The request is being sent again.' },
}

async function moveFromForm(visit: Visit): Promise<Answer> {
  const { form, lang, caller, till, to } = visit
  const { id: requestId } = await requestHere(visit)
  const { personId } = personOf(caller.actor)
  if (form.get('move') === 'again') return putBack(visit, await requestHere(visit))
  const withdraws = form.get('move') === 'withdraw'
  const attempted = await attempt(async () => {
    if (withdraws) return seeBuying(() => act(till, caller.actor, (tx) => withdrawRequest(tx, requestId, personId)))
    const body = parseForm(SendAgain, { employerEmail: form.get('employerEmail') })
    return sendAgainWithin({ ...caller, till }, { requestId, personId, ...body })
  })
  const here = to(`${REQUESTS_PATH}/${requestId}`)
  if ('done' in attempted) return { goTo: withdraws ? here : `${here}?done=sent` }
  const { problem } = attempted
  const filled = refusedForm({ lang, requestId: caller.requestId }, form, { problem })
  return { ...(await requestPage(visit, filled)), status: problem.status, faulty: true }
}

async function requestPage(visit: Visit, refused: Filled | null = null): Promise<Page> {
  const { lang, on } = visit
  const request = await requestHere(visit)
  const now = await nowOf(on)
  const { title, sentence, tone } = requestWords(request, now)
  const { cart } = await heldCart(on, request, lang)
  const form = refused ?? freshForm(lang, { employerEmail: request.employerEmail ?? '' })
  return {
    title: say(lang, title),
    hidden: true,
    body: html`${notice(visit, DONE)}${errorSummary(form, (name) => askingFieldLabel(lang, name))}
<section class="receipt receipt--${tone}"><div class="receipt__sign">${icon(tone === 'good' ? 'tick' : tone === 'wait' ? 'clock' : 'alert')}</div>
<div class="receipt__words"><p class="receipt__number">${say(lang, request.companyId ? TO_COMPANY : TO_EMPLOYER)}</p>
<h1>${say(lang, title)}</h1><p class="lead">${say(lang, sentence)}</p>${nextFor(visit, request, now)}</div></section>
<div class="buying"><div class="stack"><section class="sheet stack"><h2>${say(lang, { nb: 'Slik står det', en: 'How it stands' })}</h2>${timesOf(visit, request)}</section>
${await movesFor(visit, request, { now, form })}</div>
<aside class="summary sheet" aria-labelledby="summary"><h2 id="summary">${say(lang, { nb: 'Det du ba om', en: 'What you asked for' })}</h2>${cartSummary(lang, cart, request.offered ? SUM : TO_PAY)}</aside></div>`,
  }
}

/** Of a price that two pay. */
const SUM: Said = { nb: 'Sum', en: 'Total' }
const TO_EMPLOYER: Said = { nb: 'Forespørsel til arbeidsgiver', en: 'Request to your employer' }
const TO_COMPANY: Said = { nb: 'Forespørsel om godkjenning', en: 'Request for approval' }

/** What whoever asked can still do about it. */
async function movesFor(
  visit: Visit,
  request: PurchaseRequest,
  { now, form }: { now: Date; form: Filled },
): Promise<SafeHtml | null> {
  if (isOfCompany(request)) return companyMoves(visit, request, now)
  if (stateOf(request, now) === 'part-offered') return withdrawForm(visit, request)
  return mayBeAnswered(request, now) ? againForms(visit, request, form) : null
}

function nextFor({ lang, to }: Visit, request: PurchaseRequest, now: Date): SafeHtml | null {
  if (request.orderId)
    return html`<p><a class="ds-button" href="${to(toOrder(request, now) ? `/orders/${request.orderId}` : '/my-learning')}">${say(lang, { nb: 'Gå videre', en: 'Go on' })}</a></p>`
  if (request.companyId && holdsSeats(request, now)) return heldWords(lang, request)
  if (!mayBePaid(request, now)) return null
  if (stateOf(request, now) === 'part-offered')
    return html`${sharesPart(lang, request)}${heldWords(lang, request)}<p><a class="ds-button" href="${to(`${REQUESTS_PATH}/${request.id}/share`)}">${say(lang, { nb: 'Betal din del', en: 'Pay your share' })}</a></p>
<p><a href="${to(`${REQUESTS_PATH}/${request.id}/pay`)}">${say(lang, { nb: 'Betal alt selv i stedet', en: 'Pay all of it yourself instead' })}</a></p>`
  return html`${heldWords(lang, request)}<p><a class="ds-button" href="${to(`${REQUESTS_PATH}/${request.id}/pay`)}">${say(lang, { nb: 'Betal selv', en: 'Pay yourself' })}</a></p>`
}

/** A seat that an employer pays is found where one learns; what one ordered or may still pay, on its order. */
const toOrder = (request: PurchaseRequest, now: Date): boolean =>
  request.companyId !== null ||
  request.orderedBy === 'both' ||
  (request.orderedBy === 'learner' && stateOf(request, now) === 'being-paid')

const heldWords = (lang: Lang, { heldUntil, companyId }: PurchaseRequest): SafeHtml =>
  html`<p>${say(
    lang,
    companyId
      ? {
          nb: `Plassene er holdt av til ${moment('nb', SELLER_ZONE, heldUntil)}.`,
          en: `The seats are held until ${moment('en', SELLER_ZONE, heldUntil)}.`,
        }
      : {
          nb: `Plassen er holdt av til ${moment('nb', SELLER_ZONE, heldUntil)}.`,
          en: `The seat is held until ${moment('en', SELLER_ZONE, heldUntil)}.`,
        },
  )}</p>`

/** What has happened, with its time; who said no may have said why. */
function timesOf({ lang }: Visit, request: PurchaseRequest): SafeHtml {
  const { employerEmail, askedAt, sentAt, openedAt, offeredAt, declinedAt, withdrawnAt, until, declineReason, note } =
    request
  const rows: [Said, Date | null][] = [
    [{ nb: 'Skrevet', en: 'Written' }, askedAt],
    [{ nb: 'Sendt', en: 'Sent' }, sentAt],
    [{ nb: 'Åpnet', en: 'Opened' }, openedAt],
    [{ nb: 'Ja til en del', en: 'Yes to a part' }, offeredAt],
    [{ nb: 'Avslått', en: 'Declined' }, declinedAt],
    [{ nb: 'Trukket', en: 'Withdrawn' }, withdrawnAt],
    [{ nb: 'Kan besvares til', en: 'Can be answered until' }, until],
  ]
  return html`<dl class="desk-facts"><div><dt>${say(lang, { nb: 'Til', en: 'To' })}</dt><dd class="wrap">${employerEmail ?? request.wish?.payer.name}</dd></div>
${rows.map(([said, at]) => (at ? html`<div><dt>${say(lang, said)}</dt><dd>${moment(lang, SELLER_ZONE, at)}</dd></div>` : null))}${request.approver ? html`<div><dt>${say(lang, { nb: 'Besvart av', en: 'Answered by' })}</dt><dd>${request.approver}</dd></div>` : null}</dl>
${note ? html`<p><strong>${say(lang, { nb: 'Meldingen din:', en: 'Your note:' })}</strong> <span class="wrap">${note}</span></p>` : null}
${declineReason ? html`<p><strong>${say(lang, { nb: 'Begrunnelse:', en: 'Reason:' })}</strong> <span class="wrap">${declineReason}</span></p>` : null}`
}

function againForms({ lang, to }: Visit, { id }: PurchaseRequest, form: Filled): SafeHtml {
  const here = to(`${REQUESTS_PATH}/${id}`)
  return html`<section class="sheet stack"><h2>${say(lang, { nb: 'Send på nytt eller trekk', en: 'Send again or withdraw' })}</h2>
<form class="form" method="post" action="${here}" novalidate>${hidden('move', 'send')}
${field(form, { name: 'employerEmail', label: askingLabel(lang, 'employerEmail'), type: 'email', max: EMAIL_MAX, hint: say(lang, { nb: 'Skriver du en annen adresse, slutter den første lenken å virke.', en: 'If you give another address, the first link stops working.' }) })}
<div>${submit(say(lang, { nb: 'Send på nytt', en: 'Send again' }), 'secondary')}</div></form>
${withdrawal(lang, here)}</section>`
}

const withdrawal = (lang: Lang, here: string): SafeHtml =>
  html`<form method="post" action="${here}">${hidden('move', 'withdraw')}${submit(say(lang, { nb: 'Trekk forespørselen, og gi plassen fri', en: 'Withdraw the request, and let the seat go' }), 'tertiary')}</form>`

const withdrawForm = ({ lang, to }: Visit, { id }: PurchaseRequest): SafeHtml =>
  html`<section class="sheet stack"><h2>${say(lang, { nb: 'Trekk forespørselen', en: 'Withdraw the request' })}</h2>
<p>${say(lang, { nb: 'Da skal ingen av dere betale noe.', en: 'Neither of you then pays anything.' })}</p>${withdrawal(lang, to(`${REQUESTS_PATH}/${id}`))}</section>`
