import { MARKS_MAX, NoteAttendance, noteAttendance } from '../../attending/note-attendance.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { meeting } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { theTaught } from './the-taught.ts'

/** The list of a session as it lies on the desk: a tick for whoever is there. */
export async function showSession(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, to, query } = visit
  const { offering, attendance } = await theTaught(visit)
  const at = attendance.sessions.findIndex(({ sessionId }) => sessionId === visit.params.sessionId)
  const session = attendance.sessions[at]
  if (!session) throw unknown('session')
  const back = `/teaching/${offering.offeringId}`
  const here = `${back}/sessions/${session.sessionId}`
  const { day, hours } = meeting(lang, offering.zone, session)
  const title = say(lang, { nb: `Oppmøte ${day}`, en: `Attendance ${day}` })
  const isThere = (mark: boolean | null): boolean => (query.get('all') === 'present' ? true : mark === true)
  return {
    title: `${title} – ${offering.title}`,
    hidden: true,
    width: 'narrow',
    at: here,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(back), offering.title, icon('back'))}${errorSummary(form)}
<h1>${title}</h1><p class="lead">${hours} · ${session.place}</p>
<div class="stack attendance"><p class="actions"><a href="${to(`${here}?all=present`)}">${say(lang, { nb: 'Sett kryss for alle', en: 'Tick everybody' })}</a> <a href="${to(`${here}/code`)}">${say(lang, { nb: 'Vis kode i rommet', en: 'Show a code in the room' })}</a></p>
<form class="form sheet" method="post" action="${to(here)}"><fieldset class="ds-fieldset"><legend class="ds-label">${say(lang, { nb: 'Hvem er til stede?', en: 'Who is present?' })}</legend>
${attendance.learners.map(({ enrolmentId, name, marks }) => tick({ enrolmentId, name, isThere: isThere(marks[at] ?? null) }))}</fieldset>
<p class="fine">${say(lang, { nb: 'Den som ikke er krysset av, føres som ikke til stede.', en: 'Whoever is not ticked is noted as absent.' })}</p>
<div>${submit(say(lang, { nb: 'Før oppmøtet', en: 'Note the attendance' }))}</div></form></div>`,
  }
}

type Ticked = { enrolmentId: string; name: string; isThere: boolean }
const tick = ({ enrolmentId, name, isThere }: Ticked): SafeHtml =>
  html`<div class="ds-field"><input type="hidden" name="listed" value="${enrolmentId}"><input class="ds-input" type="checkbox" id="there-${enrolmentId}" name="there" value="${enrolmentId}"${isThere ? html` checked` : null}><label class="ds-label" data-weight="regular" for="there-${enrolmentId}">${name}</label></div>`

/** Only who stood on the list is noted: whoever enrolled meanwhile is nobody's mistake. */
export async function noteFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const at = { offeringId: idOf(visit, 'offering'), sessionId: idOf(visit, 'session', 'sessionId') }
  const there = new Set(form.all('there'))
  const attempted = await attempt(() => {
    const marks = form.all('listed').slice(0, MARKS_MAX + 1)
    const wish = parseForm(NoteAttendance, {
      marks: marks.map((enrolmentId) => ({ enrolmentId, present: there.has(enrolmentId) })),
    })
    return act(till, caller.actor, (tx) => noteAttendance(tx, at, { ...wish, how: 'list' }))
  })
  if ('done' in attempted) return { goTo: to(`/teaching/${at.offeringId}?done=noted`) }
  const { problem } = attempted
  return {
    ...(await showSession(
      visit,
      refusedDeskForm(visit, problem, () => ''),
    )),
    status: problem.status,
  }
}
