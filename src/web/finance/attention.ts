import type { Attention } from '../../finance/needs-attention.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { count, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { hidden, submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'
import { attentionWords } from '../words/attention.ts'

/** What does not sort itself out, each with what to do. */
export function attentionBox({ lang, to }: Visit, all: readonly Attention[]): SafeHtml {
  if (all.length === 0)
    return html`<p class="desk-calm">${icon('tick')}${say(lang, { nb: 'Ingenting trenger oppmerksomhet.', en: 'Nothing needs attention.' })}</p>`
  const heading = count(lang, all.length, {
    one: { nb: 'Én ting trenger oppmerksomhet', en: 'One thing needs attention' },
    other: { nb: '{n} ting trenger oppmerksomhet', en: '{n} things need attention' },
  })
  return html`<section class="desk-attention" aria-labelledby="attention"><h2 id="attention">${icon('alert')}${heading}</h2>
<ul>${all.map(
    (each) =>
      html`<li><p>${orderOf({ lang, to }, each)} <span class="fine">${say(lang, { nb: 'siden', en: 'since' })} ${day(lang, SELLER_ZONE, each.since)}</span></p>
<p>${attentionWords(lang, each)}</p>${tryAgain({ lang, to }, each)}</li>`,
  )}</ul></section>`
}

/** What was set aside is tried again from here: the list is where its fault is read. */
function tryAgain(
  { lang, to }: Pick<Visit, 'lang' | 'to'>,
  { kind, orderId, orderNumber }: Attention,
): SafeHtml | null {
  if (kind !== 'document-fault' && kind !== 'file-fault') return null
  const words = html`${say(lang, { nb: 'Prøv på nytt', en: 'Try again' })}<span class="ds-sr-only">: ${say(lang, { nb: 'ordre', en: 'order' })} ${orderNumber}</span>`
  return html`<form method="post" action="${to(`/finance/orders/${orderId}/document-retry`)}">${hidden('key', newId())}${submit(words, 'secondary')}</form>`
}

function orderOf({ lang, to }: Pick<Visit, 'lang' | 'to'>, { kind, orderId, orderNumber, buyer }: Attention): SafeHtml {
  if (kind.startsWith('payout-'))
    return html`<a href="${to(kind === 'payout-lines-open' ? '/finance/payouts?state=open' : '/finance/payouts')}">${say(lang, { nb: 'Utbetalinger', en: 'Payouts' })}</a>`
  if (kind === 'money-unplaced' || kind === 'money-taken-back' || kind === 'deposit-without-payout')
    return html`<a href="${to('/finance/bank')}">${say(lang, { nb: 'Bank', en: 'Bank' })}</a>`
  if (kind.startsWith('payback-') || kind === 'money-out-unknown' || kind === 'money-owed-back')
    return html`<a href="${to('/finance/paybacks')}">${say(lang, { nb: 'Penger tilbake', en: 'Money back' })}</a>${orderNumber === null ? null : html` · ${say(lang, { nb: 'ordre', en: 'order' })} ${orderNumber}, ${buyer}`}`
  if (kind === 'extra-invoiced-early') return html`${say(lang, { nb: 'Tillegg', en: 'Extra' })}`
  if (orderId === null) return html`${say(lang, { nb: 'Ikke knyttet til en ordre', en: 'Not tied to an order' })}`
  return html`<a href="${to(`/finance/orders/${orderId}`)}">${say(lang, { nb: 'Ordre', en: 'Order' })} ${orderNumber}</a>, ${buyer}`
}
