import { isBuyer, MEMBER_ROLES } from '../../companies/member-role.ts'
import { theCompany } from '../../companies/the-company.ts'
import { personById } from '../../identity/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { movementsOf } from '../../prepaid/movements-of.ts'
import type { Prepaid } from '../../prepaid/prepaid.ts'
import { prepaidById, prepaidsOf } from '../../prepaid/prepaids-of.ts'
import { companyHere } from '../company/company-here.ts'
import { type OwnCompany, portalNav, steersAll } from '../company/portal.ts'
import { icon } from '../components/icon.ts'
import { prepaidPart } from '../components/prepaid-part.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { PREPAID } from '../words/prepaid.ts'
import { type Answering, answerFrom, answerPart } from './answer-form.ts'
import { movementTable } from './movement-table.ts'

const HERE = '/company/:id/prepaid'
const answering = theCompany.to('owner', 'manager')

/** What a company has paid for before, and the offers that its owners and managers answer. */
export const companyPrepaidPages: readonly PageRoute[] = [
  { method: 'get', path: HERE, who: theCompany.to(...MEMBER_ROLES), answer: showPrepaid },
  { method: 'get', path: `${HERE}/:prepaidId`, who: answering, answer: (visit) => showOffer(visit) },
  { method: 'post', path: `${HERE}/:prepaidId`, who: answering, answer: answerOffer },
]

const DONE: Record<string, Said> = {
  accepted: {
    nb: 'Takk, bestillingen er gjort. Fakturaen sendes, og så kan dere bruke det.',
    en: 'Thank you, it is ordered. The invoice is on its way, and then you can use it.',
  },
}

async function showPrepaid(visit: Visit): Promise<Page> {
  const { lang, on } = visit
  const company = await companyHere(visit)
  const prepaids = await prepaidsOf(on, company.id, lang)
  return {
    title: `${say(lang, PREPAID)} – ${company.name}`,
    hidden: true,
    body: html`${notice(visit, DONE)}<div class="desk-head"><h1>${say(lang, PREPAID)}</h1></div>${await portalNav(visit, company, 'prepaid')}
${prepaids.length === 0 ? html`<p class="lead">${say(lang, { nb: 'Dere har ikke betalt for noe på forhånd. Kontakt oss hvis dere vil kjøpe mange plasser og velge kurs senere.', en: 'You have paid for nothing in advance. Contact us if you want to buy many places and choose courses later.' })}</p>` : null}
<ul class="desk-block desk-hits">${prepaids.map((each) => html`<li class="sheet desk-part">${prepaidPart(lang, each)}${wayOn(visit, company, each)}</li>`)}</ul>
${movementTable(visit, await movementsOf(on, company.id), prepaids)}`,
  }
}

/** What can be done with it: answered, or drawn on by whoever buys. */
function wayOn({ lang, to }: Visit, company: OwnCompany, { prepaidId, state, number }: Prepaid): SafeHtml | null {
  const about = html`<span class="ds-sr-only">: ${number}</span>`
  if (state === 'offered')
    return steersAll(company)
      ? html`<p><a class="ds-button" href="${to(`/company/${company.id}/prepaid/${prepaidId}`)}">${say(lang, { nb: 'Se tilbudet og svar', en: 'See the offer and answer' })}${about}</a></p>`
      : html`<p class="fine">${say(lang, { nb: 'En eier eller leder svarer.', en: 'An owner or manager answers.' })}</p>`
  if (state !== 'running' || !isBuyer(company.role)) return null
  return html`<form method="post" action="${to('/cart/company')}">${hidden('companyId', company.id)}${hidden('next', 'courses')}${submit(html`${say(lang, { nb: 'Velg kurs', en: 'Choose courses' })}${about}`)}
<p class="fine">${say(lang, { nb: 'I kassen velger du å bruke det som er forhåndsbetalt.', en: 'At the checkout you choose to use what is prepaid.' })}</p></form>`
}

async function offerHere(visit: Visit): Promise<Answering> {
  const company = await companyHere(visit)
  const prepaid = await prepaidById(visit.on, idOf(visit, 'prepaid', 'prepaidId'), visit.lang)
  if (!prepaid || prepaid.companyId !== company.id || prepaid.state === 'withdrawn') throw unknown('prepaid')
  return { company, prepaid, here: `/company/${company.id}/prepaid/${prepaid.prepaidId}`, forCompany: true }
}

async function showOffer(visit: Visit, refused?: Filled): Promise<Answer> {
  const { lang, to, on, caller } = visit
  const answering = await offerHere(visit)
  const back = to(`/company/${answering.company.id}/prepaid`)
  if (answering.prepaid.state !== 'offered' && !refused) return { goTo: back }
  const person = caller.actor.kind === 'person' ? await personById(on, caller.actor.personId) : null
  const form = refused ?? freshForm(lang, { contactName: person?.name ?? '', contactEmail: person?.email ?? '' })
  const title = say(lang, { nb: `Tilbud ${answering.prepaid.number}`, en: `Offer ${answering.prepaid.number}` })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`${backLink(back, say(lang, PREPAID), icon('back'))}<h1>${title}</h1>${await answerPart(visit, form, answering)}`,
  }
}

async function answerOffer(visit: Visit): Promise<Answer> {
  const answering = await offerHere(visit)
  const attempted = await attempt(() => answerFrom(visit, answering))
  if ('done' in attempted) return { goTo: visit.to(`/company/${answering.company.id}/prepaid?done=accepted`) }
  const { problem } = attempted
  const shown = await showOffer(visit, refusedDeskForm(visit, problem))
  return { ...shown, status: problem.status } as Answer
}
