import type { OrderView } from '../../checkout/order-view.ts'
import { isConfirmed } from '../../orders/state.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { countryName } from '../../platform/countries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { type Money, minus } from '../../platform/money.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'
import { icon } from './icon.ts'
import { sentWords } from './sent-words.ts'
import { day, spelledDay } from './when.ts'

/** What stands beside the order itself: which terms were accepted, and until when a consumer may withdraw. */
export type Agreement = {
  termsVersion: number | null
  withdrawUntil: string | null
  startsEarly: boolean
  /** What comes back now, and the way to withdraw or cancel. */
  cancel: SafeHtml | null
  /** What went with seats that were moved; the sum tells what was ordered with them and with those in their place. */
  movedAway: Money | null
}

/** Money and papers: the sum, documents, refunds, who pays, and what was agreed. */
export function orderSide(visit: Visit, order: OrderView, agreement: Agreement): SafeHtml {
  const { lang } = visit
  return html`<aside class="summary sheet" aria-label="${say(lang, { nb: 'Betaling og dokumenter', en: 'Payment and documents' })}">
<dl class="totals">${order.vat.minor === 0 ? null : html`<div><dt>${say(lang, { nb: 'Uten mva.', en: 'Without VAT' })}</dt><dd class="money">${price(lang, order.net)}</dd></div><div><dt>${say(lang, { nb: 'Mva.', en: 'VAT' })}</dt><dd class="money">${price(lang, order.vat)}</dd></div>`}<div class="totals__sum"><dt>${say(lang, { nb: 'Sum', en: 'Total' })}</dt><dd class="money">${price(lang, order.total)}</dd></div>${afterMoves(lang, order, agreement)}</dl>
${order.paidAt ? html`<p class="fine">${say(lang, { nb: 'Betalt', en: 'Paid' })} ${day(lang, SELLER_ZONE, order.paidAt)}</p>` : null}
${documents(visit, order)}${refunds(lang, order)}${agreement.cancel}${buyer(lang, order)}${agreed(visit, order, agreement)}</aside>`
}

/** The sum without the seats that are not theirs any more because they were moved. */
const afterMoves = (lang: Lang, { total }: OrderView, { movedAway }: Agreement): SafeHtml | null =>
  movedAway &&
  html`<div><dt>${say(lang, { nb: 'Plasser som er byttet bort', en: 'Seats that were moved away' })}</dt><dd class="money">−${price(lang, movedAway)}</dd></div>
<div class="totals__sum"><dt>${say(lang, { nb: 'Etter bytte', en: 'After the move' })}</dt><dd class="money">${price(lang, minus(total, movedAway))}</dd></div>`

const E_INVOICE: Said = { nb: 'e-faktura', en: 'e-invoice' }

const KINDS: Record<OrderView['documents'][number]['kind'], Said> = {
  invoice: { nb: 'Faktura', en: 'Invoice' },
  'credit-note': { nb: 'Kreditnota', en: 'Credit note' },
}

const INVOICE_COMING: Said = {
  nb: 'Fakturaen lages nå og er klar om et øyeblikk.',
  en: 'The invoice is being made and will be here in a moment.',
}

const NOTE_COMING: Said = {
  nb: 'Kreditnotaen lages nå og er klar om et øyeblikk.',
  en: 'The credit note is being made and will be here in a moment.',
}

