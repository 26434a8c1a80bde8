import { STAFF } from '../../companies/may-act-for.ts'
import { spelledNumber } from '../../companies/organisation-number.ts'
import { confirmDomain } from '../../joining/confirm-domain.ts'
import { type WaitingDomain, waitingDomains } from '../../joining/waiting-domains.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const HERE = '/support/domains'
const DONE: Record<string, Said> = {
  confirmed: {
    nb: 'Domenet er bedriftens. De som har adresse der, kan be om å bli med.',
    en: 'The domain is the company’s. Whoever has an address there can ask to join.',
  },
}

/** Staff's word that a mail domain is a company's, where nobody can write its DNS record. */
export const domainDecisions: readonly PageRoute[] = [
  { method: 'get', path: HERE, who: STAFF, reads: 'company-domains', answer: (visit) => waitingPage(visit) },
  { method: 'post', path: '/support/companies/:id/domains/:domainId/confirmation', who: STAFF, answer: confirm },
]

async function confirm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const wanted = { companyId: idOf(visit, 'company'), domainId: idOf(visit, 'domain', 'domainId') }
  const attempted = await attempt(() => act(till, caller.actor, (tx) => confirmDomain(tx, wanted)))
  if ('done' in attempted) return { goTo: to(`${HERE}?done=confirmed`) }
  const { problem } = attempted
  return { ...(await waitingPage(visit, refusedDeskForm(visit, problem))), at: HERE, status: problem.status }
}

async function waitingPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const domains = await waitingDomains(on)
  const title = say(lang, { nb: 'E-postdomener å bekrefte', en: 'Mail domains to confirm' })
  const none = html`<p class="desk-calm">${icon('tick')}${say(lang, { nb: 'Ingen domener venter.', en: 'No domain is waiting.' })}</p>`
  return {
    title,
    hidden: true,
    body: html`${backLink(to('/support/companies'), say(lang, { nb: 'Bedrifter å bekrefte', en: 'Companies to confirm' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, () => null)}<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Bedriften bekrefter som regel selv, med DNS. Bekreft bare når du har funnet ut at hele domenet er bedriftens, for eksempel på nettstedet der: alle som har adresse der, kan be om å bli med.', en: 'Companies usually prove this themselves, by DNS. Confirm only when you have found out that the whole domain is the company’s, for instance on its website: whoever has an address there can ask to join.' })}</p>
${domains.length === 0 ? none : html`<ul class="desk-block desk-hits">${domains.map((each) => html`<li class="sheet desk-part">${toConfirm(visit, each)}</li>`)}</ul>`}`,
  }
}

function toConfirm({ lang, to }: Visit, waiting: WaitingDomain): SafeHtml {
  const { id, companyId, company, organisationNumber, domain, claimedAt, owner, address, taken } = waiting
  const action = to(`/support/companies/${companyId}/domains/${id}/confirmation`)
  const words = say(lang, { nb: 'Domenet er bedriftens', en: 'The domain is theirs' })
  return html`<h2 class="desk-address">${domain}</h2><p>${company} <span class="fine">${say(lang, { nb: 'Org.nr.', en: 'Org. no.' })} ${spelledNumber(organisationNumber)} · ${owner}, ${address} · ${say(lang, { nb: 'siden', en: 'since' })} ${day(lang, SELLER_ZONE, claimedAt)}</span></p>
${taken ? html`<p>${say(lang, { nb: 'En annen bedrift har dette domenet. Finn ut hvem sitt det er, og fjern det der først.', en: 'Another company has this domain. Find out whose it is, and remove it there first.' })}</p>` : null}
<form method="post" action="${action}">${submit(html`${words}<span class="ds-sr-only">: ${domain}, ${company}</span>`, 'secondary')}</form>`
}
