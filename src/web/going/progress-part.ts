import { reasonIn } from '../../going/about-cancelled.ts'
import type { Cancellation, CancelledOrder } from '../../going/cancellation-of.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { type Money, plus, spell } from '../../platform/money.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'
import { OUTCOME_WORDS } from '../words/going.ts'
import { sumsPart } from './sums-part.ts'

const PROGRAM: Said = { nb: 'et program eller noen som er slettet', en: 'a program, or somebody who was erased' }

const ALL_DONE = {
  one: { nb: 'Ordren er gjort ferdig.', en: 'The order is done.' },
  other: { nb: 'Alle {n} ordrene er gjort ferdig.', en: 'All {n} orders are done.' },
}
const SOME_DONE = {
  one: { nb: '{done} av {n} ordre er gjort ferdig.', en: '{done} of {n} order is done.' },
  other: { nb: '{done} av {n} ordrer er gjort ferdig.', en: '{done} of {n} orders are done.' },
}

/** How far a cancellation has come: a bar, the sums as they were shown beside what is done, and every order. */
export function progressPart({ lang, to }: Visit, offeringId: string, cancellation: Cancellation): SafeHtml {
  const { at, author, wisher, reason, orders, left, planned, done } = cancellation
  const over = left === 0
  const said = over
    ? count(lang, orders.length, ALL_DONE)
    : count(lang, orders.length, SOME_DONE).replace('{done}', String(orders.length - left))
  const by = author ?? say(lang, PROGRAM)
  const two = wisher ? say(lang, { nb: `, etter ønske fra ${wisher}`, en: `, as ${wisher} wished` }) : ''
  const here = to(`/admin/offerings/${offeringId}/decision`)
  return html`<p class="ds-sr-only" role="status" data-heard></p>
<section class="desk-block" id="progress" aria-labelledby="cancelled"${over ? html` data-said="${said}"` : html` data-refresh="${here}"`}><h2 id="cancelled" tabindex="-1">${say(lang, { nb: 'Kurset er avlyst', en: 'The course is cancelled' })} ${over ? tag('success', say(lang, { nb: 'Ferdig', en: 'Done' })) : tag('warning', say(lang, { nb: 'Pågår', en: 'Under way' }))}</h2>
<p>${moment(lang, SELLER_ZONE, at)}, ${by}${two}. ${say(lang, { nb: 'Begrunnelse', en: 'Reason' })}: ${reasonIn(lang, reason)}</p>
${orders.length > 0 ? html`<div class="progress"><progress max="${orders.length}" value="${orders.length - left}" aria-label="${said}"></progress> <span>${said}</span></div>` : null}
${over ? null : html`<p class="fine"><a href="${here}">${say(lang, { nb: 'Se etter nå', en: 'Look now' })}</a></p>`}
${sumsPart(lang, planned, done)}${orders.length > 0 ? orderList(lang, orders) : null}</section>`
}

function orderList(lang: Lang, orders: readonly CancelledOrder[]): SafeHtml {
  return html`<details class="more"><summary>${say(lang, { nb: 'Ordre for ordre', en: 'Order by order' })}</summary><ul class="desk-documents sheet">${orders.map((order) => html`<li>${icon(order.doneAt ? 'tick' : 'clock')}<span>${order.payer}, ${say(lang, { nb: 'ordre', en: 'order' })} ${order.orderNumber}<span class="fine desk-documents__aside">${becameOf(lang, order)}</span></span></li>`)}</ul></details>`
}

function becameOf(lang: Lang, { outcome, done, planned, fault }: CancelledOrder): string {
  if (!outcome || !done) return waits(lang, fault)
  const was = say(lang, OUTCOME_WORDS[outcome])
  const back = allOf(done)
  const differs = planned && outcome !== 'ended-unpaid' && allOf(planned).minor !== back.minor
  const said = back.minor > 0 ? `${was}: ${spell(back, lang)}` : was
  if (!differs) return said
  return `${said}. ${say(lang, { nb: `Som vist: ${spell(allOf(planned), lang)}; ordren ble endret imens.`, en: `As shown: ${spell(allOf(planned), lang)}; the order was changed meanwhile.` })}`
}

const allOf = ({ gross, neverInvoiced, refund }: NonNullable<CancelledOrder['done']>): Money => {
  const all = plus(gross, neverInvoiced)
  return all.minor > 0 ? all : refund
}

const waits = (lang: Lang, fault: string | null): string =>
  fault === null
    ? say(lang, { nb: 'Venter', en: 'Waits' })
    : say(lang, { nb: 'Kunne ikke gjøres ennå, og prøves igjen', en: 'Could not be done yet, and is tried again' })
