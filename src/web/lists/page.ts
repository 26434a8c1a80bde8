import { attentionCounts } from '../../finance/needs-attention.ts'
import { LIST_NAMES, LISTS, type ListName } from '../../lists/all.ts'
import type { Filter } from '../../lists/filter.ts'
import type { Key, Total } from '../../lists/list.ts'
import { listPage } from '../../lists/page.ts'
import { isCursor } from '../../lists/place.ts'
import { readsOf } from '../../lists/routes.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { TABLE_FORMS } from '../../platform/table-file.ts'
import { icon } from '../components/icon.ts'
import { backLink } from '../desk/notice.ts'
import { pager, withQuery } from '../desk/pager.ts'
import { FINANCE_READERS as who } from '../finance/who.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { filledIn } from '../forms/parse.ts'
import { helpLine } from '../help/help-line.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { askedOf } from './asked.ts'
import { SHOWN } from './columns.ts'
import { chips, filterBar, membersOf, pathOf } from './filter-bar.ts'
import { listNav } from './list-nav.ts'
import { listTable } from './table.ts'
import { FAMILY, labelIn, STATES } from './words.ts'

/** Rows on one page; the files hold all that the filter finds. */
const ROWS = 50

/** The pages of the finance desk's lists. */
export const listPages: readonly PageRoute[] = LIST_NAMES.map((name) => ({
  method: 'get',
  path: `/finance/lists/${name}`,
  who,
  reads: readsOf(name),
  answer: (visit) => showList(visit, name),
}))

async function showList(visit: Visit, name: ListName): Promise<Page> {
  const { lang, on, to } = visit
  const asked = await askedOf(visit, name)
  const [waiting, found] = await Promise.all([
    attentionCounts(on),
    'filter' in asked ? findings(visit, name, asked.filter) : null,
  ])
  const { said, about } = FAMILY.find((each) => each.name === name)!
  const title = say(lang, said)
  return {
    title,
    hidden: true,
    width: 'wide',
    ...('status' in asked ? { status: asked.status, faulty: true } : {}),
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${errorSummary(asked.form, labelIn(lang))}<h1>${title}</h1>
<p class="lead">${say(lang, about)}</p>${name === 'open-invoices' ? helpLine(lang, 'open-items') : null}
${listNav(
  visit,
  pathOf(name),
  waiting.reduce((sum, each) => sum + each.count, 0),
)}
${filterBar(visit, name, asked.form)}
<section class="desk-block" aria-labelledby="found"><h2 id="found" tabindex="-1">${say(lang, { nb: 'Funnet', en: 'Found' })}</h2>${chips(visit, name)}${found}</section>`,
  }
}

async function findings(visit: Visit, name: ListName, filter: Filter): Promise<SafeHtml> {
  const { lang, on, query, to } = visit
  const list = LISTS[name]
  const after = cursorIn(query, list.keys[filter.sort])
  const [{ rows, next }, totals] = await Promise.all([
    listPage(on, name, { filter, after, limit: ROWS }),
    list.totals(on, filter),
  ])
  if (totals.length === 0) return nothing(visit, name)
  const at = (value: string | null) => `${withQuery(to(pathOf(name)), query, { after: value })}#found`
  return html`${totals.map((total) => sums(visit, name, total))}
${name === 'open-invoices' || name === 'old-receivables' ? ages(visit, name, totals) : null}${fileLinks(visit, name, filter)}
${listTable(visit, { list: name, columns: SHOWN[name], rows, sorted: filter })}
${pager(lang, { first: after === undefined ? null : at(null), next: next === null ? null : at(next) })}`
}

/** A cursor that is none begins at the beginning. */
export function cursorIn(query: URLSearchParams, keys: readonly Key[]): string | undefined {
  const after = query.get('after') ?? ''
  return isCursor(after, keys) ? after : undefined
}

/** In plain words, with the way out. */
export function nothing(visit: Visit, name: Parameters<typeof membersOf>[0]): SafeHtml {
  const { lang, to, query } = visit
  const isNarrowed = membersOf(name).some((member) => (query.get(member) ?? '') !== '')
  if (!isNarrowed)
    return html`<p class="sheet desk-part">${say(lang, { nb: 'Listen er tom. Det er ingenting å vise ennå.', en: 'The list is empty. There is nothing to show yet.' })}</p>`
  return html`<p class="sheet desk-part">${say(lang, { nb: 'Ingenting passer alt det listen er begrenset til. Ta bort noe over, eller', en: 'Nothing fits all that the list is narrowed to. Take something away above, or' })} <a href="${to(pathOf(name))}">${say(lang, { nb: 'vis alle', en: 'show all' })}</a>.</p>`
}

const SUMS: Readonly<Record<string, Said>> = {
  minor: { nb: 'Sum', en: 'Sum' },
  doneMinor: { nb: 'Gjennomført', en: 'Done' },
  openMinor: { nb: 'Åpent', en: 'Open' },
  overdueMinor: { nb: 'Forfalt', en: 'Overdue' },
  creditMinor: { nb: 'Til gode', en: 'In credit' },
}

function sums({ lang }: Visit, name: ListName, total: Total): SafeHtml {
  const one = (term: string, value: string) => html`<div><dt>${term}</dt><dd class="figure">${value}</dd></div>`
  const found = count(lang, total.count, {
    one: { nb: '{n} rad', en: '{n} row' },
    other: { nb: '{n} rader', en: '{n} rows' },
  })
  const shown = Object.keys(LISTS[name].sums).filter((sum) => sum in SUMS)
  return html`<dl class="desk-sums">${one(say(lang, { nb: 'Rader', en: 'Rows' }), found)}${shown.map((sum) => one(say(lang, SUMS[sum]!), spell(money(total[sum]!, total.currency), lang)))}</dl>`
}

/** What is open by how late it is; each age leads to its invoices. */
function ages({ lang, to, query }: Visit, list: ListName, totals: readonly Total[]): SafeHtml {
  const age = (name: string) => {
    const amounts = totals.map(
      (total) => html`<strong class="figure">${spell(money(total[name]!, total.currency), lang)}</strong>`,
    )
    const at = withQuery(to(pathOf(list)), query, { state: name, after: null })
    return html`<li><a href="${at}#found"${query.get('state') === name ? html` aria-current="true"` : null}>${say(lang, STATES[list]![name]!.name)}${amounts}</a></li>`
  }
  return html`<ul class="list-ages" aria-label="${say(lang, { nb: 'Etter alder', en: 'By age' })}">${Object.keys(STATES[list]!).map(age)}</ul>`
}

/** They have one address in both languages. */
function fileLinks({ lang }: Visit, name: ListName, filter: Filter): SafeHtml {
  const query = new URLSearchParams({ ...(filledIn(filter) as Record<string, string>), lang })
  return html`<ul class="desk-exports" aria-label="${say(lang, { nb: 'Ta ut det filteret finner', en: 'Take out what the filter finds' })}">${TABLE_FORMS.map((form) => html`<li><a class="ds-button" data-variant="secondary" href="/finance/lists/${name}.${form}?${query.toString()}" download>${form === 'csv' ? say(lang, { nb: 'CSV for norsk Excel', en: 'CSV for Norwegian Excel' }) : 'Excel (XLSX)'}</a></li>`)}</ul>`
}
