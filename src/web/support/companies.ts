import { confirmCompany } from '../../companies/confirm-company.ts'
import { STAFF } from '../../companies/may-act-for.ts'
import { spelledNumber } from '../../companies/organisation-number.ts'
import { turnAwayMembers } from '../../companies/turn-away-members.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { type Unconfirmed, unconfirmedCompanies } from '../../support/unconfirmed-companies.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { MEMBER_ROLES } from '../words/members.ts'

const HERE = '/support/companies'
const DONE: Record<string, Said> = {
  confirmed: {
    nb: 'Bedriften er bekreftet. De som er medlem, ser nå alt som er kjøpt i dens navn.',
    en: 'The company is confirmed. Its members now see all that is bought in its name.',
  },
  refused: {
    nb: 'De er ikke lenger medlem av bedriften. Det de har bestilt selv, er fortsatt deres.',
    en: 'They are no longer members of the company. What they ordered themselves is still theirs.',
  },
}

/** What staff decide about a company that somebody has made an account for. */
const DECISIONS: readonly { path: string; done: string; work(tx: Tx, companyId: string): Promise<unknown> }[] = [
  { path: 'confirmation', done: 'confirmed', work: confirmCompany },
  { path: 'refusal', done: 'refused', work: turnAwayMembers },
]

export const companyDecisions: readonly PageRoute[] = [
  { method: 'get', path: HERE, who: STAFF, reads: 'unconfirmed-companies', answer: (visit) => companiesPage(visit) },
  ...DECISIONS.map(
    ({ path, done, work }): PageRoute => ({
      method: 'post',
      path: `${HERE}/:id/${path}`,
      who: STAFF,
      answer: (visit) => decide(visit, { done, work }),
    }),
  ),
]

async function decide(visit: Visit, { done, work }: Omit<(typeof DECISIONS)[number], 'path'>): Promise<Answer> {
  const { till, caller, to } = visit
  const companyId = idOf(visit, 'company')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => work(tx, companyId)))
  if ('done' in attempted) return { goTo: to(`${HERE}?done=${done}`) }
  const { problem } = attempted
  return { ...(await companiesPage(visit, refusedDeskForm(visit, problem))), at: HERE, status: problem.status }
}

async function companiesPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on } = visit
  const companies = await unconfirmedCompanies(on)
  const title = say(lang, { nb: 'Bedrifter å bekrefte', en: 'Companies to confirm' })
  const none = html`<p class="desk-calm">${icon('tick')}${say(lang, { nb: 'Ingen bedrift venter.', en: 'No company is waiting.' })}</p>`
  return {
    title,
    hidden: true,
    body: html`${notice(visit, DONE)}${errorSummary(form, () => null)}<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Hvem som helst kan lage en konto med et organisasjonsnummer. Finn ut at de handler for bedriften, for eksempel ved å ringe nummeret i Brønnøysundregistrene. Til du bekrefter, ser de bare det de selv har bestilt.', en: 'Anybody can make an account with an organisation number. Find out that they act for the company, for example by calling the number in the Brønnøysund register. Until you confirm, they see only what they ordered themselves.' })}</p>
<p><a href="${visit.to('/support/domains')}">${say(lang, { nb: 'E-postdomener å bekrefte', en: 'Mail domains to confirm' })}</a></p>
${companies.length === 0 ? none : html`<ul class="desk-block desk-hits">${companies.map((each) => html`<li class="sheet desk-part">${companyToConfirm(visit, each)}</li>`)}</ul>`}`,
  }
}

function companyToConfirm({ lang, to }: Visit, company: Unconfirmed): SafeHtml {
  const { id, name, organisationNumber, street, postcode, city, invoiceEmail, members, ordersOfOthers, since } = company
  const others = count(lang, ordersOfOthers, {
    one: {
      nb: 'Andre har bestilt {n} gang i bedriftens navn. Den ordren får de se.',
      en: 'Others have ordered {n} time in its name. They will see that order.',
    },
    other: {
      nb: 'Andre har bestilt {n} ganger i bedriftens navn. De ordrene får de se.',
      en: 'Others have ordered {n} times in its name. They will see those orders.',
    },
  })
  const button = (path: string, words: Said, variant: 'primary' | 'secondary') =>
    html`<form method="post" action="${to(`${HERE}/${id}/${path}`)}">${submit(html`${say(lang, words)}<span class="ds-sr-only">: ${name}</span>`, variant)}</form>`
  return html`<h2>${name}</h2><p class="fine">${say(lang, { nb: 'Org.nr.', en: 'Org. no.' })} ${spelledNumber(organisationNumber)} · ${street}, ${postcode} ${city} · ${invoiceEmail} · ${say(lang, { nb: 'siden', en: 'since' })} ${day(lang, SELLER_ZONE, since)}</p>
<ul class="desk-people">${members.map((member) => html`<li>${member.name} <span class="fine">${member.email} · ${say(lang, MEMBER_ROLES[member.role])}</span></li>`)}</ul>
${ordersOfOthers === 0 ? null : html`<p>${others}</p>`}
<div class="desk-step">${button('confirmation', { nb: 'Bekreft bedriften', en: 'Confirm this company' }, 'primary')}${button('refusal', { nb: 'De handler ikke for bedriften', en: 'They do not act for it' }, 'secondary')}</div>`
}

/** On the desks, for whoever works there: how many companies wait. Nothing where none does. */
export async function companiesWaiting({ lang, on, to }: Visit): Promise<SafeHtml | null> {
  const { length } = await unconfirmedCompanies(on)
  if (length === 0) return null
  const words = count(lang, length, {
    one: { nb: '{n} bedrift venter på å bli bekreftet', en: '{n} company waits to be confirmed' },
    other: { nb: '{n} bedrifter venter på å bli bekreftet', en: '{n} companies wait to be confirmed' },
  })
  return html`<p class="ds-alert desk-notice" data-color="info"><a href="${to(HERE)}">${words}</a></p>`
}
