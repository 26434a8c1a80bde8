import type { z } from 'zod'
import { unitsOf } from '../../companies/units.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { UNIT, unitName } from '../components/unit-choice.ts'
import { refusedDeskForm, typedForm } from '../desk/desk-form.ts'
import { entriesOf } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, select } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Visit } from '../visit.ts'

/** What the fields of a filter are called. */
export type Labels = Readonly<Record<string, Said>>
/** What a list was asked for. A filter that cannot be read finds nothing: all of it in its place would be mistaken for what was asked. */
export type Asked<Filter> = { filter: Filter; form: Filled } | { filter: null; form: Filled; status: number }

export const DAY_LABELS = {
  from: { nb: 'Fra og med', en: 'From' },
  to: { nb: 'Til og med', en: 'Until' },
} as const satisfies Labels
/** Whose filter has units in it; see unitFilter. */
export const UNIT_LABEL = { unit: UNIT } as const satisfies Labels
export const ALL: Said = { nb: 'Alle', en: 'All' }

/** Reads a filter from the address, so that it is one that can be kept. */
export async function askedOf<S extends z.ZodType>(
  visit: Visit,
  schema: S,
  labels: Labels,
): Promise<Asked<z.output<S>>> {
  const given = { ...visit, form: entriesOf(Object.fromEntries(visit.query)) }
  const wish = filledIn(Object.fromEntries(Object.keys(labels).map((name) => [name, given.form.get(name)])))
  const attempted = await attempt(async () => parseForm(schema, wish))
  if ('done' in attempted) return { filter: attempted.done, form: typedForm(given) }
  const { problem } = attempted
  return { filter: null, form: refusedDeskForm(given, problem), status: problem.status }
}

export function filterForm(
  { lang, to }: Visit,
  { form, at, labels, fields }: { form: Filled; at: string; labels: Labels; fields: SafeHtml | null },
): SafeHtml {
  const labelOf = (name: string) => (labels[name] ? say(lang, labels[name]) : null)
  const day = (name: 'from' | 'to') =>
    field(form, { name, label: say(lang, DAY_LABELS[name]), type: 'date', plain: true })
  return html`${errorSummary(form, labelOf)}<form class="desk-filter" method="get" action="${to(at)}" novalidate aria-label="${say(lang, { nb: 'Velg hva listen viser', en: 'Choose what the list shows' })}">
${fields}${day('from')}${day('to')}
<div class="desk-filter__go"><div><button class="ds-button" type="submit">${say(lang, { nb: 'Vis', en: 'Show' })}</button><a href="${to(at)}">${say(lang, { nb: 'Nullstill', en: 'Reset' })}</a></div></div></form>`
}

/** Of a company with units: one of them, or all. */
export async function unitFilter(
  { lang, on, caller }: Visit,
  form: Filled,
  companyId: string,
): Promise<SafeHtml | null> {
  const memberId = caller.actor.kind === 'person' ? caller.actor.personId : null
  const units = await unitsOf(on, { companyId, memberId })
  if (units.length === 0) return null
  const options = units.map((unit) => ({ value: unit.id, label: unitName(unit) }))
  return select(form, {
    name: 'unit',
    label: say(lang, UNIT),
    options: [{ value: '', label: say(lang, ALL) }, ...options],
  })
}

/** The API's own files, with the same filter. */
export function exportLinks({ lang }: Visit, path: string, filter: object): SafeHtml {
  const link = (form: 'xlsx' | 'csv', words: string) => {
    const query = new URLSearchParams({
      ...(filledIn(filter as Record<string, unknown>) as Record<string, string>),
      lang,
    })
    return html`<li><a class="ds-button" data-variant="secondary" href="${path}.${form}?${query.toString()}" download>${words}</a></li>`
  }
  return html`<ul class="desk-exports" aria-label="${say(lang, { nb: 'Last ned det filteret finner', en: 'Download what the filter finds' })}">${link('xlsx', say(lang, { nb: 'Last ned som Excel', en: 'Download for Excel' }))}${link('csv', say(lang, { nb: 'Last ned som CSV', en: 'Download as CSV' }))}</ul>`
}

/** Figures beside each other, each with its word. */
export const sums = (figures: readonly (readonly [string, string])[]): SafeHtml =>
  html`<dl class="desk-sums">${figures.map(([term, value]) => html`<div><dt>${term}</dt><dd class="figure">${value}</dd></div>`)}</dl>`
