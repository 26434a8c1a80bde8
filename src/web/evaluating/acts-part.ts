import { CONCLUSION_MAX } from '../../evaluating/conclude.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import type { DraftOffering } from '../../storefront/draft-offering.ts'
import { field, submit, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import type { Known } from './results.ts'

const pathOf = ({ offeringId }: Pick<DraftOffering, 'offeringId'>): string =>
  `/admin/offerings/${offeringId}/evaluation`

/** Where those who keep the course say what they change: from then on it is evaluated. */
export function concludePart({ lang, to }: Visit, { offering, results, mayConclude, form }: Known): SafeHtml | null {
  if (results.conclusion || !mayConclude) return null
  return html`<form class="form sheet desk-part" method="post" action="${to(`${pathOf(offering)}/conclusion`)}" novalidate><h2>${say(lang, { nb: 'Avslutt evalueringen', en: 'Conclude the evaluation' })}</h2>
${textArea(form, { name: 'note', rows: 4, max: CONCLUSION_MAX, label: say(lang, { nb: 'Hva endrer dere?', en: 'What do you change?' }), hint: say(lang, { nb: 'Noen setninger om kurset, ikke om personer. Det leses av dem som lager kurset og underviser, og kan ikke endres etterpå.', en: 'A few sentences about the course, not about people. Those who keep and teach it read it, and it cannot be changed afterwards.' }) })}
<div>${submit(say(lang, { nb: 'Kurset er evaluert', en: 'The course is evaluated' }))}</div></form>`
}

type Text = { offering: DraftOffering; answerId: string; form: Filled; at: number }

/** Strikes out one text, in two steps: it cannot be undone. */
export function strikeForm({ lang, to }: Visit, { offering, answerId, form, at }: Text): SafeHtml {
  const name = `reason-${answerId}`
  const fault = form.fault(name)
  return html`<details class="more" id="strike-${answerId}"${fault ? html` open` : null}><summary>${say(lang, { nb: 'Stryk teksten', en: 'Strike out' })}<span class="ds-sr-only"> ${at}</span></summary>
<form class="form" method="post" action="${to(`${pathOf(offering)}/answers/${answerId}/striking`)}" novalidate>${field(form, { name, label: say(lang, { nb: 'Hvorfor', en: 'Why' }), max: LINE_MAX, hint: say(lang, { nb: 'For eksempel at den navngir noen. Teksten er borte for godt, og begrunnelsen vises i stedet.', en: 'For instance that it names somebody. The text is gone for good, and the reason is shown instead.' }) })}
<div>${submit(say(lang, { nb: 'Stryk for godt', en: 'Strike out for good' }), 'secondary')}</div></form></details>`
}

/** Where asking is switched off, with a reason, or on again. */
export function offPart({ lang, to }: Visit, { offering, results, form }: Known): SafeHtml | null {
  const { off, closedAt, conclusion } = results
  if (closedAt || conclusion) return null
  const at = to(pathOf(offering))
  if (off)
    return html`<form class="sheet desk-part" method="post" action="${at}/on"><p>${say(lang, { nb: `Evalueringen er slått av: ${off.reason}`, en: `The evaluation is switched off: ${off.reason}` })}</p>${submit(say(lang, { nb: 'Slå den på igjen', en: 'Switch it on again' }), 'secondary')}</form>`
  return html`<details class="more"${form.fault('reason') ? html` open` : null}><summary>${say(lang, { nb: 'Ikke spør deltakerne', en: 'Do not ask participants' })}</summary>
<form class="form sheet desk-part" method="post" action="${at}/off" novalidate>${field(form, { name: 'reason', label: say(lang, { nb: 'Hvorfor', en: 'Why' }), max: LINE_MAX, hint: say(lang, { nb: 'Er de alt spurt, tas det ikke imot flere svar.', en: 'If they were asked already, no more answers are taken.' }) })}
<div>${submit(say(lang, { nb: 'Slå av evalueringen', en: 'Switch the evaluation off' }), 'secondary')}</div></form></details>`
}
