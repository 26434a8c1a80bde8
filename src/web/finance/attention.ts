import type { Attention } from '../../finance/needs-attention.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { icon } from '../components/icon.ts'
import { day, moment } from '../components/when.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'

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
    (
      each,
    ) => html`<li><p><a href="${to(`/finance/orders/${each.orderId}`)}">${say(lang, { nb: 'Ordre', en: 'Order' })} ${each.orderNumber}</a>, ${each.buyer} <span class="fine">${say(lang, { nb: 'siden', en: 'since' })} ${day(lang, SELLER_ZONE, each.since)}</span></p>
<p>${sentenceOf(lang, each)}</p></li>`,
  )}</ul></section>`
}

function sentenceOf(lang: Lang, each: Attention): string {
  const total = price(lang, money(each.totalMinor, each.currency))
  const amount = price(lang, money(each.amountMinor ?? 0, each.currency))
  const until = each.until ? moment(lang, SELLER_ZONE, each.until) : ''
  switch (each.kind) {
    case 'amount-mismatch':
      return say(lang, {
        nb: `Det kom inn ${amount}, men ordren er på ${total}. Ingen har fått plass. Avtal med kjøperen, og betal pengene tilbake fra ordresiden.`,
        en: `${amount} arrived, but the order is for ${total}. Nobody has a seat. Agree with the buyer, and pay the money back from the page of the order.`,
      })
    case 'paid-unseated':
      return say(lang, {
        nb: `${amount} kom etter at plassen var gitt fri. Pengene går tilbake av seg selv ${until}, eller nå fra ordresiden.`,
        en: `${amount} came after the seat was released. The money goes back by itself on ${until}, or now from the page of the order.`,
      })
    case 'refund-failed':
      return say(lang, {
        nb: `Tilbakebetaling av ${amount} gikk ikke gjennom (${each.said ?? 'ukjent grunn'}). Be kjøperen om et kontonummer.`,
        en: `A refund of ${amount} did not go through (${each.said ?? 'unknown reason'}). Ask the buyer for an account number.`,
      })
    case 'document-fault':
      return say(lang, {
        nb: `Et dokument kan ikke utstedes: ${each.said ?? ''}. Opplysningene på ordren må rettes.`,
        en: `A document cannot be issued: ${each.said ?? ''}. The details on the order have to be put right.`,
      })
  }
}
