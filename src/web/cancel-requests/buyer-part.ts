import { WHY_MAX } from '../../cancel-requests/ask-to-cancel.ts'
import type { CancelRequest } from '../../cancel-requests/find-request.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'
import { ANSWER_DAYS } from '../../terms/answer-days.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { submit, textArea } from '../forms/field.ts'
import { freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

export const takeBackOf = (orderId: string, requestId: string): string =>
  `/orders/${orderId}/cancel-requests/${requestId}/take-back`

/** What asking means, and room to say why. */
export const askFields = ({ lang }: Visit): SafeHtml =>
  html`<p>${say(lang, {
    nb: `For dette kurset er det vi som sier ja eller nei til å avbestille. Du får svar senest ${ANSWER_DAYS} dager etter at du har spurt, og plassen er din til da. Det som kommer tilbake, blir ikke mindre av at du venter på svar.`,
    en: `For this course it is we who say yes or no to cancelling. You have an answer at the latest ${ANSWER_DAYS} days after you ask, and the seat is yours until then. What comes back does not become less while you wait.`,
  })}</p>
${textArea(freshForm(lang), { name: 'words', label: say(lang, { nb: 'Hvorfor', en: 'Why' }), hint: say(lang, { nb: 'Du trenger ikke si hvorfor. Skriv ikke mer om helsen din enn du vil.', en: 'You need not say why. Write no more of your health than you want.' }), optional: true, max: WHY_MAX, rows: 3 })}`

/** How the newest request of an order stands: the wait with a way to take it back, or why the answer was no. */
export function askedPart(visit: Visit, request: CancelRequest | undefined, mayCancel: boolean): SafeHtml | null {
  const { lang } = visit
  if (!request) return null
  if (!request.end) return waits(visit, request, mayCancel)
  if (request.end.as !== 'declined') return null
  const on = moment(lang, SELLER_ZONE, request.end.at)
  return html`<section class="sheet desk-part" aria-labelledby="answered"><h2 id="answered">${say(lang, { nb: 'Svaret ble nei', en: 'The answer was no' })}</h2>
<p>${say(lang, { nb: `Du ba om å få avbestille. ${on} svarte vi:`, en: `You asked to cancel. On ${on} we answered:` })}</p><blockquote class="wrap">${request.end.reason}</blockquote></section>`
}

function waits(
  { lang, to }: Visit,
  { id, orderId, asked, askedAt, answerBy }: CancelRequest,
  mayCancel: boolean,
): SafeHtml {
  const [since, by] = [moment(lang, SELLER_ZONE, askedAt), moment(lang, SELLER_ZONE, answerBy)]
  const takeBack = html`<form method="post" action="${to(takeBackOf(orderId, id))}">${submit(say(lang, { nb: 'Trekk spørsmålet', en: 'Take the request back' }), 'secondary')}</form>`
  return html`<section class="sheet desk-part" aria-labelledby="asked"><h2 id="asked">${say(lang, { nb: 'Du har spurt', en: 'You have asked' })}</h2><ul class="desk-effects">
<li>${icon('open')}<span>${say(lang, { nb: `Sendt ${since}. Du får svar senest ${by}.`, en: `Sent ${since}. You have an answer at the latest ${by}.` })}</span></li>
<li>${icon('money')}<span>${say(lang, { nb: 'Sier vi ja, får du tilbake', en: 'If we say yes, you get back' })} <strong class="money">${spell(asked.back, lang)}</strong>.</span></li>
<li>${icon('seat')}<span>${say(lang, { nb: 'Til da er plassen din.', en: 'Until then the seat is yours.' })}</span></li></ul>${mayCancel ? takeBack : null}</section>`
}
