import type { Unit } from '../../companies/units.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { unitName } from '../components/unit-choice.ts'
import type { Entries } from '../forms/entries.ts'
import type { Visit } from '../visit.ts'

type Boxes = { of: string; chosen: readonly string[] }

/** A box for each unit that somebody is, or is to be, bound to; none of them ticked binds to nothing. `of` tells the boxes on a page apart. */
export function unitBoxes({ lang }: Visit, units: readonly Unit[], { of, chosen }: Boxes): SafeHtml | null {
  const shown = units.filter(({ id, archived }) => !archived || chosen.includes(id))
  if (shown.length === 0) return null
  return html`<fieldset class="ds-fieldset field"><legend class="ds-label" data-weight="semibold">${say(lang, { nb: 'Bare for disse enhetene', en: 'For these units only' })}</legend>
<p data-field="description">${say(lang, { nb: 'De bestiller for disse og ser bare det som er bestilt for dem. Uten kryss gjelder det hele bedriften.', en: 'They order for these and see only what is ordered for them. Without a tick it is all of the company.' })}</p>
${shown.map((unit) => {
  const id = `unit-${of}-${unit.id}`
  return html`<div class="ds-field"><input class="ds-input" type="checkbox" id="${id}" name="unitIds" value="${unit.id}"${chosen.includes(unit.id) ? html` checked` : null}><label class="ds-label" data-weight="regular" for="${id}">${unitName(unit)}</label></div>`
})}</fieldset>`
}

/** The units that are ticked; null is none. */
export function unitIdsIn(form: Entries): string[] | null {
  const ticked = form.all('unitIds')
  return ticked.length > 0 ? [...ticked] : null
}

/** The names of the units that somebody is bound to, for those who look. */
export const boundTo = (units: readonly Unit[], unitIds: readonly string[] | null): string =>
  unitIds === null ? '' : units.flatMap(({ id, name }) => (unitIds.includes(id) ? [name] : [])).join(', ')
