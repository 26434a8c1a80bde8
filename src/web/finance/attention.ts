import type { Attention, AttentionKind } from '../../finance/needs-attention.ts'
import { hasRole } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { hidden, submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'
import { attentionWords } from '../words/attention.ts'

/** So many are shown on the front page of finance; the rest stand on a page of their own. */
const FIRST = 10
type Shown = Pick<Visit, 'lang' | 'to' | 'caller'>

/** What does not sort itself out, each with what to do: the oldest, and where the others are. `count` is how many there are in all. */
export function attentionBox(visit: Shown, all: readonly Attention[], waiting: number): SafeHtml {
  const { lang, to } = visit
  if (all.length === 0)
    return html`<p class="desk-calm">${icon('tick')}${say(lang, { nb: 'Ingenting trenger oppmerksomhet.', en: 'Nothing needs attention.' })}</p>`
  const others =
    waiting > FIRST
      ? html`<p><a href="${to('/finance/attention')}">${say(lang, { nb: `Se alle ${waiting}`, en: `See all ${waiting}` })}</a></p>`
      : null
  return html`<section class="desk-attention" aria-labelledby="attention"><h2 id="attention">${icon('alert')}${attentionHeading(lang, waiting)}</h2>
${attentionList(visit, all.slice(0, FIRST))}${others}</section>`
}

export const attentionHeading = (lang: Lang, waiting: number): string =>
  count(lang, waiting, {
    one: { nb: 'Én ting trenger oppmerksomhet', en: 'One thing needs attention' },
    other: { nb: '{n} ting trenger oppmerksomhet', en: '{n} things need attention' },
  })

export const attentionList = ({ lang, to, caller }: Shown, all: readonly Attention[]): SafeHtml =>
  html`<ul>${all.map(
    (each) =>
      html`<li><p>${orderOf({ lang, to }, each)} <span class="fine">${say(lang, { nb: 'siden', en: 'since' })} ${day(lang, SELLER_ZONE, each.since)}</span></p>
<p>${attentionWords(lang, each)}${onward({ lang, to }, each)}</p>${hasRole(caller.actor, 'finance') ? tryAgain({ lang, to }, each) : null}</li>`,
  )}</ul>`

/** Where the thing to do is not on the order's own page. */
const ELSEWHERE: Readonly<Partial<Record<AttentionKind, { path: string; said: Said }>>> = {
  'rate-missing': { path: '/finance/rates', said: { nb: 'Til valutakursene', en: 'To the exchange rates' } },
  'e-invoice-rejected': { path: '/finance/sending', said: { nb: 'Til sending', en: 'To sending' } },
  'money-unplaced': { path: '/finance/lists/unplaced', said: { nb: 'Se innbetalingene', en: 'See the payments' } },
  'money-owed-back': { path: '/finance/paybacks', said: { nb: 'Gi pengene tilbake', en: 'Give the money back' } },
  'dispute-open': {
    path: '/finance/lists/disputes?state=open',
    said: { nb: 'Se åpne innsigelser', en: 'See open disputes' },
  },
}

function onward({ lang, to }: Pick<Visit, 'lang' | 'to'>, { kind }: Attention): SafeHtml | null {
  const place = ELSEWHERE[kind]
  return place ? html` <a href="${to(place.path)}">${say(lang, place.said)}</a>` : null
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
