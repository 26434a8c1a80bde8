import { type HeldSession, heldSessions } from '../../attending/attendance-of.ts'
import {
  AppointTeacher,
  appointTeacher,
  endTeacher,
  type Teacher,
  teachersOf,
} from '../../catalogue/appoint-teacher.ts'
import { BindTeacher, bindTeacher } from '../../catalogue/bind-teacher.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { EMAIL_MAX, LINE_MAX } from '../../platform/words.ts'
import { type DraftOffering, draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { meeting } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
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
  { method: 'post', path: '/admin/offerings/:id/teachers/:personId/sessions', who, answer: bind },
]

const DONE: Record<string, Said> = {
  appointed: { nb: 'Læreren ser nå deltakerlisten.', en: 'The teacher sees the list of participants now.' },
  bound: { nb: 'Samlingene er lagret og gjelder fra nå.', en: 'The sessions are saved and count from now.' },
  ended: {
    nb: 'Læreren ser ikke deltakerlisten lenger.',
    en: 'The teacher does not see the list of participants any more.',
  },
}
const SESSIONS: Said = { nb: 'Samlinger', en: 'Sessions' }
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

/** Nothing ticked in the list of some sessions is a mistake, and not all of them. */
async function bind(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const [offeringId, personId] = [idOf(visit, 'offering'), idOf(visit, 'teacher', 'personId')]
  const attempted = await attempt(() => {
    const wish = parseForm(BindTeacher, { sessionIds: form.get('which') === 'some' ? form.all('session') : null })
    return act(till, caller.actor, (tx) => bindTeacher(tx, { offeringId, personId }, wish))
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}/teachers?done=bound`) }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, () => `sessions-${personId}`)
  return { ...(await teachersPage(visit, filled)), status: problem.status }
}

async function teachersPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const offering = await draftOffering(on, idOf(visit, 'offering'), lang)
  if (!offering) throw unknown('offering')
  const here = `/admin/offerings/${offering.offeringId}`
  const [teachers, sessions] = await Promise.all([
    teachersOf(on, offering.offeringId),
    heldSessions(on, offering.offeringId),
  ])
  const title = say(lang, { nb: 'Lærere', en: 'Teachers' })
  const label = (name: string) => say(lang, LABELS[name]!)
  return {
    title: `${title} – ${offering.courseTitle}`,
    hidden: true,
    width: 'narrow',
    at: `${here}/teachers`,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(here), offering.courseTitle, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => say(lang, LABELS[name] ?? SESSIONS))}
<h1>${title}</h1><p class="lead">${say(lang, { nb: 'En lærer ser hvem som deltar på denne oppstarten, og fører oppmøtet på sine samlinger. På kurssiden vises bare de som selv har sagt ja til det, under Undervisning.', en: 'A teacher sees who takes part in this start, and notes the attendance of their own sessions. The course page shows only those who have said yes to it themselves, under Teaching.' })}</p>
<ul class="setup-roles">${teachers.map((teacher) => teacherRow(visit, { teacher, sessions, offering, form }))}</ul>
<form class="form sheet setup-form" method="post" action="${to(`${here}/teachers`)}" novalidate><h2>${say(lang, { nb: 'Legg til en lærer', en: 'Add a teacher' })}</h2>
${field(form, { name: 'name', label: label('name'), max: LINE_MAX })}
${field(form, { name: 'email', label: label('email'), type: 'email', max: EMAIL_MAX })}
<div>${submit(say(lang, { nb: 'Legg til', en: 'Add' }))}</div></form>
<p><a href="${to(`/teaching/${offering.offeringId}`)}">${say(lang, { nb: 'Se deltakerlisten', en: 'See the list of participants' })}</a></p>`,
  }
}

/** Only the teacher can say that they are shown; they can be asked. */
const shownTag = (lang: Lang, { shownSince }: Teacher): SafeHtml =>
  shownSince
    ? html`<br>${tag('success', say(lang, { nb: 'Vises på kurssiden', en: 'Shown on the course page' }))}`
    : html`<br>${tag('neutral', say(lang, { nb: 'Vises ikke på kurssiden', en: 'Not shown on the course page' }))}`

type Row = { teacher: Teacher; sessions: readonly HeldSession[]; offering: DraftOffering; form: Filled }

/** One teacher, the sessions that are theirs, and the way out. */
function teacherRow({ lang, to }: Visit, { teacher, sessions, offering, form }: Row): SafeHtml {
  const { personId, name, email, sessionIds } = teacher
  const at = to(`/admin/offerings/${offering.offeringId}/teachers/${personId}`)
  const end = html`${say(lang, { nb: 'Ta bort', en: 'Take away' })}<span class="ds-sr-only">: ${name}</span>`
  const save = html`${say(lang, { nb: 'Lagre samlingene', en: 'Save the sessions' })}<span class="ds-sr-only">: ${name}</span>`
  const which = sessionIds
    ? say(lang, {
        nb: `${sessionIds.length} av ${sessions.length} samlinger`,
        en: `${sessionIds.length} of ${sessions.length} sessions`,
      })
    : say(lang, { nb: 'Alle samlinger', en: 'All sessions' })
  const fault = form.fault(`sessions-${personId}`)
  return html`<li class="teacher" id="sessions-${personId}"><span>${name} <span class="fine wrap">${email}</span>${shownTag(lang, teacher)}</span><form method="post" action="${at}/end">${submit(end, 'tertiary')}</form>
<details class="more teacher__sessions"${fault ? html` open` : null}><summary>${which}<span class="ds-sr-only">, ${name}</span></summary><form class="form" method="post" action="${at}/sessions"><fieldset class="ds-fieldset"><legend class="ds-label">${say(lang, { nb: 'Hvilke samlinger er lærerens?', en: 'Which sessions are the teacher’s?' })}</legend>
${fault ? html`<p class="ds-validation-message teacher__fault">${fault}</p>` : null}
${option({ id: `all-${personId}`, type: 'radio', name: 'which', value: 'all', on: sessionIds === null }, say(lang, { nb: 'Alle, også dem som settes opp senere', en: 'All, also those that are set up later' }))}
${option({ id: `some-${personId}`, type: 'radio', name: 'which', value: 'some', on: sessionIds !== null }, say(lang, { nb: 'Bare disse:', en: 'Only these:' }))}
<div class="teacher__some">${sessions.map((session) => {
    const { day, hours } = meeting(lang, offering.zone, session)
    const on = sessionIds?.includes(session.sessionId) ?? false
    return option(
      { id: `${personId}-${session.sessionId}`, type: 'checkbox', name: 'session', value: session.sessionId, on },
      `${day} ${hours}`,
    )
  })}</div></fieldset><div>${submit(save, 'secondary')}</div></form></details></li>`
}

type Option = { id: string; type: 'radio' | 'checkbox'; name: string; value: string; on: boolean }
const option = ({ id, type, name, value, on }: Option, words: string): SafeHtml =>
  html`<div class="ds-field"><input class="ds-input" type="${type}" id="${id}" name="${name}" value="${value}"${on ? html` checked` : null}><label class="ds-label" data-weight="regular" for="${id}">${words}</label></div>`
