import type { Attendance } from '../../attending/attendance-of.ts'
import { EXCUSED_COUNTS, type ExcusedCounts } from '../../attending/schema.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { field, radios, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

const PERCENT = 100
type Rule = { offeringId: string; attendance: Attendance; form: Filled }

const COUNTED: Record<ExcusedCounts, { choice: Said; said: Said }> = {
  'left-out': {
    choice: { nb: 'Samlingen regnes ikke med', en: 'The session is left out' },
    said: { nb: 'En samling med gyldig fravær regnes ikke med.', en: 'An excused session is left out.' },
  },
  'as-present': {
    choice: { nb: 'Som om deltakeren var til stede', en: 'As if the participant was there' },
    said: { nb: 'Gyldig fravær teller som til stede.', en: 'An excused session counts as present.' },
  },
  'as-absent': {
    choice: { nb: 'Som fravær', en: 'As absence' },
    said: { nb: 'Gyldig fravær teller som fravær.', en: 'An excused session counts as absence.' },
  },
}

/** What completing takes: for everybody to read, and for those who keep the course to set. */
export function rulePart({ lang, to, ties }: Visit, { offeringId, attendance, form }: Rule): SafeHtml {
  const { attendancePercent, excusedCounts } = attendance
  const said = say(
    lang,
    attendancePercent === null
      ? {
          nb: 'Ingen fullfører av seg selv: læreren sier hvem som har fullført.',
          en: 'Nobody completes by themselves: the teacher says who has.',
        }
      : {
          nb: `Den som har vært til stede på minst ${attendancePercent} % av samlingene, har fullført når den siste er holdt. ${COUNTED[excusedCounts].said.nb} Den som aldri kom, fullfører ikke.`,
          en: `Whoever was present at ${attendancePercent} % of the sessions or more has completed once the last has been held. ${COUNTED[excusedCounts].said.en} Whoever never came does not complete.`,
        },
  )
  const known = { attendancePercent: attendancePercent === null ? '' : String(attendancePercent), excusedCounts }
  const filled = form.faults.length > 0 ? form : freshForm(lang, known)
  const maySet = !ties.includes('teacher') || ties.includes('its-faculty')
  return html`<section class="sheet desk-part" aria-labelledby="rule"><h2 id="rule">${say(lang, { nb: 'Krav for å fullføre', en: 'What completing takes' })}</h2><p>${said}</p>
${
  maySet
    ? html`<form class="form" method="post" action="${to(`/teaching/${offeringId}/completion-rule`)}" novalidate>
${field(filled, { name: 'attendancePercent', type: 'number', min: 1, max: PERCENT, size: 4, optional: true, label: say(lang, { nb: 'Til stede på minst så mange prosent av samlingene', en: 'Present at so many percent of the sessions or more' }), hint: say(lang, { nb: 'Tomt: læreren sier hvem som har fullført.', en: 'Empty: the teacher says who has completed.' }) })}
${radios(filled, { name: 'excusedCounts', legend: say(lang, { nb: 'Hvordan teller gyldig fravær?', en: 'How does an excused session count?' }), options: EXCUSED_COUNTS.map((value) => ({ value, label: say(lang, COUNTED[value].choice) })) })}
<div>${submit(say(lang, { nb: 'Lagre kravet', en: 'Save the rule' }), 'secondary')}</div></form>`
    : null
}</section>`
}
