import type { AccountDocument, AccountOrder } from '../../finance/company-account.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { icon } from '../components/icon.ts'
import { day, spelledDay } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'
import { DOCUMENT_KINDS, STATES } from '../words/desk-orders.ts'
import { price, seatCount } from '../words/offers.ts'

export function orderList({ lang, to }: Visit, orders: readonly AccountOrder[]): SafeHtml | null {
  if (orders.length === 0) return null
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Ordrer', en: 'Orders' })}</h2><ul class="desk-hits">${orders.map(
    (
      order,
    ) => html`<li class="sheet desk-hit"><div><h3><a href="${to(`/orders/${order.id}`)}">${say(lang, { nb: 'Ordre', en: 'Order' })} ${order.number}</a></h3><p class="fine">${day(lang, SELLER_ZONE, order.placedAt)}${order.purchaseOrderNumber ? ` · ${order.purchaseOrderNumber}` : ''}</p></div>
<p>${order.titles.join(', ')}<span class="fine desk-hit__aside">${seatCount(lang, order.quantity)}</span></p>
<p class="desk-hit__sum money">${price(lang, order.total)}</p>
<p class="desk-tags">${tag(STATES[order.state].tone, say(lang, STATES[order.state].name))}</p></li>`,
  )}</ul></section>`
}

export function documentList({ lang, to }: Visit, documents: readonly AccountDocument[]): SafeHtml | null {
  if (documents.length === 0) return null
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Fakturaer og kreditnotaer', en: 'Invoices and credit notes' })}</h2>
<ul class="desk-documents sheet desk-part">${documents.map((each) => {
    const words = `${say(lang, DOCUMENT_KINDS[each.kind])} ${each.number}`
    const due =
      each.dueDate && each.kind === 'invoice'
        ? ` · ${say(lang, { nb: 'forfaller', en: 'due' })} ${spelledDay(lang, each.dueDate)}`
        : ''
    const signed = each.kind === 'credit-note' ? money(-each.gross.minor, each.gross.currency) : each.gross
    return html`<li>${icon('document')}<span><a href="${to(`/documents/${each.id}`)}">${words}</a>${each.ready ? html` · <a href="/invoices/${each.id}.pdf">PDF</a> · <a href="/invoices/${each.id}.xml">XML</a>` : null}${left(lang, each)}<span class="fine desk-documents__aside">${spelledDay(lang, each.date)}${due} · ${say(lang, { nb: 'ordre', en: 'order' })} ${each.orderNumber}</span></span><span class="money">${spell(signed, lang)}</span></li>`
  })}</ul></section>`
}

/** What of an invoice is left to pay; a document that is done with says nothing. */
const left = (lang: Lang, { left: sum, state }: AccountDocument): SafeHtml | null =>
  sum.minor > 0
    ? html` ${tag(state === 'overdue' ? 'danger' : 'warning', say(lang, { nb: `${spell(sum, lang)} igjen`, en: `${spell(sum, lang)} left` }))}`
    : null
