import { DUE_STATES, type DueState } from '../../invoicing/left-to-pay.ts'
import { type DocumentRow, type DocumentTotal, documentTotals, newestDocuments } from '../../invoicing/queries.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { idCursor, onePage, readCursor } from '../../platform/http/page-of.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { DocumentsFilter } from '../../spend/filters.ts'
import { lookedAtBy } from '../../spend/looker.ts'
import { moneyBack } from '../components/money-back.ts'
import { spelledDay } from '../components/when.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { type Tone, tag } from '../desk/tag.ts'
import { field, select } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { DOCUMENT_KINDS } from '../words/desk-orders.ts'
import { ALL, askedOf, DAY_LABELS, exportLinks, filterForm, sums, UNIT_LABEL, unitFilter } from './asked.ts'
import { companyHere } from './company-here.ts'
import { portalNav } from './portal.ts'

/** Documents on one page; the files hold all that the filter finds. */
const SHOWN = 50
const LABELS = {
  search: { nb: 'Søk', en: 'Search' },
  due: { nb: 'Betaling', en: 'Payment' },
  kind: { nb: 'Type', en: 'Kind' },
  ...UNIT_LABEL,
  ...DAY_LABELS,
} as const
const DUE: Record<DueState, { tone: Tone; name: Said }> = {
  unpaid: { tone: 'warning', name: { nb: 'Ikke betalt', en: 'Unpaid' } },
  overdue: { tone: 'danger', name: { nb: 'Forfalt', en: 'Overdue' } },
  paid: { tone: 'success', name: { nb: 'Betalt', en: 'Paid' } },
  credited: { tone: 'neutral', name: { nb: 'Kreditert', en: 'Credited' } },
}

/** A company's invoices and credit notes, with the sums of what the filter finds. */
export async function showDocuments(visit: Visit): Promise<Page> {
  const { lang } = visit
  const company = await companyHere(visit)
  const at = `/company/${company.id}/documents`
  const asked = await askedOf(visit, DocumentsFilter, LABELS)
  const title = say(lang, { nb: 'Fakturaer og kreditnotaer', en: 'Invoices and credit notes' })
  return {
    title: `${title} · ${company.name}`,
    hidden: true,
    width: 'wide',
    ...(asked.filter ? {} : { status: asked.status, faulty: true }),
    body: html`<h1>${company.name}</h1>${await portalNav(visit, company, 'documents')}
<section class="desk-block" aria-labelledby="documents"><h2 id="documents">${title}</h2>
${filterForm(visit, { form: asked.form, at, labels: LABELS, fields: html`${fields(visit, asked.form)}${await unitFilter(visit, asked.form, company.id)}` })}
${asked.filter ? await found(visit, company.id, asked.filter) : null}</section>`,
  }
}

function fields({ lang }: Visit, form: Filled): SafeHtml {
  const hint = say(lang, {
    nb: 'Nummer, KID, ordre, innkjøpsordre, referanse eller beløp',
    en: 'Number, KID, order, purchase order, reference or amount',
  })
  const chooser = (name: 'due' | 'kind', options: readonly { value: string; label: string }[]) =>
    select(form, { name, label: say(lang, LABELS[name]), options: [{ value: '', label: say(lang, ALL) }, ...options] })
  const kinds = Object.entries(DOCUMENT_KINDS).map(([value, said]) => ({ value, label: say(lang, said) }))
  return html`${field(form, { name: 'search', label: say(lang, LABELS.search), type: 'search', plain: true, max: 100, hint })}
${chooser(
  'due',
  DUE_STATES.map((value) => ({ value, label: say(lang, DUE[value].name) })),
)}
${chooser('kind', kinds)}`
}