/** A document that is due but not there yet is said to be on its way; scripts look for it again. */
function documents({ lang, to }: Visit, order: OrderView): SafeHtml | null {
  const isInvoiced = order.payBy !== 'prepaid' && order.total.minor > 0
  const due = isConfirmed(order) && isInvoiced
  const later = due ? order.nextInvoiceOn : null
  const coming =
    due && ((order.documents.length === 0 && !later) || order.documents.some((document) => !document.ready))
  if (order.documents.length === 0 && !coming && !later) return null
  const outlay = due && order.payer.kind === 'person'
  return html`<div id="documents"${coming ? html` data-again` : null}><h2>${say(lang, { nb: 'Dokumenter', en: 'Documents' })}</h2>
<ul class="documents">${order.documents.map((document) => {
    const label = `${say(lang, KINDS[document.kind])} ${document.number}`
    return html`<li>${icon('document')}<span><a href="${to(`/documents/${document.id}`)}">${label}</a>${document.ready ? html` · <a href="/invoices/${document.id}.pdf">PDF</a> · <a href="/invoices/${document.id}.xml">${say(lang, E_INVOICE)} (XML)</a>` : null}<span class="fine">${spelledDay(lang, document.date)} · ${price(lang, document.gross)}${document.collective ? say(lang, { nb: ' av en samlefaktura', en: ' of an invoice for several orders' }) : ''}</span>${sentWords(lang, document.sendings)}</span></li>`
  })}</ul>
${coming ? html`<p class="fine" role="status">${say(lang, order.documents.some(({ kind }) => kind === 'credit-note') ? NOTE_COMING : INVOICE_COMING)}</p>` : null}
${later && order.nextIsCollected ? html`<p class="fine">${say(lang, { nb: `Fakturaen kommer ${spelledDay(lang, later)}, samlet med annet som bedriften bestiller.`, en: `The invoice comes on ${spelledDay(lang, later)}, together with other orders of your company.` })}</p>` : null}
${later && !order.nextIsCollected ? html`<p class="fine">${say(lang, { nb: `Det som er avgiftspliktig, faktureres når det er levert, ${spelledDay(lang, later)}.`, en: `What carries VAT is invoiced when it has been delivered, on ${spelledDay(lang, later)}.` })}</p>` : null}
${outlay ? html`<p class="fine">${say(lang, { nb: 'Skal arbeidsgiveren dekke kurset? Fakturaen er bilaget de trenger.', en: 'Does your employer cover the course? The invoice is the voucher they need.' })}</p>` : null}</div>`
}

const REFUNDS: Record<OrderView['refunds'][number]['state'], Said> = {
  pending: { nb: 'på vei tilbake', en: 'on its way back' },
  done: { nb: 'betalt tilbake', en: 'paid back' },
  failed: { nb: 'gikk ikke fram; vi tar kontakt', en: 'did not go through; we will be in touch' },
  'paid-by-bank': { nb: 'betalt til bankkontoen din', en: 'paid to your bank account' },
}

const refunds = (lang: Lang, order: OrderView): SafeHtml | null =>
  order.refunds.length === 0
    ? null
    : html`<div><h2>${say(lang, { nb: 'Tilbakebetaling', en: 'Refund' })}</h2><ul class="documents">${order.refunds.map(({ amount, state }) => html`<li><span class="money">${price(lang, amount)}</span> <span class="fine">${say(lang, REFUNDS[state])}</span></li>`)}</ul></div>`

function buyer(lang: Lang, { payer, purchaseOrderNumber, buyerReference, approvedBy }: OrderView): SafeHtml {
  const abroad = payer.country === 'NO' ? null : html`<br>${countryName(lang, payer.country)}`
  return html`<div><h2>${say(lang, { nb: 'Betaler', en: 'Buyer' })}</h2><p class="fine">${payer.name}<br>${payer.kind === 'company' && payer.unit ? html`${payer.unit.name}<br>` : null}${payer.street}<br>${payer.postcode} ${payer.city}${abroad}</p>
${purchaseOrderNumber ? html`<p class="fine">${say(lang, { nb: 'Innkjøpsordre', en: 'Purchase order' })} ${purchaseOrderNumber}</p>` : null}
${buyerReference ? html`<p class="fine">${say(lang, { nb: 'Deres ref.', en: 'Your ref.' })} ${buyerReference}</p>` : null}
${approvedBy ? html`<p class="fine">${say(lang, { nb: 'Godkjent av', en: 'Approved by' })} ${approvedBy}</p>` : null}</div>`
}

function agreed({ lang, to }: Visit, { state }: OrderView, agreement: Agreement): SafeHtml | null {
  const { termsVersion, withdrawUntil, startsEarly } = agreement
  if (termsVersion === null) return null
  const withdraw =
    withdrawUntil && (state === 'confirmed' || state === 'awaiting-payment')
      ? html`<p class="fine"><a href="${to('/withdrawal')}">${say(lang, { nb: 'Angrerett', en: 'Right of withdrawal' })}</a> ${say(lang, { nb: 'til og med', en: 'until and including' })} <strong>${spelledDay(lang, withdrawUntil)}</strong>.${startsEarly ? html` ${say(lang, { nb: 'Du har bedt om å få begynne før det.', en: 'You asked to begin before that.' })}` : null}</p>`
      : null
  return html`<div><h2>${say(lang, { nb: 'Avtalen', en: 'The agreement' })}</h2><p class="fine"><a href="${to(`/terms?version=${termsVersion}`)}">${say(lang, { nb: `Salgsvilkår, versjon ${termsVersion}`, en: `Terms of sale, version ${termsVersion}` })}</a></p>${withdraw}</div>`
}
