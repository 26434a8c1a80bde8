import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import type { Previewed } from '../../reminders/preview.ts'
import { spelledDay } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import { field, hidden } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'
import { planWords } from '../words/reminders.ts'
import { SENDING_WORDS, sendingWords } from '../words/sending.ts'
import { paymentForm } from './payment-form.ts'

/** One overdue invoice: what is left, what has been sent, what happens today; what can be done is folded away. */
export function overdueCard(visit: Visit, each: Previewed, form: Filled): SafeHtml {
  const { lang, to } = visit
  const sends = each.plan !== null && 'send' in each.plan
  return html`<li class="sheet desk-part"><div class="desk-lines__top"><h2 class="desk-overdue"><a href="${to(`/finance/documents/${each.documentId}`)}">${say(lang, { nb: 'Faktura', en: 'Invoice' })} ${each.number}</a>, ${each.buyerName}</h2><p class="money">${price(lang, money(each.leftMinor + each.claimsMinor, each.currency))}</p></div>
<p>${say(lang, { nb: 'Forfalt', en: 'Due on' })} ${spelledDay(lang, each.dueDate)}. ${sends ? tag('warning', say(lang, { nb: 'Sendes i dag', en: 'Sent today' })) : null} ${planWords(lang, each)}</p>
${each.sent.length === 0 ? null : html`<ul class="desk-documents">${each.sent.map((sent) => sentLine(visit, each, sent))}</ul>`}
<details class="more"${isTyped(form, each) ? html` open` : null}><summary>${say(lang, { nb: 'Pause, stans eller innbetaling', en: 'Pause, stop or payment' })}<span class="ds-sr-only">: ${each.number}</span></summary>${holdForm(visit, each, form)}${paymentForm(visit, each.documentId, { form, action: `/finance/reminders/${each.documentId}/payment` })}</details></li>`
}

/** Several cards stand on the page, so each field carries its invoice's id; one that something was typed into stays open. */
const isTyped = (form: Filled, { documentId }: Previewed): boolean =>
  ['reason', 'until', 'amount', 'paidOn', 'reference'].some((name) => {
    const field = `${name}-${documentId}`
    return form.value(field) !== '' || form.fault(field) !== null
  })

function sentLine({ lang, to }: Visit, each: Previewed, sent: Previewed['sent'][number]): SafeHtml {
  const claimed = [
    [sent.feeMinor, say(lang, { nb: 'gebyr', en: 'fee' })],
    [sent.interestMinor, say(lang, { nb: 'rente', en: 'interest' })],
  ] as const
  const parts = claimed.flatMap(([minor, what]) =>
    minor > 0 ? [`${what} ${price(lang, money(minor, each.currency))}`] : [],
  )
  const reason = `waive-${sent.id}`
  const waive =
    sent.feeMinor > 0 && !sent.isFeeWaived
      ? html`<form class="desk-step" method="post" action="${to(`/finance/reminders/${sent.id}/waive`)}">${hidden('reason', say(lang, { nb: 'Frafalt av økonomi', en: 'Waived by finance' }))}<button class="ds-button" data-variant="tertiary" type="submit" id="${reason}">${say(lang, { nb: 'Frafall gebyret', en: 'Waive the fee' })}<span class="ds-sr-only">: ${each.number}, ${sent.step}</span></button></form>`
      : null
  const waived = sent.isFeeWaived ? tag('neutral', say(lang, { nb: 'gebyret er frafalt', en: 'fee waived' })) : null
  return html`<li><span></span><span><a href="/reminders/${sent.id}.pdf">${say(lang, { nb: 'Brev', en: 'Letter' })} ${sent.step}</a>, ${say(lang, { nb: 'frist', en: 'due' })} ${spelledDay(lang, sent.dueDate)}${parts.length > 0 ? ` · ${parts.join(', ')}` : ''} ${waived}${wayWords(lang, sent)}</span>${waive}</li>`
}

/** One that waits to be sent or came back is to be seen at once. */
function wayWords(lang: Lang, { sendings }: Previewed['sent'][number]): SafeHtml | null {
  const words = sendingWords(lang, sendings)
  const ehf = sendings.find(({ channel, state }) => channel === 'ehf' && (state === 'queued' || state === 'rejected'))
  if (words === null) return null
  return ehf ? tag(SENDING_WORDS[ehf.state].tone, words) : html` <span class="fine">${words}</span>`
}

function holdForm({ lang, to }: Visit, { documentId, plan }: Previewed, form: Filled): SafeHtml {
  const isHeld = plan !== null && 'waits' in plan && ['paused', 'stopped', 'partly-paid'].includes(plan.waits)
  const button = (move: string, words: string) =>
    html`<button class="ds-button" data-variant="secondary" type="submit" name="kind" value="${move}">${words}</button>`
  return html`<form class="form" method="post" action="${to(`/finance/reminders/${documentId}/hold`)}" novalidate>
${field(form, { name: `reason-${documentId}`, label: say(lang, { nb: 'Grunn', en: 'Reason' }), max: LINE_MAX })}
${isHeld ? null : field(form, { name: `until-${documentId}`, label: say(lang, { nb: 'Pause til og med', en: 'Pause until' }), type: 'date', optional: true })}
<div class="desk-step">${isHeld ? button('resumed', say(lang, { nb: 'La purringen gå videre', en: 'Let reminders go on' })) : html`${button('paused', say(lang, { nb: 'Sett på pause', en: 'Pause' }))}${button('stopped', say(lang, { nb: 'Stans purringen', en: 'Stop reminders' }))}`}</div></form>`
}
