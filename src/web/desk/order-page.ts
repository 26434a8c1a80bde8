import type { OrderView } from '../../checkout/order-view.ts'
import { spelledNumber } from '../../companies/organisation-number.ts'
import { isRestricted } from '../../orders/restricted.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { sentWords } from '../components/sent-words.ts'
import { moment, spelledDay } from '../components/when.ts'
import type { Visit } from '../visit.ts'
import { DOCUMENT_KINDS, nextWords, STATES } from '../words/desk-orders.ts'
import { price, seatCount } from '../words/offers.ts'
import { mailsPart } from './order-mails.ts'
import { moneyPart } from './order-money.ts'
import { timeline } from './order-timeline.ts'
import type { WholeOrder } from './read-order.ts'
import { tag } from './tag.ts'

export const orderTitle = (lang: Lang, { number }: Pick<OrderView, 'number'>): string =>
  `${say(lang, { nb: 'Ordre', en: 'Order' })} ${number}`

/** An order in sentences: how it stands and what comes next, then everything it led to. `step` is what this desk can do with it. */
export function orderBody(visit: Visit, whole: WholeOrder, step: Piece = null): SafeHtml {
  const { lang } = visit
  const { order } = whole
  const { name, tone, sentence } = STATES[order.state]
  return html`<div class="desk-head"><h1>${orderTitle(lang, order)}</h1><p class="desk-tags">${tag(tone, say(lang, name))}${isRestricted(order.payer) ? tag('warning', say(lang, { nb: 'Kjøperen er slettet', en: 'Buyer erased' })) : null}</p></div>
<p class="lead desk-now">${say(lang, sentence)} ${nextWords(lang, order, whole.today)}</p>
<div class="desk-columns"><div class="desk-main">
${bought(lang, order)}
${timeline(lang, whole)}
${mailsPart(visit, whole.mails)}
</div><aside class="desk-side" aria-label="${say(lang, { nb: 'Kjøper, penger og dokumenter', en: 'Buyer, money and documents' })}">
${buyer(lang, order)}
${moneyPart(lang, whole)}
${documents(visit, order)}
${step}</aside></div>`
}

function bought(lang: Lang, order: OrderView): SafeHtml {
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Bestilt', en: 'Ordered' })}</h2>
<ul class="desk-lines">${order.lines.map(
    (
      line,
    ) => html`<li><div class="desk-lines__top"><div><strong>${line.title}</strong><p class="fine">${line.detail}</p></div><p class="money">${line.kind === 'seat' ? seatCount(lang, line.quantity) : `${line.quantity} ×`} · ${price(lang, line.net)}</p></div>
<ul class="desk-seats">${order.seats.filter((seat) => seat.lineId === line.id).map((seat) => html`<li>${icon(seat.enrolled ? 'tick' : 'person')}${seatLine(lang, order, seat)}</li>`)}</ul></li>`,
  )}</ul></section>`
}

function seatLine(lang: Lang, { state }: OrderView, { name, enrolled }: OrderView['seats'][number]): SafeHtml {
  if (name === null) return html`<span>${say(lang, { nb: 'Uten navn ennå', en: 'No name yet' })}</span>`
  const held = state === 'awaiting-payment'
  const words = enrolled
    ? { nb: 'påmeldt', en: 'enrolled' }
    : held
      ? { nb: 'holdt av', en: 'held' }
      : { nb: 'ikke påmeldt', en: 'not enrolled' }
  return html`<span>${name} <span class="fine">${say(lang, words)}</span></span>`
}

const PAID_BY = {
  card: { nb: 'Kort', en: 'Card' },
  invoice: { nb: 'Faktura', en: 'Invoice' },
  free: { nb: 'Gratis', en: 'Free' },
  prepaid: { nb: 'Forhåndsbetalt', en: 'Prepaid' },
}

function buyer(lang: Lang, order: OrderView): SafeHtml {
  const { payer } = order
  const rows: [string, Piece][] = [
    ...(payer.kind === 'company'
      ? ([
          [say(lang, { nb: 'Org.nr.', en: 'Org. no.' }), spelledNumber(payer.organisationNumber)],
          [say(lang, { nb: 'Kontakt', en: 'Contact' }), payer.contactName],
        ] satisfies [string, Piece][])
      : []),
    ...(isRestricted(payer)
      ? []
      : ([
          [say(lang, { nb: 'E-post', en: 'E-mail' }), html`<a href="mailto:${payer.email}">${payer.email}</a>`],
          [say(lang, { nb: 'Adresse', en: 'Address' }), `${payer.street}, ${payer.postcode} ${payer.city}`],
        ] satisfies [string, Piece][])),
    [say(lang, { nb: 'Bestilt', en: 'Ordered' }), moment(lang, SELLER_ZONE, order.placedAt)],
    [say(lang, { nb: 'Betales med', en: 'Paid by' }), say(lang, PAID_BY[order.payBy])],
    [say(lang, { nb: 'Innkjøpsordre', en: 'Purchase order' }), order.purchaseOrderNumber],
    [say(lang, { nb: 'Deres ref.', en: 'Buyer ref.' }), order.buyerReference],
  ]
  return html`<section class="sheet desk-part"><h2>${payer.name}</h2><dl class="desk-facts">${rows.map(([term, value]) => (value === null ? null : html`<div><dt>${term}</dt><dd>${value}</dd></div>`))}</dl></section>`
}

/** Each leads to its page: that of finance where finance looks, else the buyer's own. */
function documents({ lang, to, path }: Visit, order: OrderView): SafeHtml {
  const desk = path.startsWith('/finance') ? '/finance/documents' : '/documents'
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Dokumenter', en: 'Documents' })}</h2>
${order.documents.length === 0 ? html`<p class="fine">${say(lang, { nb: 'Ingen er utstedt.', en: 'None has been issued.' })}</p>` : null}
<ul class="desk-documents">${order.documents.map((each) => {
    const words = `${say(lang, DOCUMENT_KINDS[each.kind])} ${each.number}`
    return html`<li>${icon('document')}<span><a href="${to(`${desk}/${each.id}`)}">${words}</a> ${each.ready ? html`<a href="/invoices/${each.id}.pdf">PDF</a> · <a href="/invoices/${each.id}.xml">XML</a>` : html`<span class="fine">${say(lang, { nb: 'PDF lages', en: 'PDF in the making' })}</span>`}<span class="fine desk-documents__aside">${spelledDay(lang, each.date)} · ${price(lang, each.gross)}</span>${sentWords(lang, each.sendings)}</span></li>`
  })}</ul></section>`
}
