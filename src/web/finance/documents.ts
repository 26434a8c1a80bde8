import { attentionCounts, needsAttention } from '../../finance/needs-attention.ts'
import { documents } from '../../lists/documents.ts'
import type { Filter } from '../../lists/filter.ts'
import type { Total } from '../../lists/list.ts'
import { documentsPage } from '../../lists/page.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { sendingsOf } from '../../sending/queries.ts'
import { pager, withQuery } from '../desk/pager.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { filledIn } from '../forms/parse.ts'
import { askedOf } from '../lists/asked.ts'
import { chips, filterBar } from '../lists/filter-bar.ts'
import { listNav } from '../lists/list-nav.ts'
import { cursorIn, nothing } from '../lists/page.ts'
import { listTable } from '../lists/table.ts'
import { labelIn } from '../lists/words.ts'
import type { Page } from '../page-route.ts'
import { companiesWaiting } from '../support/companies.ts'
import type { Visit } from '../visit.ts'
import { attentionBox } from './attention.ts'
import { creditWaiting } from './company-credit.ts'
import { documentColumns } from './document-columns.ts'
import { financeRooms } from './rooms.ts'

/** Documents on one page; the exports hold all that the filter finds. */
const SHOWN = 50

/** The documents of a filter with the sums of everything it finds, and above them what needs a person. */
export async function showDocuments(visit: Visit): Promise<Page> {
  const { lang, on } = visit
  const asked = await askedOf(visit, 'documents')
  const [attention, counts, found] = await Promise.all([
    needsAttention(on),
    attentionCounts(on),
    'filter' in asked ? findings(visit, asked.filter) : null,
  ])
  const waiting = counts.reduce((sum, each) => sum + each.count, 0)
  const title = say(lang, { nb: 'Økonomi', en: 'Finance' })
  return {
    title,
    hidden: true,
    width: 'wide',
    ...('status' in asked ? { status: asked.status } : {}),
    body: html`<h1>${title}</h1>
${financeRooms(visit)}${await companiesWaiting(visit)}${await creditWaiting(visit)}${attentionBox(visit, attention, waiting)}
<section class="desk-block" aria-labelledby="found">${listNav(visit, '/finance', waiting)}<h2 id="found" tabindex="-1">${say(lang, { nb: 'Fakturaer og kreditnotaer', en: 'Invoices and credit notes' })}</h2>
${errorSummary(asked.form, labelIn(lang))}
${filterBar(visit, 'documents', asked.form)}${chips(visit, 'documents')}
${found}</section>`,
  }
}

async function findings(visit: Visit, filter: Filter): Promise<SafeHtml> {
  const { lang, on, query, to } = visit
  const after = cursorIn(query, documents.keys[filter.sort])
  const [{ rows, next }, totals] = await Promise.all([
    documentsPage(on, { filter, after, limit: SHOWN }),
    documents.totals(on, filter),
  ])
  if (totals.length === 0) return nothing(visit, 'documents')
  const sendings = Map.groupBy(
    await sendingsOf(
      on,
      rows.map(({ id }) => id),
    ),
    ({ documentId }) => documentId,
  )
  const at = (value: string | null) => `${withQuery(to('/finance'), query, { after: value })}#found`
  return html`${totals.map((total) => sums(visit, total))}
${exportLinks(visit, filter)}
${listTable(visit, { list: 'documents', columns: documentColumns(sendings), rows, sorted: filter })}
${pager(lang, { first: after === undefined ? null : at(null), next: next === null ? null : at(next) })}`
}

function sums({ lang }: Visit, { currency, ...total }: Total): SafeHtml {
  const one = (term: string, value: string) => html`<div><dt>${term}</dt><dd class="figure">${value}</dd></div>`
  const amount = (minor: number) => spell(money(minor, currency), lang)
  const inKroner =
    currency === 'NOK'
      ? null
      : one(say(lang, { nb: 'Mva. i kroner', en: 'VAT in kroner' }), spell(money(total.vatKronerMinor!, 'NOK'), lang))
  const found = count(lang, total.count, {
    one: { nb: '{n} dokument', en: '{n} document' },
    other: { nb: '{n} dokumenter', en: '{n} documents' },
  })
  return html`<dl class="desk-sums">${one(say(lang, { nb: 'Funnet', en: 'Found' }), found)}${one(say(lang, { nb: 'Netto', en: 'Net' }), amount(total.netMinor!))}${one(say(lang, { nb: 'Mva.', en: 'VAT' }), amount(total.vatMinor!))}${inKroner}${one(say(lang, { nb: 'Brutto', en: 'Gross' }), amount(total.grossMinor!))}${one(say(lang, { nb: 'Igjen å betale', en: 'Left to pay' }), amount(total.leftMinor!))}</dl>`
}

/** The API's own exports, with the same filter; they have one address in both languages, and are in the order of issue. */
function exportLinks({ lang }: Visit, { sort: _sort, order: _order, ...filter }: Filter): SafeHtml {
  const link = (path: string, words: string, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...(filledIn(filter) as Record<string, string>), ...more }).toString()
    return html`<li><a class="ds-button" data-variant="secondary" href="/exports/${path}${query === '' ? '' : `?${query}`}" download>${words}</a></li>`
  }
  return html`<ul class="desk-exports" aria-label="${say(lang, { nb: 'Eksporter det filteret finner', en: 'Export what the filter finds' })}">
${link('invoices.csv', say(lang, { nb: 'CSV for norsk Excel', en: 'CSV for Norwegian Excel' }), { form: 'excel' })}
${link('invoices.csv', say(lang, { nb: 'CSV for maskiner', en: 'CSV for machines' }), { form: 'machine' })}
${link('invoices.zip', say(lang, { nb: 'ZIP med alle PDF-er', en: 'ZIP of all PDFs' }))}</ul>`
}
