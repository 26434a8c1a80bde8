import type { OrderView } from '../../checkout/order-view.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Visit } from '../visit.ts'
import { price, seatCount } from '../words/offers.ts'
import { icon } from './icon.ts'
import { prose } from './markdown.ts'
import { day, spelledDay } from './when.ts'

/** What was bought, who takes part, and what comes back if plans change. */
export function orderDetails({ lang, to, caller }: Visit, order: OrderView): SafeHtml {
  const manage =
    order.payer.kind === 'company' && order.seats.some((seat) => seat.name === null) && order.state !== 'lapsed'
  return html`<div class="stack-wide">
<section class="stack" aria-labelledby="bought"><h2 id="bought">${say(lang, { nb: 'Dette er bestilt', en: 'What you ordered' })}</h2>
${order.lines.map((line) => orderLine(lang, order, line))}
${manage ? html`<p class="ds-alert" data-color="info">${say(lang, { nb: 'Noen plasser mangler navn.', en: 'Some seats have no name yet.' })} ${caller.actor.kind === 'person' ? html`<a href="${to('/company')}">${say(lang, { nb: 'Sett navn på dem', en: 'Name them' })}</a>` : html`<a href="${to('/sign-in?to=/company')}">${say(lang, { nb: 'Logg inn for å sette navn på dem', en: 'Sign in to name them' })}</a>`}</p>` : null}
</section></div>`
}

function orderLine(lang: Lang, order: OrderView, line: OrderView['lines'][number]): SafeHtml {
  const seats = order.seats.filter((seat) => seat.offeringId === line.offeringId)
  return html`<article class="sheet order-line"><div class="order-line__head"><div><h3>${line.title}</h3><p class="fine">${line.detail}</p></div><p class="money">${seatCount(lang, line.quantity)}</p></div>
<ul class="order-seats" aria-label="${say(lang, { nb: 'Deltakere', en: 'Who takes part' })}">${seats.map((seat) => html`<li>${icon(seat.enrolled ? 'tick' : 'person')}<span>${seat.name ?? say(lang, { nb: 'Uten navn ennå', en: 'No name yet' })}</span><span class="fine">${seatWords(lang, order, seat)}</span></li>`)}</ul>
<details class="what-if"><summary><span class="what-if__ask">${say(lang, { nb: 'Hva får jeg tilbake hvis jeg ikke kan komme?', en: 'What do I get back if I cannot come?' })}</span></summary><div class="prose">${prose(say(lang, line.termsInWords))}</div></details></article>`
}

function seatWords(lang: Lang, { state }: OrderView, { enrolled, name }: OrderView['seats'][number]): string {
  if (enrolled) return say(lang, { nb: 'påmeldt', en: 'enrolled' })
  if (state === 'awaiting-payment') return say(lang, { nb: 'holdt av', en: 'held' })
  if (state === 'confirmed' || state === 'awaiting-transfer')
    return name ? say(lang, { nb: 'ikke påmeldt ennå', en: 'not enrolled yet' }) : ''
  return say(lang, { nb: 'ikke påmeldt', en: 'not enrolled' })
}

/** Money and papers: the sum, documents, refunds and who pays. */
export function orderSide({ lang }: Visit, order: OrderView): SafeHtml {
  const paid = order.paidAt
    ? html`<p class="fine">${say(lang, { nb: 'Betalt', en: 'Paid' })} ${day(lang, SELLER_ZONE, order.paidAt)}</p>`
    : null
  return html`<aside class="summary sheet" aria-label="${say(lang, { nb: 'Betaling og dokumenter', en: 'Payment and documents' })}">
<dl class="totals">${order.vat.minor === 0 ? null : html`<div><dt>${say(lang, { nb: 'Uten mva.', en: 'Without VAT' })}</dt><dd class="money">${price(lang, order.net)}</dd></div><div><dt>${say(lang, { nb: 'Mva.', en: 'VAT' })}</dt><dd class="money">${price(lang, order.vat)}</dd></div>`}<div class="totals__sum"><dt>${say(lang, { nb: 'Sum', en: 'Total' })}</dt><dd class="money">${price(lang, order.total)}</dd></div></dl>
${paid}${documents(lang, order)}${refunds(lang, order)}
<div><h2>${say(lang, { nb: 'Betaler', en: 'Buyer' })}</h2><p class="fine">${order.payer.name}<br>${order.payer.street}<br>${order.payer.postcode} ${order.payer.city}</p>
${order.purchaseOrderNumber ? html`<p class="fine">${say(lang, { nb: 'Innkjøpsordre', en: 'Purchase order' })} ${order.purchaseOrderNumber}</p>` : null}
${order.buyerReference ? html`<p class="fine">${say(lang, { nb: 'Deres ref.', en: 'Your ref.' })} ${order.buyerReference}</p>` : null}</div></aside>`
}

const KINDS: Record<OrderView['documents'][number]['kind'], Said> = {
  invoice: { nb: 'Faktura', en: 'Invoice' },
  'credit-note': { nb: 'Kreditnota', en: 'Credit note' },
}

const E_INVOICE: Said = { nb: 'e-faktura', en: 'e-invoice' }

/** A document that is due but not there yet is said to be on its way; scripts look for it again. */
function documents(lang: Lang, order: OrderView): SafeHtml | null {
  const due = (order.state === 'confirmed' || order.state === 'awaiting-transfer') && order.total.minor > 0
  const coming = due && (order.documents.length === 0 || order.documents.some((document) => !document.ready))
  if (order.documents.length === 0 && !coming) return null
  return html`<div id="documents"${coming ? html` data-again` : null}><h2>${say(lang, { nb: 'Dokumenter', en: 'Documents' })}</h2>
<ul class="documents">${order.documents.map((document) => {
    const label = `${say(lang, KINDS[document.kind])} ${document.number}`
    return html`<li>${icon('document')}<span>${document.ready ? html`<a href="/invoices/${document.id}.pdf">${label} (PDF)</a> · <a href="/invoices/${document.id}.xml">${say(lang, E_INVOICE)} (XML)</a>` : label}<span class="fine">${spelledDay(lang, document.date)} · ${price(lang, document.gross)}</span></span></li>`
  })}</ul>
${coming ? html`<p class="fine">${say(lang, { nb: 'Fakturaen lages nå og er klar om et øyeblikk.', en: 'The invoice is being made and will be here in a moment.' })}</p>` : null}</div>`
}

const REFUNDS: Record<OrderView['refunds'][number]['state'], Said> = {
  pending: { nb: 'på vei tilbake', en: 'on its way back' },
  done: { nb: 'betalt tilbake', en: 'paid back' },
  failed: { nb: 'gikk ikke fram; vi tar kontakt', en: 'did not go through; we will be in touch' },
}

const refunds = (lang: Lang, order: OrderView): SafeHtml | null =>
  order.refunds.length === 0
    ? null
    : html`<div><h2>${say(lang, { nb: 'Tilbakebetaling', en: 'Refund' })}</h2><ul class="documents">${order.refunds.map(({ amount, state }) => html`<li><span class="money">${price(lang, amount)}</span> <span class="fine">${say(lang, REFUNDS[state])}</span></li>`)}</ul></div>`
