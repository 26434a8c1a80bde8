import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { count } from '../../platform/lang.ts'
import type { Filled, FormFault } from './filled.ts'

/**
 * Everything that is wrong, first on the page; it takes the focus and each line leads to its field. `labelOf` names the
 * field, so that several lines with the same sentence can be told apart.
 */
export function errorSummary(
  { lang, faults }: Filled,
  labelOf: (field: string) => string | null = () => null,
): SafeHtml | null {
  if (faults.length === 0) return null
  const heading = count(lang, faults.length, {
    one: { nb: 'Én ting må rettes', en: 'One thing needs your attention' },
    other: { nb: '{n} ting må rettes', en: '{n} things need your attention' },
  })
  return html`<div class="ds-error-summary" role="alert" tabindex="-1" autofocus data-focus aria-labelledby="error-summary">
<h2 class="ds-heading" id="error-summary">${heading}</h2>
<ul class="ds-list">${faults.map((fault) => html`<li>${line(fault, labelOf)}</li>`)}</ul>
</div>`
}

function line({ field, sentence, href }: FormFault, labelOf: (field: string) => string | null): Piece {
  const to = href ?? (field === '' ? null : `#${field}`)
  const words = named(labelOf(field), sentence)
  return to === null ? words : html`<a class="ds-link" href="${to}">${words}</a>`
}

const named = (label: string | null, sentence: string): string => (label ? `${label}: ${sentence}` : sentence)
