import { html, type SafeHtml } from '../../platform/html.ts'
import { capital, type Said, say } from '../../platform/lang.ts'
import { checkbox, field, select } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'

export const STEP_NAMES: Record<string, Said> = {
  kind: { nb: 'type', en: 'kind' },
  afterDays: { nb: 'dager etter forfall', en: 'days after the due date' },
  deadlineDays: { nb: 'ny frist i dager', en: 'new deadline in days' },
  fee: { nb: 'gebyr i kroner', en: 'fee in kroner' },
  'text.nb': { nb: 'egen setning på norsk', en: 'sentence of your own in Norwegian' },
  'text.en': { nb: 'egen setning på engelsk', en: 'sentence of your own in English' },
}
const KINDS: Record<string, Said> = {
  reminder: { nb: 'Purring', en: 'Reminder' },
  'collection-notice': { nb: 'Inkassovarsel', en: 'Collection notice' },
}

/** One letter: when it is sent, how long its deadline is, and what it claims. */
export function stepFields(form: Filled, row: number): SafeHtml {
  const { lang } = form
  const label = (name: string) => capital(say(lang, STEP_NAMES[name]!))
  const one = (name: string, more: { size?: number } = { size: 8 }) =>
    field(form, { name: `${row}.${name}`, label: label(name), plain: true, ...more })
  return html`<section class="sheet desk-part" role="group" aria-labelledby="letter-${row}"><h2 id="letter-${row}">${say(lang, { nb: 'Brev', en: 'Letter' })} ${row + 1}</h2>
<div class="desk-grid">${select(form, { name: `${row}.kind`, label: label('kind'), options: Object.entries(KINDS).map(([value, said]) => ({ value, label: say(lang, said) })) })}
${one('afterDays')}${one('deadlineDays')}${one('fee')}${one('text.nb', {})}${one('text.en', {})}</div>
${checkbox(form, { name: `${row}.interest`, value: 'yes', label: say(lang, { nb: 'Krev forsinkelsesrente', en: 'Claim late interest' }) })}</section>`
}
