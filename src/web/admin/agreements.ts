import { z } from 'zod'
import type { Agreement } from '../../agreements/agreement.ts'
import { AgreementBody } from '../../agreements/agreement.ts'
import { agreementsFor, coursesToAgreeOn } from '../../agreements/agreements-of.ts'
import { AGREERS } from '../../agreements/routes.ts'
import { changeAgreement, endAgreement, makeAgreement } from '../../agreements/write-agreement.ts'
import { spelledNumber } from '../../companies/organisation-number.ts'
import type { Company } from '../../companies/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX, Line } from '../../platform/words.ts'
import { agreementHistory, agreementPart } from '../components/agreement-part.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { PREPAID } from '../words/prepaid.ts'
import { agreementForm, agreementFrom, fieldOfAgreement, knownAgreement, LABELS } from './agreement-form.ts'
import { agreedCompaniesPage, openCompany } from './agreement-list.ts'

const who = AGREERS
const PATH = '/admin/companies/:id/agreements'

export const agreementPages: readonly PageRoute[] = [
  { method: 'get', path: '/admin/agreements', who, answer: (visit) => agreedCompaniesPage(visit) },
  { method: 'post', path: '/admin/agreements', who, answer: openCompany },
  { method: 'get', path: PATH, who, answer: (visit) => agreementsPage(visit) },
  { method: 'post', path: PATH, who, answer: writeFromForm },
  { method: 'post', path: `${PATH}/end`, who, answer: endFromForm },
]

const DONE: Record<string, Said> = {
  saved: { nb: 'Avtalen er lagret. Den gjelder fra nå.', en: 'The agreement is saved. It counts from now on.' },
  ended: { nb: 'Avtalen er avsluttet.', en: 'The agreement is ended.' },
}
const hereOf = (companyId: string): string => `/admin/companies/${companyId}/agreements`

async function writeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const companyId = idOf(visit, 'company')
  const attempted = await attempt(() => {
    const body = parseForm(AgreementBody, agreementFrom(form))
    const agreementId = form.get('agreementId')
    return act(till, caller.actor, async (tx) => {
      if (agreementId === '') await makeAgreement(tx, companyId, body)
      else
        await changeAgreement(tx, { companyId, agreementId: idOf({ params: { id: agreementId } }, 'agreement') }, body)
    })
  })
  if ('done' in attempted) return { goTo: to(`${hereOf(companyId)}?done=saved`) }
  const filled = refusedDeskForm(visit, attempted.problem, fieldOfAgreement)
  return { ...(await agreementsPage(visit, filled)), status: attempted.problem.status }
}

const End = z.object({ agreementId: z.uuid(), reason: Line })

async function endFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const companyId = idOf(visit, 'company')
  const attempted = await attempt(() => {
    const { agreementId, reason } = parseForm(End, { agreementId: form.get('agreementId'), reason: form.get('reason') })
    return act(till, caller.actor, (tx) => endAgreement(tx, { companyId, agreementId }, reason))
  })
  if ('done' in attempted) return { goTo: to(`${hereOf(companyId)}?done=ended`) }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, () => `reason-${form.get('agreementId')}`)
  return { ...(await agreementsPage(visit, filled)), status: problem.status }
}

async function agreementsPage(visit: Visit, refused?: Filled): Promise<Page> {
  const { lang, on, to, query, caller } = visit
  const { company, agreements } = await agreementsFor({ ...on, actor: caller.actor }, idOf(visit, 'company'), lang)
  const edited = agreements.find(({ agreementId, ended }) => agreementId === query.get('agreement') && !ended)
  const form = refused ?? freshForm(lang, edited ? knownAgreement(edited) : {})
  const chosen = refused ? visit.form.all('course') : (edited?.courseIds ?? [])
  const here = hereOf(company.id)
  const title = say(lang, { nb: 'Avtaler', en: 'Agreements' })
  const label = (name: string) => (LABELS[name] ? say(lang, LABELS[name]) : null)
  return {
    title: `${title} – ${company.name}`,
    hidden: true,
    at: here,
    body: html`${backLink(to('/admin/agreements'), say(lang, { nb: 'Avtaler med bedrifter', en: 'Agreements with companies' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => label(name) ?? (name.startsWith('reason-') ? label('reason') : null))}
<h1>${title} – ${company.name}</h1><p class="fine">${say(lang, { nb: 'Org.nr.', en: 'Org. no.' })} ${spelledNumber(company.organisationNumber)}</p>${unconfirmed(visit, company)}
<p><a href="${to(`/admin/companies/${company.id}/prepaid`)}">${say(lang, PREPAID)}</a></p>
${agreements.length === 0 ? null : html`<ul class="desk-block desk-hits">${agreements.map((each) => html`<li class="sheet desk-part">${agreementPart(lang, each)}${agreementHistory(lang, each)}${steps(visit, each, form)}</li>`)}</ul>`}
${agreementForm(visit, form, { here, courses: await coursesToAgreeOn(on, lang), chosen })}`,
  }
}

const unconfirmed = ({ lang }: Visit, { confirmed }: Company): SafeHtml | null =>
  confirmed
    ? null
    : html`<p class="ds-alert notice" data-color="warning">${say(lang, { nb: 'Ingen har bekreftet at medlemmene handler for bedriften. Til det er gjort, får de ikke avtalens priser.', en: 'Nobody has confirmed that its members act for the company. Until that is done they do not get the prices of an agreement.' })}</p>`

function steps(
  { lang, to }: Visit,
  { agreementId, companyId, number, ended }: Agreement,
  form: Filled,
): SafeHtml | null {
  if (ended) return null
  const here = hereOf(companyId)
  const about = html`<span class="ds-sr-only">: ${number}</span>`
  const reason = `reason-${agreementId}`
  const fault = form.fault(reason)
  return html`<p><a href="${to(`${here}?agreement=${agreementId}`)}#write">${say(lang, { nb: 'Endre', en: 'Change' })}${about}</a></p>
<details class="more"${fault ? html` open` : null}><summary>${say(lang, { nb: 'Avslutt nå', en: 'End now' })}${about}</summary><form class="form" method="post" action="${to(`${here}/end`)}" novalidate>${hidden('agreementId', agreementId)}
<div class="ds-field field"><label class="ds-label" for="${reason}">${say(lang, { nb: 'Hvorfor den avsluttes', en: 'Why it is ended' })}</label><input class="ds-input" id="${reason}" name="reason" maxlength="${LINE_MAX}" required${fault ? html` aria-invalid="true" aria-describedby="${reason}-fault"` : null}>${fault ? html`<p class="ds-validation-message" id="${reason}-fault">${fault}</p>` : null}</div>
${submit(html`${say(lang, { nb: 'Avslutt avtalen', en: 'End the agreement' })}${about}`, 'secondary')}</form></details>`
}
