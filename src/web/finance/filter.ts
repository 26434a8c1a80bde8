import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { field, select } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { DOCUMENT_KINDS } from '../words/desk-orders.ts'

/** A plain GET form, so that a filter is an address one can keep. */
export function documentFilter({ lang, to }: Visit, form: Filled): SafeHtml {
  const kinds = [
    { value: '', label: say(lang, { nb: 'Alle', en: 'All' }) },
    ...Object.entries(DOCUMENT_KINDS).map(([value, said]) => ({ value, label: say(lang, said) })),
  ]
  return html`<form class="desk-filter" method="get" action="${to('/finance')}" novalidate aria-label="${say(lang, { nb: 'Filtrer dokumenter', en: 'Filter documents' })}">
${field(form, { name: 'from', label: say(lang, { nb: 'Fra og med', en: 'From' }), type: 'date', plain: true })}
${field(form, { name: 'to', label: say(lang, { nb: 'Til og med', en: 'Until' }), type: 'date', plain: true })}
${select(form, { name: 'kind', label: say(lang, { nb: 'Type', en: 'Kind' }), options: kinds })}
${field(form, { name: 'search', label: say(lang, { nb: 'Kjøper, nummer eller KID', en: 'Buyer, number or KID' }), type: 'search', plain: true, max: 100 })}
<div class="desk-filter__go"><button class="ds-button" type="submit">${say(lang, { nb: 'Vis', en: 'Show' })}</button><a href="${to('/finance')}">${say(lang, { nb: 'Nullstill', en: 'Reset' })}</a></div></form>`
}
