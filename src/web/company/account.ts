import { spelledNumber } from '../../companies/organisation-number.ts'
import { myCompanies } from '../../companies/read-company.ts'
import { type AsMember, companyDocuments, companyOrders, companySpent } from '../../finance/company-account.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { type Money, money } from '../../platform/money.ts'
import { unknown } from '../../platform/problems.ts'
import { lookerOf } from '../../wallet/routes.ts'
import { type OfferingSeats, walletOf } from '../../wallet/wallet-of.ts'
import { notice } from '../desk/notice.ts'
import { CALENDAR_TOLD, calendarPart } from '../handover/calendar-part.ts'
import type { Answer } from '../page-route.ts'
import { ownQuotations } from '../quotations/own.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'
import { joinPage } from './join.ts'
import { documentList, orderList } from './lists.ts'
import { MAY_STEER, type OwnCompany, portalNav } from './portal.ts'
import { walletList } from './wallet-list.ts'

type Company = OwnCompany

const DONE: Record<string, Said> = {
  ...CALENDAR_TOLD,
  created: {
    nb: 'Bedriftskontoen er laget. Kjøp på faktura kan gjøres fra handlekurven.',
    en: 'The company account is made. You can buy on invoice from the cart.',
  },
  joined: { nb: 'Du handler nå for bedriften.', en: 'You act for the company now.' },
  left: { nb: 'Du handler ikke lenger for bedriften.', en: 'You act for the company no longer.' },
}
/** The company's seats with those that have no name on top, its orders and documents, and what it has spent. */
export async function showCompany(visit: Visit): Promise<Answer> {
  const companies = await myCompanies(visit.on, visit.caller.actor)
  const company = companies.find(({ id }) => id === visit.query.get('company')) ?? companies[0]
  return company ? accountPage(visit, company, companies) : joinPage(visit)
}

/** A company of the visitor as they may see it. */
export function memberHere({ caller: { actor } }: Visit, companyId: string): AsMember {
  if (actor.kind !== 'person') throw unknown('company')
  return { companyId, personId: actor.personId }
}

async function accountPage(visit: Visit, company: Company, all: readonly Company[]): Promise<Answer> {
  const { lang, on } = visit
  const member = memberHere(visit, company.id)
  const [seats, orders, documents, spent] = await Promise.all([
    walletOf(on, lookerOf(visit.caller.actor, company.id), lang),
    companyOrders(on, member),
    companyDocuments(on, member),
    companySpent(on, member),
  ])
  const sum = (of: (each: OfferingSeats) => number) => seats.reduce((total, each) => total + of(each), 0)
  const counts = {
    bought: sum(({ bought }) => bought),
    taken: sum(({ taken }) => taken),
    invited: sum(({ invited }) => invited),
    unnamed: sum(({ unnamed, isOver }) => (isOver ? 0 : unnamed)),
  }
  return {
    title: company.name,
    hidden: true,
    body: html`${notice(visit, DONE)}<div class="desk-head"><div><h1>${company.name}</h1><p class="fine">${say(lang, { nb: 'Org.nr.', en: 'Org. no.' })} ${spelledNumber(company.organisationNumber)} · ${say(lang, ROLES[company.role])}${company.unitIds ? ` · ${say(lang, OF_UNITS)}` : ''}</p></div>
${all.length > 1 ? chooser(visit, company, all) : null}</div>
${await portalNav(visit, company, 'overview')}
${company.confirmed ? null : unconfirmed(visit)}
${figures(visit, { ...counts, spent })}
${walletList(visit, seats, { companyId: company.id, maySteer: MAY_STEER.includes(company.role) })}
${orderList(visit, orders)}${wholeList(visit, company.id, 'orders')}
${documentList(visit, documents)}${wholeList(visit, company.id, 'documents')}
${company.confirmed && company.unitIds === null ? await calendarPart(visit, company) : null}
${await ownQuotations(visit)}
<p class="fine desk-step"><a href="${visit.to(`/company/${company.id}/leave`)}">${say(lang, { nb: 'Slutt å handle for bedriften', en: 'Stop acting for the company' })}</a></p>`,
  }
}

const WHOLE: Record<'orders' | 'documents', Said> = {
  orders: { nb: 'Alle ordrer', en: 'All orders' },
  documents: { nb: 'Alle fakturaer og kreditnotaer', en: 'All invoices and credit notes' },
}
const wholeList = ({ lang, to }: Visit, companyId: string, of: keyof typeof WHOLE): SafeHtml =>
  html`<p class="desk-step"><a href="${to(`/company/${companyId}/${of}`)}">${say(lang, WHOLE[of])}</a></p>`

const unconfirmed = ({ lang }: Visit): SafeHtml =>
  html`<div class="ds-alert desk-notice" data-color="info"><h2>${say(lang, { nb: 'Vi har ikke bekreftet bedriften ennå', en: 'We have not confirmed the company yet' })}</h2>
<p>${say(lang, { nb: 'Vi sjekker at den som lager en konto, handler for bedriften. Til det er gjort, ser du bare det du selv har bestilt, og setter navn bare på de plassene. Etterpå ser du alt som er kjøpt i bedriftens navn. Du kan kjøpe som vanlig imens.', en: 'We check that whoever makes an account acts for the company. Until that is done you see only what you have ordered yourself, and name people for those seats only. Afterwards you see all that is bought in the name of the company. You can buy as usual meanwhile.' })}</p></div>`

const OF_UNITS: Said = {
  nb: 'du ser det som er bestilt for dine enheter',
  en: 'you see what is ordered for your units',
}
const ROLES: Record<Company['role'], Said> = {
  owner: { nb: 'du eier kontoen', en: 'you own this account' },
  manager: { nb: 'du er leder', en: 'you are a manager' },
  buyer: { nb: 'du er innkjøper', en: 'you are a buyer' },
  'finance-viewer': { nb: 'du ser ordrer og fakturaer', en: 'you see orders and invoices' },
}

function figures(
  { lang }: Visit,
  {
    bought,
    taken,
    invited,
    unnamed,
    spent,
  }: { bought: number; taken: number; invited: number; unnamed: number; spent: readonly Money[] },
): SafeHtml {
  const one = (term: string, value: string, tone = '') =>
    html`<div${tone === '' ? null : html` class="${tone}"`}><dt>${term}</dt><dd class="figure">${value}</dd></div>`
  const sums = spent.length === 0 ? [money(0, 'NOK')] : spent
  const total = sums
    .map((sum) => (sum.minor === 0 ? say(lang, { nb: '0 kr', en: 'NOK 0' }) : price(lang, sum)))
    .join(' + ')
  return html`<dl class="desk-sums">${one(say(lang, { nb: 'Uten navn', en: 'Unnamed' }), String(unnamed), unnamed > 0 ? 'desk-sums__loud' : '')}${one(say(lang, { nb: 'Invitert', en: 'Invited' }), String(invited))}${one(say(lang, { nb: 'I bruk', en: 'Used' }), String(taken))}${one(say(lang, { nb: 'Kjøpt', en: 'Bought' }), String(bought))}${one(say(lang, { nb: 'Brukt i alt', en: 'Total spent' }), total)}</dl>`
}

const chooser = ({ lang, to }: Visit, chosen: Company, all: readonly Company[]): SafeHtml =>
  html`<nav aria-label="${say(lang, { nb: 'Dine bedrifter', en: 'Your companies' })}"><ul class="desk-choice">${all.map(({ id, name }) => html`<li><a href="${to(`/company?company=${id}`)}"${id === chosen.id ? html` aria-current="page"` : null}>${name}</a></li>`)}</ul></nav>`
