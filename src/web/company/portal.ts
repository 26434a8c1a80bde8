import { countWaiting } from '../../asking/the-request.ts'
import { coursesOfPartner } from '../../catalogue/course-partners.ts'
import { type MemberRole, tieOf } from '../../companies/member-role.ts'
import type { myCompanies } from '../../companies/read-company.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { seesShares } from '../../statements/the-statement.ts'
import type { Visit } from '../visit.ts'

export type OwnCompany = Awaited<ReturnType<typeof myCompanies>>[number]
/** Who may give seats to people. */
export const MAY_STEER: readonly MemberRole[] = ['owner', 'manager']
/** Who of them is bound to no unit sets how the company buys too, and answers for all of it. */
export const steersAll = ({ role, unitIds }: Pick<OwnCompany, 'role' | 'unitIds'>): boolean =>
  MAY_STEER.includes(role) && unitIds === null

type Place = {
  name: string
  path: (id: string) => string
  words: Said
  steers?: true
  partners?: true
  /** Not for whoever is bound to some of its units. */
  unbound?: true
}
/** The pages of a company, in the order in which its members want them. */
const PLACES = [
  { name: 'overview', path: (id) => `/company?company=${id}`, words: { nb: 'Oversikt', en: 'Overview' } },
  { name: 'orders', path: (id) => `/company/${id}/orders`, words: { nb: 'Ordrer', en: 'Orders' } },
  { name: 'documents', path: (id) => `/company/${id}/documents`, words: { nb: 'Fakturaer', en: 'Invoices' } },
  { name: 'spend', path: (id) => `/company/${id}/spend`, words: { nb: 'Forbruk', en: 'Spend' } },
  { name: 'approvals', path: (id) => `/company/${id}/approvals`, words: { nb: 'Godkjenning', en: 'Approval' } },
  { name: 'people', path: (id) => `/company/${id}/people`, words: { nb: 'Folk', en: 'People' } },
  {
    name: 'courses',
    path: (id) => `/company/${id}/courses`,
    words: { nb: 'Kurs bare for dere', en: 'Courses for you' },
  },
  { name: 'agreements', path: (id) => `/company/${id}/agreements`, words: { nb: 'Avtaler', en: 'Agreements' } },
  {
    name: 'prepaid',
    path: (id) => `/company/${id}/prepaid`,
    words: { nb: 'Forhåndsbetalt', en: 'Prepaid' },
    unbound: true,
  },
  {
    name: 'shares',
    path: (id) => `/company/${id}/shares`,
    words: { nb: 'Andeler', en: 'Shares' },
    partners: true,
  },
  {
    name: 'members',
    path: (id) => `/company/${id}/members`,
    words: { nb: 'Hvem som handler', en: 'Who buys' },
    steers: true,
  },
  { name: 'units', path: (id) => `/company/${id}/units`, words: { nb: 'Enheter', en: 'Units' }, steers: true },
  {
    name: 'credit',
    path: (id) => `/company/${id}/credit`,
    words: { nb: 'Kreditt', en: 'Credit' },
    steers: true,
  },
  {
    name: 'invoicing',
    path: (id) => `/company/${id}/invoicing`,
    words: { nb: 'Fakturaoppsett', en: 'How you are invoiced' },
    steers: true,
  },
] as const satisfies readonly Place[]
export type PortalPlace = (typeof PLACES)[number]['name']

/** The way between the pages of a company; whoever may say yes sees how many wait for it. */
export async function portalNav(
  { lang, to, on, caller: { actor } }: Visit,
  company: Pick<OwnCompany, 'id' | 'name' | 'role' | 'unitIds'>,
  here: PortalPlace | null,
): Promise<SafeHtml> {
  const places: readonly Place[] = PLACES
  const { id, name } = company
  const mayAll = steersAll(company)
  const tie = tieOf(company.role, company.unitIds)
  const isPartner = seesShares(actor, tie) && (await coursesOfPartner(on, id)).length > 0
  const shown = places.filter(
    ({ steers, partners, unbound }) =>
      (!steers || mayAll) && (!partners || isPartner) && (!unbound || company.unitIds === null),
  )
  const waiting = mayAll && actor.kind === 'person' ? await countWaiting(on, id, actor.personId) : 0
  return html`<nav class="portal-nav" aria-label="${name}"><ul class="desk-choice">${shown.map((each) => html`<li><a href="${to(each.path(id))}"${each.name === here ? html` aria-current="page"` : null}>${say(lang, each.words)}${each.name === 'approvals' && waiting > 0 ? ` (${waiting})` : ''}</a></li>`)}</ul></nav>`
}
