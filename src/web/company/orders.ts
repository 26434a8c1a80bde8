import { ORDER_STATES } from '../../orders/state.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { idCursor, onePage, readCursor } from '../../platform/http/page-of.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { money, spell } from '../../platform/money.ts'
import { OrderFilter } from '../../spend/filters.ts'
import { lookedAtBy } from '../../spend/looker.ts'
import { type CompanyOrder, companyOrdersAfter, companyOrderTotals, type OrderTotal } from '../../spend/orders-of.ts'
import { day } from '../components/when.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { tag } from '../desk/tag.ts'
import { field, select } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { STATES } from '../words/desk-orders.ts'
import { seatCount } from '../words/offers.ts'
import { ALL, askedOf, DAY_LABELS, exportLinks, filterForm, sums, UNIT_LABEL, unitFilter } from './asked.ts'
import { companyHere } from './company-here.ts'
import { portalNav } from './portal.ts'

/** Orders on one page; the files hold all that the filter finds. */
const SHOWN = 50
const LABELS = {
  search: { nb: 'Søk', en: 'Search' },
  state: { nb: 'Status', en: 'State' },
  ...UNIT_LABEL,
  ...DAY_LABELS,
} as const

/** All that was ordered for a company, with the sums of what the filter finds. */
export async function showOrders(visit: Visit): Promise<Page> {
  const { lang } = visit
  const company = await companyHere(visit)
  const at = `/company/${company.id}/orders`
  const asked = await askedOf(visit, OrderFilter, LABELS)
  const title = say(lang, { nb: 'Ordrer', en: 'Orders' })
  return {
    title: `${title} · ${company.name}`,
    hidden: true,
    width: 'wide',
    ...(asked.filter ? {} : { status: asked.status, faulty: true }),
    body: html`<h1>${company.name}</h1>${await portalNav(visit, company, 'orders')}
<section class="desk-block" aria-labelledby="orders"><h2 id="orders">${title}</h2>
${filterForm(visit, { form: asked.form, at, labels: LABELS, fields: html`${fields(visit, asked.form)}${await unitFilter(visit, asked.form, company.id)}` })}
${asked.filter ? await found(visit, company.id, asked.filter) : null}</section>`,
  }
}

function fields({ lang }: Visit, form: Filled): SafeHtml {
  const hint = say(lang, {
    nb: 'Ordre, innkjøpsordre, referanse, kurs eller hvem som bestilte',
    en: 'Order, purchase order, reference, course or who ordered',
  })
  const states = ORDER_STATES.map((value) => ({ value, label: say(lang, STATES[value].name) }))
  return html`${field(form, { name: 'search', label: say(lang, LABELS.search), type: 'search', plain: true, max: 100, hint })}
${select(form, { name: 'state', label: say(lang, LABELS.state), options: [{ value: '', label: say(lang, ALL) }, ...states] })}`
}

async function found(visit: Visit, companyId: string, filter: OrderFilter): Promise<SafeHtml> {
  const { lang, on, caller, query, to } = visit
  const asked = { ...filter, of: lookedAtBy(caller.actor, companyId) }
  const after = cursorIn(query)
  const [rows, totals] = await Promise.all([
    companyOrdersAfter(on, asked, { after: readCursor(after ?? undefined)?.id ?? null, limit: SHOWN + 1 }),
    companyOrderTotals(on, asked),
  ])
  const { page, next } = onePage(rows, SHOWN, idCursor)
  if (page.length === 0)
    return html`<p class="sheet desk-part">${say(lang, { nb: 'Ingen ordrer å vise.', en: 'No orders to show.' })}</p>`
  const at = (value: string | null) => withQuery(to(`/company/${companyId}/orders`), query, { after: value })
  return html`${totals.map((total) => totalOf(visit, total))}
${exportLinks(visit, `/companies/${companyId}/orders`, filter)}
<div class="table-scroll desk-cards"><table class="ds-table desk-table" role="table" aria-labelledby="orders"><thead role="rowgroup"><tr role="row">${Object.entries(HEADS).map(([name, said]) => html`<th role="columnheader" scope="col"${name === 'gross' || name === 'credited' ? html` class="desk-table__gross"` : null}>${say(lang, said)}</th>`)}</tr></thead>
<tbody role="rowgroup">${page.map((each) => row(visit, each))}</tbody></table></div>
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}`
}

const HEADS = {
  order: { nb: 'Ordre', en: 'Order' },
  placed: { nb: 'Bestilt', en: 'Ordered' },
  courses: { nb: 'Kurs', en: 'Course' },
  reference: { nb: 'Innkjøpsordre', en: 'Purchase order' },
  gross: { nb: 'Brutto', en: 'Gross' },
  credited: { nb: 'Kreditert', en: 'Credited' },
  state: { nb: 'Status', en: 'State' },
} as const satisfies Record<string, Said>

const APPROVED_BY: Said = { nb: 'Godkjent av', en: 'Approved by' }

function row({ lang, to }: Visit, order: CompanyOrder): SafeHtml {
  const cell = (name: keyof typeof HEADS, content: Piece, look = '') =>
    html`<td role="cell" class="desk-table__${name === 'gross' || name === 'credited' ? 'gross' : name} ${look}" data-head="${say(lang, HEADS[name])}">${content}</td>`
  const amount = (minor: number) => spell(money(minor, order.currency), lang)
  const { tone, name } = STATES[order.state]
  return html`<tr role="row"><th role="rowheader" scope="row"><a href="${to(`/orders/${order.id}`)}">${order.number}</a>${order.orderedBy ? html` <span class="fine">${order.orderedBy}</span>` : null}${order.approvedBy ? html` <span class="fine">${say(lang, APPROVED_BY)} ${order.approvedBy}</span>` : null}</th>
${cell('placed', day(lang, SELLER_ZONE, order.placedAt), 'figure')}
${cell('courses', html`<span>${order.titles.join(', ')} <span class="fine">${seatCount(lang, order.quantity)}</span>${order.unit ? html` <span class="fine">${order.unit}</span>` : null}</span>`, 'desk-table__buyer')}
${cell('reference', order.purchaseOrderNumber ?? order.buyerReference ?? '–')}
${cell('gross', amount(order.totalMinor), 'money')}
${cell('credited', order.creditedMinor > 0 ? amount(order.creditedMinor) : '–', 'money')}
${cell('state', tag(tone, say(lang, name)))}</tr>`
}

function totalOf({ lang }: Visit, { currency, ...total }: OrderTotal): SafeHtml {
  const amount = (minor: number) => spell(money(minor, currency), lang)
  const many = count(lang, total.count, {
    one: { nb: '{n} ordre', en: '{n} order' },
    other: { nb: '{n} ordrer', en: '{n} orders' },
  })
  return sums([
    [say(lang, { nb: 'Gjennomført', en: 'Became sales' }), many],
    [say(lang, { nb: 'Netto', en: 'Net' }), amount(total.netMinor)],
    [say(lang, { nb: 'Mva.', en: 'VAT' }), amount(total.vatMinor)],
    [say(lang, HEADS.gross), amount(total.totalMinor)],
    [say(lang, HEADS.credited), amount(total.creditedMinor)],
  ])
}
