import type { DueState } from '../../invoicing/left-to-pay.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { field, select } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { DOCUMENT_KINDS } from '../words/desk-orders.ts'

const LABELS: Record<string, Said> = {
  from: { nb: 'Fra og med', en: 'From' },
  to: { nb: 'Til og med', en: 'Until' },
  dueFrom: { nb: 'Forfall fra og med', en: 'Due from' },
  dueTo: { nb: 'Forfall til og med', en: 'Due until' },
  kind: { nb: 'Type', en: 'Kind' },
  due: { nb: 'Betaling', en: 'Payment' },
  search: { nb: 'Søk', en: 'Search' },
}
const DUE: Record<DueState, Said> = {
  unpaid: { nb: 'Ubetalt', en: 'Unpaid' },
  overdue: { nb: 'Forfalt', en: 'Overdue' },
  paid: { nb: 'Betalt', en: 'Paid' },
  credited: { nb: 'Kreditert', en: 'Credited' },
}
const ALL: Said = { nb: 'Alle', en: 'All' }

export const filterLabel =
  (lang: Lang) =>
  (name: string): string =>
    say(lang, LABELS[name]!)

/** A plain GET form, so that a filter is an address one can keep. */
export function documentFilter({ lang, to }: Visit, form: Filled): SafeHtml {
  const label = filterLabel(lang)
  const options = (words: Record<string, Said>) =>
    Object.entries({ '': ALL, ...words }).map(([value, said]) => ({ value, label: say(lang, said) }))
  return html`<form class="desk-filter" method="get" action="${to('/finance')}" novalidate aria-label="${say(lang, { nb: 'Filtrer dokumenter', en: 'Filter documents' })}">
${field(form, {
  name: 'search',
  label: label('search'),
  type: 'search',
  plain: true,
  max: 100,
  hint: say(lang, {
    nb: 'Nummer, KID, kjøper, org.nr., innkjøpsordre, ordre eller beløp',
    en: 'Number, KID, buyer, org. no., purchase order, order or amount',
  }),
})}
${select(form, { name: 'due', label: label('due'), options: options(DUE) })}
${select(form, { name: 'kind', label: label('kind'), options: options(DOCUMENT_KINDS) })}
${field(form, { name: 'from', label: label('from'), type: 'date', plain: true })}
${field(form, { name: 'to', label: label('to'), type: 'date', plain: true })}
${field(form, { name: 'dueFrom', label: label('dueFrom'), type: 'date', plain: true })}
${field(form, { name: 'dueTo', label: label('dueTo'), type: 'date', plain: true })}
<div class="desk-filter__go"><div><button class="ds-button" type="submit">${say(lang, { nb: 'Vis', en: 'Show' })}</button><a href="${to('/finance')}">${say(lang, { nb: 'Nullstill', en: 'Reset' })}</a></div></div></form>`
}
