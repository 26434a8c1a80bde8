import type { DocumentView } from '../../finance/document-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { icon } from '../components/icon.ts'
import type { Visit } from '../visit.ts'

/** The orders of a collective invoice, and how much of it is for each; nothing where it is for one. */
export function ordersPart(
  { lang, to }: Visit,
  { collective, orders, currency }: DocumentView,
  from: '/orders' | '/finance/orders',
): SafeHtml | null {
  if (!collective) return null
  return html`<section class="sheet desk-part" id="orders"><h2>${say(lang, { nb: 'Bestillingene', en: 'The orders' })}</h2>
<ul class="desk-documents">${orders.map(({ id, number, grossMinor }) => html`<li>${icon('document')}<span><a href="${to(`${from}/${id}`)}">${say(lang, { nb: 'Ordre', en: 'Order' })} ${number}</a><span class="fine desk-documents__aside">${spell(money(grossMinor, currency), lang)}</span></span></li>`)}</ul></section>`
}
