import { MARKS_MAX, NoteAttendance, noteAttendance } from '../../attending/note-attendance.ts'
import type { Mark } from '../../attending/schema.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { meeting } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { taughtSession, theTaught } from './the-taught.ts'

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
  const all = query.get('all') === 'present'
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
${attendance.learners.map(({ enrolmentId, name, marks }) => tick(lang, { enrolmentId, name, mark: all ? 'present' : (marks[at] ?? null) }))}</fieldset>
<p class="fine">${say(lang, { nb: 'Den som ikke er krysset av, føres som ikke til stede. Gyldig fravær føres uten grunn, og gjelder bare den som ikke er til stede.', en: 'Whoever is not ticked is noted as absent. Excused is noted without a reason, and only of whoever is not present.' })}</p>
<div>${submit(say(lang, { nb: 'Før oppmøtet', en: 'Note the attendance' }))}</div></form></div>`,
  }
}

type Ticked = { enrolmentId: string; name: string; mark: Mark | null }
const tick = (lang: Lang, { enrolmentId, name, mark }: Ticked): SafeHtml =>
  html`<div class="attendance-tick"><input type="hidden" name="listed" value="${enrolmentId}"><div class="ds-field"><input class="ds-input" type="checkbox" id="there-${enrolmentId}" name="there" value="${enrolmentId}"${mark === 'present' ? html` checked` : null}><label class="ds-label" data-weight="regular" for="there-${enrolmentId}">${name}</label></div>
<div class="ds-field attendance-tick__excused"><input class="ds-input" type="checkbox" id="excused-${enrolmentId}" name="excused" value="${enrolmentId}"${mark === 'excused' ? html` checked` : null}><label class="ds-label" data-weight="regular" for="excused-${enrolmentId}">${say(lang, { nb: 'Gyldig fravær', en: 'Excused' })}<span class="ds-sr-only">: ${name}</span></label></div></div>`

/** Only who stood on the list is noted: whoever enrolled meanwhile is nobody's mistake. */
export async function noteFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const at = await taughtSession(visit)
  const [there, excused] = [new Set(form.all('there')), new Set(form.all('excused'))]
  const markOf = (enrolmentId: string): Mark =>
    there.has(enrolmentId) ? 'present' : excused.has(enrolmentId) ? 'excused' : 'absent'
  const attempted = await attempt(() => {
    const marks = form.all('listed').slice(0, MARKS_MAX + 1)
    const wish = parseForm(NoteAttendance, {
      marks: marks.map((enrolmentId) => ({ enrolmentId, mark: markOf(enrolmentId) })),
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
