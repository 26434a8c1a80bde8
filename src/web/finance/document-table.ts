import type { DocumentRow } from '../../invoicing/queries.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import type { DocumentSending } from '../../sending/queries.ts'
import { spelledDay } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'
import { DOCUMENT_KINDS } from '../words/desk-orders.ts'
import { SENDING_WORDS, sendingWords } from '../words/sending.ts'

const HEADS = {
  document: { nb: 'Dokument', en: 'Document' },
  buyer: { nb: 'Kjøper', en: 'Buyer' },
  date: { nb: 'Dato', en: 'Date' },
  due: { nb: 'Forfall', en: 'Due' },
  order: { nb: 'Ordre', en: 'Order' },
  gross: { nb: 'Brutto', en: 'Gross' },
  left: { nb: 'Igjen å betale', en: 'Left to pay' },
} as const satisfies Record<string, Said>
type Column = keyof typeof HEADS
/** How each goes to its buyer. */
type Sendings = ReadonlyMap<string, readonly DocumentSending[]>

/** Documents row by row. On a phone each row is a card whose cells name their column; the roles keep it a table there. */
export function documentTable(visit: Visit, documents: readonly DocumentRow[], sendings: Sendings): SafeHtml {
  const { lang } = visit
  const heads = (Object.keys(HEADS) as Column[]).map(
    (name) => html`<th role="columnheader" scope="col" class="desk-table__${name}">${say(lang, HEADS[name])}</th>`,
  )
  return html`<div class="table-scroll desk-cards"><table class="ds-table desk-table" role="table" aria-labelledby="documents"><thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${documents.map((each) => row(visit, each, sendings))}</tbody></table></div>`
}

function row({ lang, to }: Visit, each: DocumentRow, sendings: Sendings): SafeHtml {
  const sign = each.kind === 'credit-note' ? -1 : 1
  const words = `${say(lang, DOCUMENT_KINDS[each.kind])} ${each.number}`
  const cell = (name: Column, content: Piece, look = '') =>
    html`<td role="cell" class="desk-table__${name} ${look}" data-head="${say(lang, HEADS[name])}">${content}</td>`
  return html`<tr role="row"><th role="rowheader" scope="row"><a href="${to(`/finance/documents/${each.id}`)}">${words}</a>${each.path ? html` <span class="fine"><a href="/invoices/${each.id}.pdf">PDF</a>${each.xmlPath ? html` · <a href="/invoices/${each.id}.xml">XML</a>` : null}</span>` : null} ${fate(lang, each)}${wayOut(lang, sendings.get(each.id) ?? [])}</th>
${cell('buyer', each.buyerName)}${cell('date', spelledDay(lang, each.documentDate), 'figure')}
${cell('due', html`${each.dueDate ? spelledDay(lang, each.dueDate) : '–'} ${each.state === 'overdue' ? tag('danger', say(lang, { nb: 'Forfalt', en: 'Overdue' })) : null}`, 'figure')}
${cell('order', html`<a href="${to(`/finance/orders/${each.orderId}`)}">${each.orderNumber}</a>`)}
${cell('gross', spell(money(sign * each.grossMinor, each.currency), lang), 'money')}
${cell('left', leftWords(lang, each), 'money')}</tr>`
}

/** How it goes to its buyer; one that waits or came back is to be seen at once. */
function wayOut(lang: Lang, sendings: readonly DocumentSending[]): SafeHtml | null {
  const words = sendingWords(lang, sendings)
  const ehf = sendings.find(({ channel, state }) => channel === 'ehf' && (state === 'queued' || state === 'rejected'))
  if (words === null) return null
  return ehf ? tag(SENDING_WORDS[ehf.state].tone, words) : html`<span class="fine">${words}</span>`
}

/** Nothing for a credit note, and a dash where an invoice is done with. */
const leftWords = (lang: Lang, { kind, leftMinor, currency }: DocumentRow): string =>
  kind === 'invoice' && leftMinor > 0 ? spell(money(leftMinor, currency), lang) : '–'

const CREDITED: Said = { nb: 'Kreditert av', en: 'Credited by' }
const PARTLY_CREDITED: Said = { nb: 'Delvis kreditert av', en: 'Partly credited by' }

/** What became of it, where that is another document; or that its file is still in the making. */
function fate(lang: Lang, row: DocumentRow): Piece {
  const { path, creditedBy, creditsNumber, replacedBy, replacesNumber } = row
  const credited = row.creditedMinor < row.grossMinor ? PARTLY_CREDITED : CREDITED
  const fine = (words: Said, number: string) => html`<span class="fine">${say(lang, words)} ${number}</span>`
  return [
    creditedBy ? tag('neutral', `${say(lang, credited)} ${creditedBy}`) : null,
    creditsNumber ? fine({ nb: 'tar tilbake av', en: 'takes back of' }, creditsNumber) : null,
    replacedBy ? fine({ nb: 'erstattet av', en: 'replaced by' }, replacedBy) : null,
    replacesNumber ? fine({ nb: 'erstatter', en: 'replaces' }, replacesNumber) : null,
    path ? null : html`<span class="fine">${say(lang, { nb: 'PDF lages', en: 'PDF in the making' })}</span>`,
  ]
}
