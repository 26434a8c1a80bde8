import { AppointTeacher, appointTeacher, endTeacher, teachersOf } from '../../catalogue/appoint-teacher.ts'
import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { EMAIL_MAX, LINE_MAX } from '../../platform/words.ts'
import { draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { OFFERING_KEEPERS as who } from './who.ts'

export const teacherPages: readonly PageRoute[] = [
  { method: 'get', path: '/admin/offerings/:id/teachers', who, answer: (visit) => teachersPage(visit) },
  { method: 'post', path: '/admin/offerings/:id/teachers', who, answer: appoint },
  { method: 'post', path: '/admin/offerings/:id/teachers/:personId/end', who, answer: end },
]

const DONE: Record<string, Said> = {
  appointed: { nb: 'Læreren ser nå deltakerlisten.', en: 'The teacher sees the list of participants now.' },
  ended: {
    nb: 'Læreren ser ikke deltakerlisten lenger.',
    en: 'The teacher does not see the list of participants any more.',
  },
}
const LABELS: Record<string, Said> = { name: { nb: 'Navn', en: 'Name' }, email: { nb: 'E-post', en: 'E-mail' } }

async function appoint(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => {
    const wish = parseForm(AppointTeacher, { name: form.get('name'), email: form.get('email'), lang })
    return act(till, caller.actor, (tx) => appointTeacher(tx, { ...wish, offeringId }))
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}/teachers?done=appointed`) }
  return { ...(await teachersPage(visit, refusedDeskForm(visit, attempted.problem))), status: attempted.problem.status }
}

async function end(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const [offeringId, personId] = [idOf(visit, 'offering'), idOf(visit, 'teacher', 'personId')]
  await act(till, caller.actor, (tx) => endTeacher(tx, { offeringId, personId }))
  return { goTo: to(`/admin/offerings/${offeringId}/teachers?done=ended`) }
}

async function teachersPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const offering = await draftOffering(on, idOf(visit, 'offering'), lang)
  if (!offering) throw unknown('offering')
  const here = `/admin/offerings/${offering.offeringId}`
  const teachers = await teachersOf(on, offering.offeringId)
  const title = say(lang, { nb: 'Lærere', en: 'Teachers' })
  const label = (name: string) => say(lang, LABELS[name]!)
  const words = (name: string) =>
    html`${say(lang, { nb: 'Ta bort', en: 'Take away' })}<span class="ds-sr-only">: ${name}</span>`
  return {
    title: `${title} – ${offering.courseTitle}`,
    hidden: true,
    width: 'narrow',
    at: `${here}/teachers`,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(here), offering.courseTitle, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<h1>${title}</h1><p class="lead">${say(lang, { nb: 'En lærer ser hvem som deltar på denne oppstarten, og ikke noe annet.', en: 'A teacher sees who takes part in this start, and nothing else.' })}</p>
<ul class="setup-roles">${teachers.map(({ personId, name, email }) => html`<li><span>${name} <span class="fine wrap">${email}</span></span><form method="post" action="${to(`${here}/teachers/${personId}/end`)}">${submit(words(name), 'tertiary')}</form></li>`)}</ul>
<form class="form sheet setup-form" method="post" action="${to(`${here}/teachers`)}" novalidate><h2>${say(lang, { nb: 'Legg til en lærer', en: 'Add a teacher' })}</h2>
${field(form, { name: 'name', label: label('name'), max: LINE_MAX })}
${field(form, { name: 'email', label: label('email'), type: 'email', max: EMAIL_MAX })}
<div>${submit(say(lang, { nb: 'Legg til', en: 'Add' }))}</div></form>
<p><a href="${to(`/teaching/${offering.offeringId}`)}">${say(lang, { nb: 'Se deltakerlisten', en: 'See the list of participants' })}</a></p>`,
  }
}
