import { z } from 'zod'
import { needsAttention } from '../../finance/needs-attention.ts'
import { type DocumentFilter, DocumentQuery } from '../../invoicing/document-query.ts'
import { type DocumentTotal, documentTotals, newestDocuments } from '../../invoicing/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { sendingsOf } from '../../sending/queries.ts'
import { refusedDeskForm, typedForm } from '../desk/desk-form.ts'
import { pager, withQuery } from '../desk/pager.ts'
import { entriesOf } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import type { Filled } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Page } from '../page-route.ts'
import { companiesWaiting } from '../support/companies.ts'
import type { Visit } from '../visit.ts'
import { attentionBox } from './attention.ts'
import { creditWaiting } from './company-credit.ts'
import { documentTable } from './document-table.ts'
import { documentFilter, filterLabel } from './filter.ts'
import { financeRooms } from './rooms.ts'

/** Documents on one page; the exports hold all that the filter finds. */
const SHOWN = 50
const NAMES = ['search', 'due', 'kind', 'from', 'to', 'dueFrom', 'dueTo'] as const

/** The documents of a filter with the sums of everything it finds, and above them what needs a person. */
export async function showDocuments(visit: Visit): Promise<Page> {
  const { lang, on } = visit
  const asked = await askedOf(visit)
  const [attention, found] = await Promise.all([
    needsAttention(on),
    'filter' in asked ? findings(visit, asked.filter) : null,
  ])
  const title = say(lang, { nb: 'Økonomi', en: 'Finance' })
  return {
    title,
    hidden: true,
    width: 'wide',
    ...('status' in asked ? { status: asked.status } : {}),
    body: html`<h1>${title}</h1>
${financeRooms(visit)}${await companiesWaiting(visit)}${await creditWaiting(visit)}${attentionBox(visit, attention)}
<section class="desk-block" aria-labelledby="documents"><h2 id="documents">${say(lang, { nb: 'Fakturaer og kreditnotaer', en: 'Invoices and credit notes' })}</h2>
${errorSummary(asked.form, filterLabel(lang))}
${documentFilter(visit, asked.form)}
${found}</section>`,
  }
}

type Asked = { filter: DocumentFilter; form: Filled } | { form: Filled; status: number }

/** A filter that cannot be read finds nothing: the whole book in its place would be mistaken for what was asked. */
async function askedOf(visit: Visit): Promise<Asked> {
  const given = { ...visit, form: entriesOf(Object.fromEntries(visit.query)) }
  const wish = filledIn(Object.fromEntries(NAMES.map((name) => [name, given.form.get(name)])))
  const attempted = await attempt(async () => parseForm(DocumentQuery, wish))
  if ('done' in attempted) return { filter: attempted.done, form: typedForm(given) }
  return { form: refusedDeskForm(given, attempted.problem), status: attempted.problem.status }
}

async function findings(visit: Visit, filter: DocumentFilter): Promise<SafeHtml> {
  const { lang, on, query, to } = visit
  const before = cursorIn(query.get('before'))
  const [rows, totals] = await Promise.all([
    newestDocuments(on, filter, { before, limit: SHOWN + 1 }),
    documentTotals(on, filter),
  ])
  if (totals.length === 0) return html`<p class="sheet desk-part">${nothing(visit, filter)}</p>`
  const shown = rows.slice(0, SHOWN)
  const sendings = Map.groupBy(
    await sendingsOf(
      on,
      shown.map(({ id }) => id),
    ),
    ({ documentId }) => documentId,
  )
  const more = rows.length > SHOWN ? shown.at(-1)!.id : null
  const at = (value: string | null) => withQuery(to('/finance'), query, { before: value })
  return html`${totals.map((total) => sums(visit, total))}
${exportLinks(visit, filter)}
${documentTable(visit, shown, sendings)}
${pager(lang, { first: before === null ? null : at(null), next: more === null ? null : at(more) })}`
}

/** A cursor that is none begins at the beginning. */
function cursorIn(text: string | null): string | null {
  return z.uuid().safeParse(text).data ?? null
}

function nothing({ lang, to }: Visit, filter: DocumentFilter): SafeHtml {
  if (Object.keys(filter).length === 0)
    return html`${say(lang, { nb: 'Ingen dokumenter er utstedt ennå. De kommer hit når noen kjøper noe.', en: 'No document has been issued yet. They come here when somebody buys something.' })}`
  return html`${say(lang, { nb: 'Ingen dokumenter passer filteret.', en: 'No document fits the filter.' })} <a href="${to('/finance')}">${say(lang, { nb: 'Vis alle', en: 'Show all' })}</a>`
}

function sums({ lang }: Visit, { currency, ...total }: DocumentTotal): SafeHtml {
  const one = (term: string, value: string) => html`<div><dt>${term}</dt><dd class="figure">${value}</dd></div>`
  const amount = (minor: number) => spell(money(minor, currency), lang)
  const inKroner =
    currency === 'NOK'
      ? null
      : one(say(lang, { nb: 'Mva. i kroner', en: 'VAT in kroner' }), spell(money(total.vatKronerMinor, 'NOK'), lang))
  const found = count(lang, total.count, {
    one: { nb: '{n} dokument', en: '{n} document' },
    other: { nb: '{n} dokumenter', en: '{n} documents' },
  })
  return html`<dl class="desk-sums">${one(say(lang, { nb: 'Funnet', en: 'Found' }), found)}${one(say(lang, { nb: 'Netto', en: 'Net' }), amount(total.netMinor))}${one(say(lang, { nb: 'Mva.', en: 'VAT' }), amount(total.vatMinor))}${inKroner}${one(say(lang, { nb: 'Brutto', en: 'Gross' }), amount(total.grossMinor))}${one(say(lang, { nb: 'Igjen å betale', en: 'Left to pay' }), amount(total.leftMinor))}</dl>`
}

/** The API's own exports, with the same filter; they have one address in both languages. */
function exportLinks({ lang }: Visit, filter: DocumentFilter): SafeHtml {
  const link = (path: string, words: string, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...(filledIn(filter) as Record<string, string>), ...more }).toString()
    return html`<li><a class="ds-button" data-variant="secondary" href="/exports/${path}${query === '' ? '' : `?${query}`}" download>${words}</a></li>`
  }
  return html`<ul class="desk-exports" aria-label="${say(lang, { nb: 'Eksporter det filteret finner', en: 'Export what the filter finds' })}">
${link('invoices.csv', say(lang, { nb: 'CSV for norsk Excel', en: 'CSV for Norwegian Excel' }), { form: 'excel' })}
${link('invoices.csv', say(lang, { nb: 'CSV for maskiner', en: 'CSV for machines' }), { form: 'machine' })}
${link('invoices.zip', say(lang, { nb: 'ZIP med alle PDF-er', en: 'ZIP of all PDFs' }))}</ul>`
}
