import { coursesToAgreeOn } from '../../agreements/agreements-of.ts'
import { AGREERS } from '../../agreements/routes.ts'
import { spelledNumber } from '../../companies/organisation-number.ts'
import { type Company, companyById } from '../../companies/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { movementsOf } from '../../prepaid/movements-of.ts'
import { offerPrepaid } from '../../prepaid/offer-prepaid.ts'
import { type Prepaid, PrepaidBody } from '../../prepaid/prepaid.ts'
import { prepaidById, prepaidsOf } from '../../prepaid/prepaids-of.ts'
import { withdrawPrepaid } from '../../prepaid/withdraw-prepaid.ts'
import { icon } from '../components/icon.ts'
import { prepaidPart } from '../components/prepaid-part.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { PREPAID, PREPAID_LABELS } from '../words/prepaid.ts'
import { type Answering, answerFrom, answerPart } from './answer-form.ts'
import { movementTable } from './movement-table.ts'
import { fieldOfOffer, offerForm, offerFrom } from './offer-form.ts'

const who = AGREERS
const PATH = '/admin/companies/:id/prepaid'

/** What is offered to a company to pay before: by those who agree with companies. */
export const staffPrepaidPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: (visit) => prepaidPage(visit) },
  { method: 'post', path: PATH, who, answer: offerFromForm },
  { method: 'get', path: `${PATH}/:prepaidId`, who, answer: (visit) => answerPage(visit) },
  { method: 'post', path: `${PATH}/:prepaidId`, who, answer: answerFromForm },
  { method: 'post', path: `${PATH}/:prepaidId/withdraw`, who, answer: withdrawFromForm },
]

const DONE: Record<string, Said> = {
  offered: {
    nb: 'Tilbudet er laget. Eiere og ledere i bedriften ser det på bedriftens sider og svarer der.',
    en: 'The offer is made. Owners and managers of the company see it on its pages and answer there.',
  },
  accepted: {
    nb: 'Svaret er ført inn, og fakturaen lages.',
    en: 'The answer is entered, and the invoice is being made.',
  },
  withdrawn: { nb: 'Tilbudet er trukket tilbake.', en: 'The offer is taken back.' },
}
const hereOf = (companyId: string): string => `/admin/companies/${companyId}/prepaid`

async function offerFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const companyId = idOf(visit, 'company')
  const attempted = await attempt(() => {
    const body = parseForm(PrepaidBody, offerFrom(form))
    return act(till, caller.actor, (tx) => offerPrepaid(tx, companyId, body))
  })
  if ('done' in attempted) return { goTo: to(`${hereOf(companyId)}?done=offered`) }
  const { problem } = attempted
  return { ...(await prepaidPage(visit, refusedDeskForm(visit, problem, fieldOfOffer))), status: problem.status }
}

async function withdrawFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const [companyId, prepaidId] = [idOf(visit, 'company'), idOf(visit, 'prepaid', 'prepaidId')]
  const attempted = await attempt(() => act(till, caller.actor, (tx) => withdrawPrepaid(tx, { companyId, prepaidId })))
  if ('done' in attempted) return { goTo: to(`${hereOf(companyId)}?done=withdrawn`) }
  const { problem } = attempted
  return { ...(await prepaidPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

async function companyOf(visit: Visit): Promise<Company> {
  const company = await companyById(visit.on, idOf(visit, 'company'))
  if (!company) throw unknown('company')
  return company
}

async function prepaidPage(visit: Visit, refused?: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const company = await companyOf(visit)
  const prepaids = await prepaidsOf(on, company.id, lang)
  const form = refused ?? freshForm(lang, { atEnd: 'income' })
  const here = hereOf(company.id)
  const title = say(lang, PREPAID)
  const label = (name: string) => (PREPAID_LABELS[name] ? say(lang, PREPAID_LABELS[name]) : null)
  return {
    title: `${title} – ${company.name}`,
    hidden: true,
    at: here,
    body: html`${backLink(to(`/admin/companies/${company.id}/agreements`), say(lang, { nb: 'Avtaler', en: 'Agreements' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, label)}
<h1>${title} – ${company.name}</h1><p class="fine">${say(lang, { nb: 'Org.nr.', en: 'Org. no.' })} ${spelledNumber(company.organisationNumber)}</p>
${prepaids.length === 0 ? null : html`<ul class="desk-block desk-hits">${prepaids.map((each) => html`<li class="sheet desk-part">${prepaidPart(lang, each)}${steps(visit, each)}</li>`)}</ul>`}
${movementTable(visit, await movementsOf(on, company.id), prepaids)}
${offerForm(visit, form, { here, courses: await coursesToAgreeOn(on, lang), chosen: refused ? visit.form.all('course') : [] })}`,
  }
}

function steps(
  { lang, to }: Visit,
  { companyId, prepaidId, number, state, orderId, orderNumber }: Prepaid,
): SafeHtml | null {
  const about = html`<span class="ds-sr-only">: ${number}</span>`
  const here = `${hereOf(companyId)}/${prepaidId}`
  if (state === 'offered')
    return html`<p><a href="${to(here)}">${say(lang, { nb: 'Før inn bedriftens ja', en: 'Enter the yes of the company' })}${about}</a></p><form method="post" action="${to(`${here}/withdraw`)}">${submit(html`${say(lang, { nb: 'Trekk tilbudet tilbake', en: 'Take the offer back' })}${about}`, 'secondary')}</form>`
  return orderId
    ? html`<p><a href="${to(`/orders/${orderId}`)}">${say(lang, { nb: 'Ordre', en: 'Order' })} ${orderNumber ?? ''}</a></p>`
    : null
}

async function offerHere(visit: Visit): Promise<Answering> {
  const company = await companyOf(visit)
  const prepaid = await prepaidById(visit.on, idOf(visit, 'prepaid', 'prepaidId'), visit.lang)
  if (!prepaid || prepaid.companyId !== company.id) throw unknown('prepaid')
  return { company, prepaid, here: `${hereOf(company.id)}/${prepaid.prepaidId}`, forCompany: false }
}

async function answerPage(visit: Visit, refused?: Filled): Promise<Page> {
  const { lang, to } = visit
  const answering = await offerHere(visit)
  const title = `${say(lang, { nb: 'Tilbud', en: 'Offer' })} ${answering.prepaid.number} – ${answering.company.name}`
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`${backLink(to(hereOf(answering.company.id)), say(lang, PREPAID), icon('back'))}<h1>${title}</h1>${await answerPart(visit, refused ?? freshForm(lang), answering)}`,
  }
}

async function answerFromForm(visit: Visit): Promise<Answer> {
  const answering = await offerHere(visit)
  const attempted = await attempt(() => answerFrom(visit, answering))
  if ('done' in attempted) return { goTo: visit.to(`${hereOf(answering.company.id)}?done=accepted`) }
  const { problem } = attempted
  return { ...(await answerPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
