import { leaveCompany } from '../../companies/end-membership.ts'
import { ANY_MEMBER } from '../../companies/member-role.ts'
import { readCompany } from '../../companies/read-company.ts'
import { theCompany } from '../../companies/the-company.ts'
import { html } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const who = theCompany.to(...ANY_MEMBER)

/** A member of any role stops acting for a company by themselves. */
export const leavePages: readonly PageRoute[] = [
  { method: 'get', path: '/company/:id/leave', who, answer: (visit) => leavePage(visit) },
  { method: 'post', path: '/company/:id/leave', who, answer: leave },
]

async function leave(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const attempted = await attempt(() => act(till, caller.actor, (tx) => leaveCompany(tx, idOf(visit, 'company'))))
  if ('done' in attempted) return { goTo: to('/company?done=left') }
  const { problem } = attempted
  return { ...(await leavePage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

async function leavePage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, caller, to } = visit
  const { id, name } = await readCompany({ ...on, actor: caller.actor }, idOf(visit, 'company'))
  const title = say(lang, { nb: `Slutt å handle for ${name}`, en: `Stop acting for ${name}` })
  return {
    title,
    hidden: true,
    width: 'narrow',
    body: html`${backLink(to(`/company?company=${id}`), name, icon('back'))}${errorSummary(form)}<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Du mister med en gang alt du ser gjennom bedriften, også ordrene du selv har lagt inn for den. Kurs du selv er påmeldt, beholder du.', en: 'You lose at once all that you see through the company, the orders that you placed for it too. Courses that you take part in yourself stay yours.' })}</p>
<form class="form" method="post" action="${to(`/company/${id}/leave`)}"><div class="actions">${submit(say(lang, { nb: 'Forlat bedriften', en: 'Leave the company' }))}</div></form>`,
  }
}
