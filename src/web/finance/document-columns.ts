import type { DocumentRow } from '../../invoicing/queries.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import type { DocumentSending } from '../../sending/queries.ts'
import { spelledDay } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Columns } from '../lists/table.ts'
import type { Visit } from '../visit.ts'
import { DOCUMENT_KINDS } from '../words/desk-orders.ts'
import { SENDING_WORDS, sendingWords } from '../words/sending.ts'

/** How each goes to its buyer. */
type Sendings = ReadonlyMap<string, readonly DocumentSending[]>

/** What the list of documents shows of each. */
export const documentColumns = (sendings: Sendings): Columns<DocumentRow> => [
  { said: { nb: 'Dokument', en: 'Document' }, cell: (visit, each) => lead(visit, each, sendings.get(each.id) ?? []) },
  { said: { nb: 'Kjøper', en: 'Buyer' }, cell: (_, { buyerName }) => buyerName, look: 'wide' },
  {
    said: { nb: 'Dato', en: 'Date' },
    cell: ({ lang }, { documentDate }) => spelledDay(lang, documentDate),
    look: 'figure',
    sort: 'date',
  },
  { said: { nb: 'Forfall', en: 'Due' }, cell: ({ lang }, each) => dueWords(lang, each), look: 'figure' },
  {
    said: { nb: 'Ordre', en: 'Order' },
    cell: ({ to }, { orderId, orderNumber }) => html`<a href="${to(`/finance/orders/${orderId}`)}">${orderNumber}</a>`,
  },
  {
    said: { nb: 'Brutto', en: 'Gross' },
    cell: ({ lang }, { kind, grossMinor, currency }) =>
      spell(money(kind === 'credit-note' ? -grossMinor : grossMinor, currency), lang),
    look: 'money',
    sort: 'amount',
  },
  { said: { nb: 'Igjen å betale', en: 'Left to pay' }, cell: ({ lang }, each) => leftWords(lang, each), look: 'money' },
]

function lead({ lang, to }: Visit, each: DocumentRow, sendings: readonly DocumentSending[]): SafeHtml {
  const words = `${say(lang, DOCUMENT_KINDS[each.kind])} ${each.number}`
  return html`<a href="${to(`/finance/documents/${each.id}`)}">${words}</a>${each.path ? html` <span class="fine"><a href="/invoices/${each.id}.pdf">PDF</a>${each.xmlPath ? html` · <a href="/invoices/${each.id}.xml">XML</a>` : null}</span>` : null} ${fate(lang, each)}${wayOut(lang, sendings)}`
}

const dueWords = (lang: Lang, { dueDate, state }: DocumentRow): SafeHtml =>
  html`${dueDate ? spelledDay(lang, dueDate) : '–'} ${state === 'overdue' ? tag('danger', say(lang, { nb: 'Forfalt', en: 'Overdue' })) : null}`

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
