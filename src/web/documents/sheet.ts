import { spelledNumber } from '../../companies/organisation-number.ts'
import type { DocumentView, Linked } from '../../finance/document-view.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { icon } from '../components/icon.ts'
import { moment, spelledDay } from '../components/when.ts'
import type { Visit } from '../visit.ts'
import { documentName, LINKED_AS } from './words.ts'

/** What the document says: its lines and sums, as far as they were paid and taken back since. */
export function contentPart(lang: Lang, document: DocumentView): SafeHtml {
  const { content, currency, creditedMinor, leftMinor, kind } = document
  const amount = (minor: number) => spell(money(minor, currency), lang)
  const row = (term: string, minor: number) => html`<div><dt>${term}</dt><dd class="money">${amount(minor)}</dd></div>`
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Dette gjelder det', en: 'What it is for' })}</h2>
<ul class="desk-lines">${content.lines.map(
    (line, at) =>
      html`<li>${line.order && line.order.number !== content.lines[at - 1]?.order?.number ? html`<h3>${orderWords(lang, line.order)}</h3>` : null}<div class="desk-lines__top"><div><strong>${line.name}</strong>${line.description ? html`<p class="fine">${line.description}</p>` : null}${severalWords(line, amount)}</div><p class="money">${amount(line.netMinor)}</p></div></li>`,
  )}</ul>
<dl class="totals">${row(say(lang, { nb: 'Uten mva.', en: 'Without VAT' }), document.netMinor)}${row(say(lang, { nb: 'Mva.', en: 'VAT' }), document.vatMinor)}
<div class="totals__sum"><dt>${say(lang, { nb: 'Sum', en: 'Total' })}</dt><dd class="money">${amount(document.grossMinor)}</dd></div>
${creditedMinor > 0 ? row(say(lang, { nb: 'Tatt tilbake', en: 'Taken back' }), -creditedMinor) : null}
${kind === 'invoice' ? html`<div class="totals__sum"><dt>${say(lang, leftMinor < 0 ? { nb: 'Til gode', en: 'Owed to you' } : { nb: 'Igjen å betale', en: 'Left to pay' })}</dt><dd class="money">${amount(Math.abs(leftMinor))}</dd></div>` : null}</dl>
${kronerWords(lang, document)}${document.payments.map((each) => html`<p class="fine">${paymentWords(lang, document, each)}</p>`)}</section>`
}

type Line = DocumentView['content']['lines'][number]
type OrderOfLine = NonNullable<Line['order']>

/** Of how many equal parts a line is; a discount may leave parts that are not. */
function severalWords({ quantity, netMinor }: Line, amount: (minor: number) => string): SafeHtml | null {
  if (quantity === 1) return null
  return html`<p class="fine figure">${quantity} ×${netMinor % quantity === 0 ? ` ${amount(netMinor / quantity)}` : ''}</p>`
}

/** Above the lines of each order of a collective invoice. */
const orderWords = (lang: Lang, { number, placedOn, orderedBy }: OrderOfLine): string =>
  say(lang, {
    nb: `Ordre ${number}, bestilt ${spelledDay('nb', placedOn)} av ${orderedBy}`,
    en: `Order ${number}, placed ${spelledDay('en', placedOn)} by ${orderedBy}`,
  })

const HOW: Record<DocumentView['payments'][number]['how'], Said> = {
  card: { nb: 'betalt med kort', en: 'paid by card' },
  hand: { nb: 'betalt fra bank', en: 'paid by bank' },
  deposit: { nb: 'betalt fra bank', en: 'paid by bank' },
  tolerance: { nb: 'avrundet', en: 'rounded off' },
  'set-off': {
    nb: 'betalt med det som var til gode på en annen faktura',
    en: 'paid with what another invoice had too much',
  },
  payback: { nb: 'tatt tilbake fra en tilbakebetaling', en: 'taken back from a payback' },
}
const GONE: Partial<typeof HOW> = {
  'set-off': { nb: 'brukt på en annen faktura', en: 'used for another invoice' },
  payback: { nb: 'betales tilbake til konto', en: 'paid back to an account' },
}

/** A payment, or one that was taken off again, in a sentence. */
function paymentWords(
  lang: Lang,
  { currency }: DocumentView,
  { at, amountMinor, how }: DocumentView['payments'][number],
): string {
  const amount = spell(money(Math.abs(amountMinor), currency), lang)
  const when = moment(lang, SELLER_ZONE, at)
  const words = say(lang, (amountMinor < 0 && GONE[how]) || HOW[how])
  const isUndone = amountMinor < 0 && !GONE[how]
  return `${amount} ${words}${isUndone ? say(lang, { nb: ', tatt av igjen', en: ', taken off again' }) : ''}, ${when}.`
}

/** The VAT as it is owed, by the rate that stands on the document. */
function kronerWords(lang: Lang, { content: { accountingVat } }: DocumentView): SafeHtml | null {
  if (!accountingVat) return null
  const { exchangeRate, rateDate, rateSource } = accountingVat
  const kroner = spell(money(accountingVat.vatMinor, 'NOK'), lang)
  const by = `${spelledDay(lang, rateDate)}${rateSource ? `, ${rateSource}` : ''}`
  return html`<p class="fine">${say(lang, { nb: `Mva. i kroner: ${kroner}, kurs ${exchangeRate.replace('.', ',')} (${by}).`, en: `VAT in kroner: ${kroner}, exchange rate ${exchangeRate} (${by}).` })}</p>`
}

/** Whom it names, and the references on it. */
export function buyerPart(lang: Lang, { content, dueDate, documentDate }: DocumentView): SafeHtml {
  const { buyer, purchaseOrderNumber, buyerReference, reason } = content
  const rows: [string, Piece][] = [
    [say(lang, { nb: 'Dato', en: 'Date' }), spelledDay(lang, documentDate)],
    [say(lang, { nb: 'Forfall', en: 'Due' }), dueDate ? spelledDay(lang, dueDate) : null],
    [
      say(lang, { nb: 'Org.nr.', en: 'Org. no.' }),
      buyer.organisationNumber ? spelledNumber(buyer.organisationNumber) : null,
    ],
    [
      say(lang, { nb: 'Adresse', en: 'Address' }),
      `${buyer.address.street}, ${buyer.address.postcode} ${buyer.address.city}`,
    ],
    [say(lang, { nb: 'E-post', en: 'E-mail' }), buyer.email ?? null],
    [say(lang, { nb: 'Innkjøpsordre', en: 'Purchase order' }), purchaseOrderNumber ?? null],
    [say(lang, { nb: 'Deres ref.', en: 'Buyer ref.' }), buyerReference ?? null],
    [say(lang, { nb: 'Grunn', en: 'Reason' }), reason ?? null],
  ]
  return html`<section class="sheet desk-part"><h2>${buyer.name}</h2><dl class="desk-facts">${rows.map(([term, value]) => (value === null ? null : html`<div><dt>${term}</dt><dd>${value}</dd></div>`))}</dl></section>`
}

/** The files, and the documents that belong to this one, both ways. */
export function filesPart({ lang, to }: Visit, document: DocumentView, mayFollow: boolean): SafeHtml {
  const { id, path, linked, coming } = document
  const file = (kind: 'pdf' | 'xml', words: string) =>
    html`<li>${icon('document')}<span><a href="/invoices/${id}.${kind}" download="${document.number}.${kind}">${words}</a></span></li>`
  const other = (each: Linked) =>
    html`<li>${icon('document')}<span>${say(lang, LINKED_AS[each.as])} ${mayFollow ? html`<a href="${to(`/documents/${each.id}`)}">${documentName(lang, each)}</a>` : documentName(lang, each)}<span class="fine desk-documents__aside">${spelledDay(lang, each.date)} · ${spell(money(each.grossMinor, document.currency), lang)}</span></span></li>`
  const waits = path === null || coming
  return html`<section class="sheet desk-part" id="files"${waits ? html` data-again` : null}><h2>${say(lang, { nb: 'Filer', en: 'Files' })}</h2>
<ul class="desk-documents">${path ? html`${file('pdf', say(lang, { nb: 'Last ned PDF', en: 'Download PDF' }))}${file('xml', say(lang, { nb: 'Last ned e-faktura (XML)', en: 'Download e-invoice (XML)' }))}` : html`<li>${icon('clock')}<span>${say(lang, { nb: 'Filen lages nå.', en: 'The file is being made.' })}</span></li>`}${linked.map(other)}</ul>
${coming ? html`<p class="fine" role="status">${say(lang, { nb: 'Et dokument som hører til denne, lages nå.', en: 'A document that belongs to this one is being made.' })}</p>` : null}</section>`
}
