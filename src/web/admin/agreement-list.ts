import { type AgreedCompany, companiesWithAgreements } from '../../agreements/agreements-of.ts'
import { spelledNumber } from '../../companies/organisation-number.ts'
import { companyByNumber } from '../../companies/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, say } from '../../platform/lang.ts'
import { invalid } from '../../platform/problems.ts'
import { spelledDay } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const HERE = '/admin/agreements'
const NUMBER_MAX = 20
const NUMBER = { nb: 'Bedriftens organisasjonsnummer', en: 'Organisation number of the company' }

/** The way from a number to the agreements of its company. */
export async function openCompany(visit: Visit): Promise<Answer> {
  const number = visit.form.get('organisationNumber').replaceAll(/\s/g, '')
  const attempted = await attempt(async () => {
    const company = await companyByNumber(visit.on, number)
    if (!company) throw invalid('/organisationNumber', 'no company with this number is here yet')
    return company.id
  })
  if ('done' in attempted) return { goTo: visit.to(`/admin/companies/${attempted.done}/agreements`) }
  const { problem } = attempted
  return { ...(await agreedCompaniesPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

/** The companies that there are agreements with, and a field to begin with another. */
export async function agreedCompaniesPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const companies = await companiesWithAgreements(on)
  const title = say(lang, { nb: 'Avtaler med bedrifter', en: 'Agreements with companies' })
  const label = say(lang, NUMBER)
  return {
    title,
    hidden: true,
    at: HERE,
    body: html`${errorSummary(form, (name) => (name === 'organisationNumber' ? label : null))}<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Avslag på listeprisen for den som handler for en bedrift, i en periode og for høyst så mye.', en: 'Off the listed price for whoever buys for a company, for a time and for at most so much.' })}</p>
<form class="form sheet desk-part desk-block" method="post" action="${to(HERE)}" novalidate>${field(form, { name: 'organisationNumber', label, inputmode: 'numeric', size: 11, max: NUMBER_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Vis avtalene', en: 'Show its agreements' }))}</div></form>
${companies.length === 0 ? null : html`<ul class="desk-hits desk-block">${companies.map((each) => html`<li class="sheet desk-hit">${companyRow(visit, each)}</li>`)}</ul>`}`,
  }
}

function companyRow({ lang, to }: Visit, company: AgreedCompany): SafeHtml {
  const { companyId, name, organisationNumber, agreements, untilDay } = company
  const many = count(lang, agreements, {
    one: { nb: '{n} avtale', en: '{n} agreement' },
    other: { nb: '{n} avtaler', en: '{n} agreements' },
  })
  const until = untilDay
    ? say(lang, { nb: `til og med ${spelledDay(lang, untilDay)}`, en: `until ${spelledDay(lang, untilDay)}` })
    : say(lang, { nb: 'avsluttet', en: 'ended' })
  return html`<div><h2><a href="${to(`/admin/companies/${companyId}/agreements`)}">${name}</a></h2><p class="fine">${say(lang, { nb: 'Org.nr.', en: 'Org. no.' })} ${spelledNumber(organisationNumber)}</p></div><p class="fine">${many} · ${until}</p>`
}
