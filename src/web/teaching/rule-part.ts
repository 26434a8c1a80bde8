import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

const PERCENT = 100
type Rule = { offeringId: string; attendancePercent: number | null; form: Filled }

/** What completing takes: for everybody to read, and for those who keep the course to set. */
export function rulePart({ lang, to, ties }: Visit, { offeringId, attendancePercent, form }: Rule): SafeHtml {
  const said = say(
    lang,
    attendancePercent === null
      ? {
          nb: 'Ingen fullfører av seg selv: læreren sier hvem som har fullført.',
          en: 'Nobody completes by themselves: the teacher says who has.',
        }
      : {
          nb: `Den som har vært til stede på minst ${attendancePercent} % av samlingene, har fullført når den siste er holdt.`,
          en: `Whoever was present at ${attendancePercent} % of the sessions or more has completed once the last has been held.`,
        },
  )
  const filled =
    form.faults.length > 0
      ? form
      : freshForm(lang, { attendancePercent: attendancePercent === null ? '' : String(attendancePercent) })
  const maySet = !ties.includes('teacher') || ties.includes('its-faculty')
  return html`<section class="sheet desk-part" aria-labelledby="rule"><h2 id="rule">${say(lang, { nb: 'Krav for å fullføre', en: 'What completing takes' })}</h2><p>${said}</p>
${
  maySet
    ? html`<form class="form" method="post" action="${to(`/teaching/${offeringId}/completion-rule`)}" novalidate>
${field(filled, { name: 'attendancePercent', type: 'number', min: 1, max: PERCENT, size: 4, optional: true, label: say(lang, { nb: 'Til stede på minst så mange prosent av samlingene', en: 'Present at so many percent of the sessions or more' }), hint: say(lang, { nb: 'Tomt: læreren sier hvem som har fullført.', en: 'Empty: the teacher says who has completed.' }) })}
<div>${submit(say(lang, { nb: 'Lagre kravet', en: 'Save the rule' }), 'secondary')}</div></form>`
    : null
}</section>`
}
