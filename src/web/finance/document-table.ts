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
} as const satisfies Record<string, Said>
type Column = keyof typeof HEADS
/** What is known beside the documents: the day, and how each goes to its buyer. */
type Beside = { today: string; sendings: ReadonlyMap<string, readonly DocumentSending[]> }

/** Documents row by row. On a phone each row is a card whose cells name their column; the roles keep it a table there. */
export function documentTable(visit: Visit, documents: readonly DocumentRow[], beside: Beside): SafeHtml {
  const { lang } = visit
  const heads = (Object.keys(HEADS) as Column[]).map(
    (name) => html`<th role="columnheader" scope="col" class="desk-table__${name}">${say(lang, HEADS[name])}</th>`,
  )
  return html`<div class="table-scroll desk-cards"><table class="ds-table desk-table" role="table" aria-labelledby="documents"><thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${documents.map((each) => row(visit, each, beside))}</tbody></table></div>`
}

function row({ lang, to }: Visit, each: DocumentRow, { today, sendings }: Beside): SafeHtml {
  const sign = each.kind === 'credit-note' ? -1 : 1
  const words = `${say(lang, DOCUMENT_KINDS[each.kind])} ${each.number}`
  const cell = (name: Column, content: Piece, look = '') =>
    html`<td role="cell" class="desk-table__${name} ${look}" data-head="${say(lang, HEADS[name])}">${content}</td>`
  return html`<tr role="row"><th role="rowheader" scope="row">${each.path ? html`<a href="/invoices/${each.id}.pdf">${words}</a>` : words}${each.xmlPath ? html` <a class="fine" href="/invoices/${each.id}.xml">XML</a>` : null} ${fate(lang, each)}${wayOut(lang, sendings.get(each.id) ?? [])}</th>
${cell('buyer', each.buyerName)}${cell('date', spelledDay(lang, each.documentDate), 'figure')}
${cell('due', html`${each.dueDate ? spelledDay(lang, each.dueDate) : '–'} ${isOverdue(each, today) ? tag('danger', say(lang, { nb: 'Forfalt', en: 'Overdue' })) : null}`, 'figure')}
${cell('order', html`<a href="${to(`/finance/orders/${each.orderId}`)}">${each.orderNumber}</a>`)}
${cell('gross', spell(money(sign * each.grossMinor, each.currency), lang), 'money')}</tr>`
}

/** How it goes to its buyer; one that waits or came back is to be seen at once. */
function wayOut(lang: Lang, sendings: readonly DocumentSending[]): SafeHtml | null {
  const words = sendingWords(lang, sendings)
  const ehf = sendings.find(({ channel, state }) => channel === 'ehf' && (state === 'queued' || state === 'rejected'))
  if (words === null) return null
  return ehf ? tag(SENDING_WORDS[ehf.state].tone, words) : html`<span class="fine">${words}</span>`
}

/** What became of it, where that is another document; or that its file is still in the making. */
function fate(lang: Lang, { path, creditedBy, creditsNumber }: DocumentRow): Piece {
  return [
    creditedBy
      ? tag('neutral', say(lang, { nb: `Kreditert av ${creditedBy}`, en: `Credited by ${creditedBy}` }))
      : null,
    creditsNumber
      ? html`<span class="fine">${say(lang, { nb: 'tar tilbake', en: 'takes back' })} ${creditsNumber}</span>`
      : null,
    path ? null : html`<span class="fine">${say(lang, { nb: 'PDF lages', en: 'PDF in the making' })}</span>`,
  ]
}

/** Not paid, not credited, and the day it was due is over. */
const isOverdue = (each: DocumentRow, today: string): boolean =>
  each.kind === 'invoice' &&
  each.creditedBy === null &&
  each.prepaidMinor < each.grossMinor &&
  each.dueDate !== null &&
  each.dueDate < today
