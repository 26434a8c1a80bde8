import { needsAttention } from '../../finance/needs-attention.ts'
import { DocumentQuery } from '../../finance/routes.ts'
import { type DocumentFilter, type DocumentRow, documentTotals, newestDocuments } from '../../invoicing/queries.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, say } from '../../platform/lang.ts'
import { type Money, money, spell } from '../../platform/money.ts'
import { spelledDay } from '../components/when.ts'
import { refusedDeskForm, typedForm } from '../desk/desk-form.ts'
import { tag } from '../desk/tag.ts'
import { type Entries, entriesOf } from '../forms/entries.ts'
import type { Filled } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import { nowOf } from '../now.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { DOCUMENT_KINDS } from '../words/desk-orders.ts'
import { attentionBox } from './attention.ts'
import { documentFilter } from './filter.ts'

/** Documents on one page; the exports hold all that the filter finds. */
const SHOWN = 50
const NAMES = ['from', 'to', 'kind', 'search'] as const

/** The documents of a filter with the sums of everything it finds, and above them what needs a person. */
export async function showDocuments(visit: Visit): Promise<Page> {
  const { lang, on, query } = visit
  const asked = entriesOf(Object.fromEntries(query))
  const { filter, form } = await filterOf(visit, asked)
  const [attention, documents, totals, now] = await Promise.all([
    needsAttention(on),
    newestDocuments(on, filter, SHOWN),
    documentTotals(on, filter),
    nowOf(on),
  ])
  const title = say(lang, { nb: 'Økonomi', en: 'Finance' })
  return {
    title,
    hidden: true,
    width: 'wide',
    body: html`<h1>${title}</h1>
${attentionBox(visit, attention)}
<section class="desk-block" aria-labelledby="documents"><h2 id="documents">${say(lang, { nb: 'Fakturaer og kreditnotaer', en: 'Invoices and credit notes' })}</h2>
${documentFilter(visit, form)}
${sums(visit, totals)}
${exportLinks(visit, filter)}
${documents.length === 0 ? html`<p class="sheet desk-part">${say(lang, { nb: 'Ingen dokumenter passer filteret.', en: 'No document fits the filter.' })}</p>` : table(visit, documents, dayIn(SELLER_ZONE, now))}
${totals.count > documents.length ? html`<p class="fine">${say(lang, { nb: `De ${documents.length} nyeste vises. Summene og eksporten gjelder alle ${totals.count}.`, en: `The newest ${documents.length} are shown. Sums and exports cover all ${totals.count}.` })}</p>` : null}</section>`,
  }
}

async function filterOf(visit: Visit, asked: Entries): Promise<{ filter: DocumentFilter; form: Filled }> {
  const given = { ...visit, form: asked }
  const wish = filledIn(Object.fromEntries(NAMES.map((name) => [name, asked.get(name)])))
  const attempted = await attempt(async () => parseForm(DocumentQuery, wish))
  return 'done' in attempted
    ? { filter: attempted.done, form: typedForm(given) }
    : { filter: {}, form: refusedDeskForm(given, attempted.problem) }
}

const kroner = (minor: number): Money => money(minor, 'NOK')

function sums(
  { lang }: Visit,
  totals: { count: number; netMinor: number; vatMinor: number; grossMinor: number },
): SafeHtml {
  const one = (term: string, value: string) => html`<div><dt>${term}</dt><dd class="figure">${value}</dd></div>`
  const found = count(lang, totals.count, {
    one: { nb: '{n} dokument', en: '{n} document' },
    other: { nb: '{n} dokumenter', en: '{n} documents' },
  })
  return html`<dl class="desk-sums">${one(say(lang, { nb: 'Funnet', en: 'Found' }), found)}${one(say(lang, { nb: 'Netto', en: 'Net' }), spell(kroner(totals.netMinor), lang))}${one(say(lang, { nb: 'Mva.', en: 'VAT' }), spell(kroner(totals.vatMinor), lang))}${one(say(lang, { nb: 'Brutto', en: 'Gross' }), spell(kroner(totals.grossMinor), lang))}</dl>`
}