async function found(visit: Visit, companyId: string, filter: DocumentsFilter): Promise<SafeHtml> {
  const { lang, on, caller, query, to } = visit
  const asked = { ...filter, of: lookedAtBy(caller.actor, companyId) }
  const after = cursorIn(query)
  const [rows, totals] = await Promise.all([
    newestDocuments(on, asked, { before: readCursor(after ?? undefined)?.id ?? null, limit: SHOWN + 1 }),
    documentTotals(on, asked),
  ])
  const { page, next } = onePage(rows, SHOWN, idCursor)
  if (page.length === 0)
    return html`<p class="sheet desk-part">${say(lang, { nb: 'Ingen dokumenter å vise.', en: 'No documents to show.' })}</p>`
  const at = (value: string | null) => withQuery(to(`/company/${companyId}/documents`), query, { after: value })
  return html`${totals.map((total) => totalOf(visit, total))}${await moneyBack(
    visit,
    page.map(({ id }) => id),
  )}
${exportLinks(visit, `/companies/${companyId}/documents`, filter)}
<div class="table-scroll desk-cards"><table class="ds-table desk-table" role="table" aria-labelledby="documents"><thead role="rowgroup"><tr role="row">${Object.entries(HEADS).map(([name, said]) => html`<th role="columnheader" scope="col"${name === 'gross' || name === 'left' ? html` class="desk-table__gross"` : null}>${say(lang, said)}</th>`)}</tr></thead>
<tbody role="rowgroup">${page.map((each) => row(visit, each))}</tbody></table></div>
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}`
}

const HEADS = {
  document: { nb: 'Dokument', en: 'Document' },
  date: { nb: 'Dato', en: 'Date' },
  due: { nb: 'Forfall', en: 'Due' },
  order: { nb: 'Ordre', en: 'Order' },
  gross: { nb: 'Brutto', en: 'Gross' },
  left: { nb: 'Igjen å betale', en: 'Left to pay' },
  state: { nb: 'Status', en: 'State' },
} as const satisfies Record<string, Said>

function row({ lang, to }: Visit, each: DocumentRow): SafeHtml {
  const cell = (name: keyof typeof HEADS, content: Piece, look = '') =>
    html`<td role="cell" class="desk-table__${name} ${look}" data-head="${say(lang, HEADS[name])}">${content}</td>`
  const words = `${say(lang, DOCUMENT_KINDS[each.kind])} ${each.number}`
  const file = (form: 'pdf' | 'xml') =>
    html` <a href="/invoices/${each.id}.${form}">${form.toUpperCase()}<span class="ds-sr-only">: ${words}</span></a>`
  const gross = money(each.kind === 'credit-note' ? -each.grossMinor : each.grossMinor, each.currency)
  return html`<tr role="row"><th role="rowheader" scope="row"><a href="${to(`/documents/${each.id}`)}">${words}</a><span class="fine">${each.path ? file('pdf') : null}${each.xmlPath ? file('xml') : null}</span></th>
${cell('date', spelledDay(lang, each.documentDate), 'figure')}
${cell('due', each.dueDate && each.kind === 'invoice' ? spelledDay(lang, each.dueDate) : '–', 'figure')}
${cell('order', html`<a href="${to(`/orders/${each.orderId}`)}">${each.orderNumber}</a>`)}
${cell('gross', spell(gross, lang), 'money')}
${cell('left', each.leftMinor > 0 ? spell(money(each.leftMinor, each.currency), lang) : '–', 'money')}
${cell('state', each.state ? tag(DUE[each.state].tone, say(lang, DUE[each.state].name)) : '–')}</tr>`
}

function totalOf({ lang }: Visit, { currency, ...total }: DocumentTotal): SafeHtml {
  const amount = (minor: number) => spell(money(minor, currency), lang)
  const many = count(lang, total.count, {
    one: { nb: '{n} dokument', en: '{n} document' },
    other: { nb: '{n} dokumenter', en: '{n} documents' },
  })
  return sums([
    [say(lang, { nb: 'Funnet', en: 'Found' }), many],
    [say(lang, { nb: 'Netto', en: 'Net' }), amount(total.netMinor)],
    [say(lang, { nb: 'Mva.', en: 'VAT' }), amount(total.vatMinor)],
    [say(lang, HEADS.gross), amount(total.grossMinor)],
    [say(lang, HEADS.left), amount(total.leftMinor)],
  ])
}
