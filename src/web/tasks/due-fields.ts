import type { Keeper } from '../../identity/keepers.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { TASK_NOTE_MAX } from '../../tasks/task-body.ts'
import type { Task } from '../../tasks/tasks-of.ts'
import type { Entries } from '../forms/entries.ts'
import { field, select, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { daysIn, spanOf, UNIT_WORDS, UNITS } from '../words/tasks.ts'
import { keeperOptions } from './responsible-part.ts'

/** Who does what nobody is named for. */
const RESPONSIBLE: Said = { nb: 'Den som er ansvarlig', en: 'Whoever is responsible' }
const unitOptions = (lang: Lang) => UNITS.map((value) => ({ value, label: say(lang, UNIT_WORDS[value]) }))

/** What is to be done, by when, and by whom. */
export const taskFields = (form: Filled, { lang, keepers }: { lang: Lang; keepers: readonly Keeper[] }): SafeHtml =>
  html`${field(form, { name: 'what', label: say(lang, { nb: 'Hva som skal gjøres', en: 'What is to be done' }), hint: say(lang, { nb: 'Om kurset, ikke om personer.', en: 'About the course, not about persons.' }), max: LINE_MAX })}
${field(form, { name: 'dueOn', type: 'date', label: say(lang, { nb: 'Frist på en dato', en: 'Due on a date' }), plain: true })}
<div class="desk-grid">${field(form, { name: 'days', label: say(lang, { nb: 'Eller så lenge', en: 'Or a number of' }), inputmode: 'numeric', size: 4, max: 4, plain: true })}${select(form, { name: 'unit', label: say(lang, { nb: 'Regnet fra første samling', en: 'Counted from the first session' }), options: unitOptions(lang) })}</div>
${select(form, { name: 'personId', label: say(lang, { nb: 'Hvem som gjør det', en: 'Who does it' }), options: keeperOptions(lang, keepers, RESPONSIBLE) })}
${textArea(form, { name: 'note', label: say(lang, { nb: 'Notat', en: 'Note' }), optional: true, rows: 2, max: TASK_NOTE_MAX })}`

/** What the API is given for these fields. */
export const taskIn = (form: Entries) => ({
  what: form.get('what'),
  dueOn: form.get('dueOn') || null,
  days: daysIn(form.get('days'), form.get('unit')),
  personId: form.get('personId') || null,
  note: form.get('note').replaceAll('\r\n', '\n'),
})

/** A task as it stands in these fields. */
export function taskTyped({ what, dueOn, days, personId, note }: Task): Record<string, string> {
  const span = days === null ? null : spanOf(days)
  return {
    ...{ what, note, dueOn: dueOn ?? '', personId: personId ?? '' },
    ...{ days: span === null ? '' : String(span.n), unit: span?.unit ?? 'weeks-before' },
  }
}
