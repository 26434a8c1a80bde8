import type { Attended, HeldSession } from '../../attending/attendance-of.ts'
import type { Mark } from '../../attending/schema.ts'
import type { Taught } from '../../enrolment/learners.ts'
import { hasRole } from '../../platform/actor.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { days, meeting } from '../components/when.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { enrolledWords } from './courses.ts'
import { rulePart } from './rule-part.ts'
import { teachesSome, theTaught } from './the-taught.ts'

const DONE: Record<string, Said> = {
  noted: { nb: 'Oppmøtet er ført.', en: 'The attendance is noted.' },
  rule: { nb: 'Kravet er lagret og gjelder fra nå.', en: 'The rule is saved and counts from now.' },
  decided: { nb: 'Det er lagret.', en: 'That is saved.' },
}

/** The names as whoever ordered gave them, who was where, and who has completed. */
export async function showParticipants(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const { offering, attendance } = await theTaught(visit)
  const now = await nowOf(on)
  const { sessions, learners } = attendance
  const some = teachesSome(visit)
  const heading = say(lang, { nb: 'Deltakere', en: 'Participants' })
  return {
    title: `${heading} – ${offering.title}`,
    hidden: true,
    at: `/teaching/${offering.offeringId}`,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to('/teaching'), say(lang, { nb: 'Undervisning', en: 'Teaching' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<h1>${offering.title}</h1><p class="lead">${days(lang, offering)} · ${enrolledWords(lang, learners.length)}</p><div class="stack attendance">
<section class="sheet desk-part" aria-labelledby="sessions"><h2 id="sessions">${say(lang, { nb: 'Samlinger', en: 'Sessions' })}</h2>
<ul class="desk-people">${sessions.map((session) => sessionRow(visit, { offering, session, now }))}</ul></section>
<section class="sheet desk-part" aria-labelledby="participants"><h2 id="participants">${heading}</h2>
${learners.length === 0 ? html`<p>${say(lang, { nb: 'Ingen er påmeldt ennå.', en: 'Nobody is enrolled yet.' })}</p>` : table(visit, { offering, sessions, learners })}
<p class="actions">${some ? null : html`<a href="${to(`/teaching/${offering.offeringId}/attendance-list`)}">${say(lang, { nb: 'Last opp en oppmøteliste', en: 'Upload an attendance list' })}</a> `}${certificatesLink(visit, offering.offeringId)}${some ? null : html`<a href="${to(`/teaching/${offering.offeringId}/answers`)}">${say(lang, { nb: 'Svar fra deltakerne', en: 'Answers from participants' })}</a> <a href="${to(`/teaching/${offering.offeringId}/messages`)}">${say(lang, { nb: 'Skriv til alle', en: 'Write to all' })}</a> `}${evaluationLink(visit, offering.offeringId)}<button type="button" class="ds-button" data-variant="secondary" data-print hidden>${say(lang, { nb: 'Skriv ut listen', en: 'Print the list' })}</button></p></section>
${some ? null : rulePart(visit, { offeringId: offering.offeringId, attendance, form })}</div>`,
  }
}

type Row = { offering: Taught; session: HeldSession; now: Date }

function sessionRow({ lang, to }: Visit, { offering, session, now }: Row): SafeHtml {
  const { day, hours } = meeting(lang, offering.zone, session)
  const here = `/teaching/${offering.offeringId}/sessions/${session.sessionId}`
  const counted = say(lang, {
    nb: `${session.present} av ${offering.enrolled} til stede${session.excused > 0 ? `, ${session.excused} med gyldig fravær` : ''}`,
    en: `${session.present} of ${offering.enrolled} present${session.excused > 0 ? `, ${session.excused} excused` : ''}`,
  })
  const isOn = session.endsAt > now
  return html`<li class="attendance-session"><span><a href="${to(here)}">${day} ${hours}</a> <span class="fine">${session.place}</span></span><span class="fine">${session.noted > 0 ? counted : say(lang, { nb: 'Ikke ført', en: 'Not noted' })}${isOn ? html` · <a href="${to(`${here}/code`)}">${say(lang, { nb: 'Vis kode i rommet', en: 'Show a code in the room' })}</a>` : null}</span></li>`
}

type Shown = { offering: Taught; sessions: readonly HeldSession[]; learners: readonly Attended[] }

/** One line a learner, one column a session; narrow screens and paper have it too. */
function table(visit: Visit, { offering, sessions, learners }: Shown): SafeHtml {
  const { lang, to } = visit
  const completed = teachesSome(visit)
    ? null
    : html`<th scope="col">${say(lang, { nb: 'Fullført', en: 'Completed' })}</th>`
  const heads = sessions.map((session) => meeting(lang, offering.zone, session))
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="${say(lang, { nb: 'Oppmøte', en: 'Attendance' })}"><table class="ds-table attendance-table"><thead><tr><th scope="col">${say(lang, { nb: 'Navn', en: 'Name' })}</th>${heads.map(({ day, hours }) => html`<th scope="col">${day}<span class="fine">${hours}</span></th>`)}<th scope="col">${say(lang, { nb: 'Til stede', en: 'Present' })}</th>${completed}</tr></thead>
<tbody>${learners.map(
    (learner) =>
      html`<tr><th scope="row">${learner.name}${learner.isPaused ? html` ${tag('warning', say(lang, { nb: 'Tilgang på vent', en: 'Access on hold' }))}` : null}</th>${learner.marks.map((mark) => html`<td>${markWords(lang, mark)}</td>`)}<td>${learner.present}/${sessions.length}</td>${completed === null ? null : html`<td><a href="${to(`/teaching/${offering.offeringId}/learners/${learner.enrolmentId}`)}">${completedWords(lang, learner)}<span class="ds-sr-only">: ${learner.name}</span></a></td>`}</tr>`,
  )}</tbody></table></div>
<p class="fine">${say(lang, { nb: '✓ til stede, – ikke til stede, G gyldig fravær, · ikke ført', en: '✓ present, – absent, G excused, · not noted' })}</p>`
}

const MARK_WORDS: Record<Mark | 'none', { sign: string; said: Said }> = {
  none: { sign: '·', said: { nb: 'ikke ført', en: 'not noted' } },
  present: { sign: '✓', said: { nb: 'til stede', en: 'present' } },
  absent: { sign: '–', said: { nb: 'ikke til stede', en: 'absent' } },
  excused: { sign: 'G', said: { nb: 'gyldig fravær', en: 'excused' } },
}

function markWords(lang: Lang, mark: Mark | null): SafeHtml {
  const { sign, said } = MARK_WORDS[mark ?? 'none']
  return html`<span aria-hidden="true">${sign}</span><span class="ds-sr-only">${say(lang, said)}</span>`
}

const completedWords = (lang: Lang, { completedAt, decided }: Attended): string =>
  say(lang, completedAt ? { nb: 'Ja', en: 'Yes' } : { nb: 'Nei', en: 'No' }) +
  (decided ? say(lang, { nb: ', for hånd', en: ', by hand' }) : '')

/** For those who keep the course; whoever only teaches it has no list of certificates. */
const certificatesLink = ({ lang, to, ties }: Visit, offeringId: string): SafeHtml | null =>
  ties.length > 0 && !ties.includes('its-faculty')
    ? null
    : html`<a href="${to(`/teaching/${offeringId}/certificates`)}">${say(lang, { nb: 'Kursbevis', en: 'Certificates' })}</a> `

/** Support sees who takes part, and not what they thought of the course. */
const evaluationLink = ({ lang, to, ties, caller }: Visit, offeringId: string): SafeHtml | null =>
  ties.length > 0 || hasRole(caller.actor, 'course-administrator')
    ? html`<a href="${to(`/teaching/${offeringId}/evaluation`)}">${say(lang, { nb: 'Evaluering', en: 'Evaluation' })}</a> `
    : null
