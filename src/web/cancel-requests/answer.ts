import { z } from 'zod'
import { answerOnce } from '../../cancel-requests/answer-once.ts'
import { AnswerRequest } from '../../cancel-requests/answer-request.ts'
import { ANSWERERS } from '../../cancel-requests/routes.ts'
import { type ToAnswer, toAnswer } from '../../cancel-requests/to-answer.ts'
import type { CancelPreview } from '../../cancelling/preview.ts'
import { type OrderView, orderView } from '../../checkout/order-view.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { cancelEffects } from '../pages/cancellation-effects.ts'
import type { Visit } from '../visit.ts'

const path = '/cancel-requests/:id'

/** One request: what it asks for, what a yes does, and the two answers. */
export const answerPages: readonly PageRoute[] = [
  { method: 'get', path, who: ANSWERERS, reads: 'cancel-requests', answer: (visit) => page(visit) },
  { method: 'post', path, who: ANSWERERS, answer: answerFromForm },
]

async function answerFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const requestId = idOf(visit, 'cancel-request')
  const granted = form.get('granted') === 'yes'
  const attempted = await attempt(() => {
    const given = granted ? { granted, previewId: form.get('previewId') } : { granted, reason: form.get('reason') }
    const key = parseForm(z.uuid(), form.get('key'))
    return answerOnce(till, caller.actor, { requestId, answer: parseForm(AnswerRequest, given), key })
  })
  if ('done' in attempted) return { goTo: to(`/cancel-requests?done=${granted ? 'granted' : 'declined'}`) }
  const { problem } = attempted
  return { ...(await page(visit, refusedDeskForm(visit, problem))), status: problem.status, faulty: true }
}

async function page(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to, till } = visit
  const asked = await toAnswer(till, idOf(visit, 'cancel-request'))
  const order = (await orderView(on, asked.request.orderId))!
  const title = say(lang, {
    nb: `${order.payer.name} ber om å få avbestille`,
    en: `${order.payer.name} asks to cancel`,
  })
  const label = (name: string) => (name === 'reason' ? say(lang, { nb: 'Hvorfor ikke', en: 'Why not' }) : null)
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: `/cancel-requests/${asked.request.id}`,
    body: html`${backLink(to('/cancel-requests'), say(lang, { nb: 'Alle spørsmål', en: 'All requests' }), icon('back'))}${errorSummary(form, label)}<h1>${title}</h1><div class="stack">
${whatWasAsked(visit, order, asked)}${await answers(visit, { asked, form })}</div>`,
  }
}

function whatWasAsked({ lang, to }: Visit, { id, number }: OrderView, { request }: ToAnswer): SafeHtml {
  const { words, asked, askedAt, answerBy } = request
  const said =
    words === ''
      ? html`<p class="fine">${say(lang, { nb: 'Ingen grunn er oppgitt.', en: 'No reason was given.' })}</p>`
      : html`<blockquote class="wrap">${words}</blockquote>`
  const [since, by] = [moment(lang, SELLER_ZONE, askedAt), moment(lang, SELLER_ZONE, answerBy)]
  return html`<section class="sheet desk-part" aria-labelledby="asked"><h2 id="asked">${say(lang, { nb: 'Spørsmålet', en: 'The request' })}</h2>${said}
<p>${say(lang, { nb: `Spurt ${since}. Svar senest ${by}.`, en: `Asked ${since}. Answer by ${by}.` })} ${say(lang, { nb: 'Da kom dette tilbake:', en: 'Then this came back:' })} <strong class="money">${spell(asked.back, lang)}</strong>.</p>
<p><a href="${to(`/support/orders/${id}`)}">${say(lang, { nb: `Ordre ${number}`, en: `Order ${number}` })}</a></p></section>`
}

type Part = { asked: ToAnswer; form: Filled }

async function answers(visit: Visit, { asked: { request, now }, form }: Part): Promise<SafeHtml> {
  const { lang, on } = visit
  if (request.end)
    return html`<p role="status">${say(lang, { nb: 'Dette spørsmålet er besvart eller trukket.', en: 'This request was answered or taken back.' })}</p>`
  const yes = now
    ? html`<section aria-labelledby="yes" class="stack"><h2 id="yes">${say(lang, { nb: 'Hvis du sier ja', en: 'If you say yes' })}</h2><p class="fine">${say(lang, { nb: 'Slik leser kjøperen det:', en: 'This is how the buyer reads it:' })}</p>${cancelEffects(lang, now, await nowOf(on))}${yesForm(visit, request.id, now)}</section>`
    : html`<p role="status">${say(lang, { nb: 'Det er ingenting igjen å si ja til: plassene er avbestilt, byttet eller kreditert siden.', en: 'Nothing is left to say yes to: the seats were cancelled, moved or credited since.' })}</p>`
  return html`${yes}<section aria-labelledby="no" class="stack"><h2 id="no">${say(lang, { nb: 'Hvis du sier nei', en: 'If you say no' })}</h2>${noForm(visit, request.id, form)}</section>`
}

const yesForm = ({ lang, to }: Visit, id: string, { previewId }: CancelPreview): SafeHtml =>
  html`<form class="form" method="post" action="${to(`/cancel-requests/${id}`)}">${hidden('key', newId())}${hidden('granted', 'yes')}${hidden('previewId', previewId)}<div>${submit(say(lang, { nb: 'Ja, avbestill', en: 'Yes, cancel it' }))}</div></form>`

const noForm = ({ lang, to }: Visit, id: string, form: Filled): SafeHtml =>
  html`<form class="form" method="post" action="${to(`/cancel-requests/${id}`)}" novalidate>${hidden('key', newId())}${hidden('granted', 'no')}
${field(form, { name: 'reason', label: say(lang, { nb: 'Hvorfor ikke', en: 'Why not' }), hint: say(lang, { nb: 'Kjøperen får disse ordene på e-post', en: 'The buyer gets these words by e-mail' }), max: LINE_MAX })}
<div>${submit(say(lang, { nb: 'Nei, og gi beskjed', en: 'No, and tell them' }), 'secondary')}</div></form>`