/** The API's own exports, with the same filter; they have one address in both languages. */
function exportLinks({ lang }: Visit, filter: DocumentFilter): SafeHtml {
  const link = (path: string, words: string, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...(filter as Record<string, string>), ...more }).toString()
    return html`<li><a class="ds-button" data-variant="secondary" href="/exports/${path}${query === '' ? '' : `?${query}`}" download>${words}</a></li>`
  }
  return html`<ul class="desk-exports" aria-label="${say(lang, { nb: 'Eksporter det filteret finner', en: 'Export what the filter finds' })}">
${link('invoices.csv', say(lang, { nb: 'CSV for norsk Excel', en: 'CSV for Norwegian Excel' }), { form: 'excel' })}
${link('invoices.csv', say(lang, { nb: 'CSV for maskiner', en: 'CSV for machines' }), { form: 'machine' })}
${link('invoices.zip', say(lang, { nb: 'ZIP med alle PDF-er', en: 'ZIP of all PDFs' }))}</ul>`
}

function table(visit: Visit, documents: readonly DocumentRow[], today: string): SafeHtml {
  const { lang } = visit
  const heads = [
    { nb: 'Dokument', en: 'Document' },
    { nb: 'Kjøper', en: 'Buyer' },
    { nb: 'Dato', en: 'Date' },
    { nb: 'Forfall', en: 'Due' },
    { nb: 'Ordre', en: 'Order' },
  ].map((said) => html`<th scope="col">${say(lang, said)}</th>`)
  return html`<div class="table-scroll" role="group" tabindex="0" aria-label="${say(lang, { nb: 'Tabell', en: 'Table' })}"><table class="ds-table desk-table"><thead><tr>${heads}<th scope="col" class="desk-table__sum">${say(lang, { nb: 'Brutto', en: 'Gross' })}</th></tr></thead>
<tbody>${documents.map((each) => row(visit, each, today))}</tbody></table></div>`
}

function row({ lang, to }: Visit, each: DocumentRow, today: string): SafeHtml {
  const sign = each.kind === 'credit-note' ? -1 : 1
  const words = `${say(lang, DOCUMENT_KINDS[each.kind])} ${each.number}`
  const credited = each.creditedBy
    ? tag('neutral', say(lang, { nb: `Kreditert av ${each.creditedBy}`, en: `Credited by ${each.creditedBy}` }))
    : null
  const credits = each.creditsNumber
    ? html`<span class="fine">${say(lang, { nb: 'tar tilbake', en: 'takes back' })} ${each.creditsNumber}</span>`
    : null
  return html`<tr><th scope="row">${each.path ? html`<a href="/invoices/${each.id}.pdf">${words}</a>` : words}${each.xmlPath ? html` <a class="fine" href="/invoices/${each.id}.xml">XML</a>` : null} ${credited}${credits}</th><td>${each.buyerName}</td>
<td class="figure">${spelledDay(lang, each.documentDate)}</td><td class="figure">${each.dueDate ? spelledDay(lang, each.dueDate) : '–'} ${isOverdue(each, today) ? tag('danger', say(lang, { nb: 'Forfalt', en: 'Overdue' })) : null}</td>
<td><a href="${to(`/finance/orders/${each.orderId}`)}">${each.orderNumber}</a></td><td class="money desk-table__sum">${spell(money(sign * each.grossMinor, each.currency), lang)}</td></tr>`
}

/** Not paid, not credited, and the day it was due is over. */
const isOverdue = (each: DocumentRow, today: string): boolean =>
  each.kind === 'invoice' &&
  each.creditedBy === null &&
  each.prepaidMinor < each.grossMinor &&
  each.dueDate !== null &&
  each.dueDate < today
