import { documentFilter } from '../../invoicing/document-query.ts'
import { FILTERS } from '../../lists/all.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { spelledDay } from '../components/when.ts'
import { withQuery } from '../desk/pager.ts'
import { field, hidden, select } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { chipLabel, FAMILY, type FamilyName, LABELS, labelIn, valueWords } from './words.ts'

const SEARCH_MAX = 100
/** In the order in which a person fills them in; each list has some of them. */
const MEMBERS = Object.keys(LABELS)
const CHOSEN = ['state', 'due', 'kind', 'way'] as const
const SPANS: readonly { said: Said; names: readonly [string, string]; type: 'date' | 'text' }[] = [
  { said: { nb: 'Dokumentdato', en: 'Document date' }, names: ['from', 'to'], type: 'date' },
  { said: { nb: 'Betalingsdato', en: 'Payment date' }, names: ['paidFrom', 'paidTo'], type: 'date' },
  { said: { nb: 'Kursdato', en: 'Course date' }, names: ['courseFrom', 'courseTo'], type: 'date' },
  { said: { nb: 'Forfall', en: 'Due date' }, names: ['dueFrom', 'dueTo'], type: 'date' },
  { said: { nb: 'Beløp', en: 'Amount' }, names: ['amountFrom', 'amountTo'], type: 'text' },
]
const ALL: Said = { nb: 'Alle', en: 'All' }

/** The members that a list can be narrowed by. */
export const membersOf = (list: FamilyName): string[] => {
  const shape = list === 'documents' ? documentFilter : FILTERS[list]
  return MEMBERS.filter((name) => name in shape)
}
export const pathOf = (list: FamilyName): string => FAMILY.find(({ name }) => name === list)!.path

/** The values that a member may be chosen from, as its schema says. */
function choicesOf(list: FamilyName, name: (typeof CHOSEN)[number]): readonly string[] {
  const shape = (list === 'documents' ? documentFilter : FILTERS[list]) as Record<string, { unwrap?: () => unknown }>
  const inner = shape[name]?.unwrap?.() as { options?: readonly string[] } | undefined
  return inner?.options ?? []
}

/** A plain GET form, so that a filter is an address one can keep; how the list is sorted goes along. */
export function filterBar(visit: Visit, list: FamilyName, form: Filled): SafeHtml {
  const { lang, to, query } = visit
  const members = membersOf(list)
  const label = labelIn(lang)
  const spans = SPANS.filter(({ names: [first] }) => members.includes(first))
  const isNarrowed = spans.some(({ names }) => names.some((name) => form.value(name) !== ''))
  const chooser = (name: (typeof CHOSEN)[number]) => {
    const options = choicesOf(list, name).map((value) => ({ value, label: valueWords(lang, list, { name, value }) }))
    return select(form, { name, label: label(name), options: [{ value: '', label: say(lang, ALL) }, ...options] })
  }
  const kept = ['sort', 'order'].filter((name) => query.has(name))
  return html`<form class="list-filter" method="get" action="${to(pathOf(list))}" role="search" novalidate aria-label="${say(lang, { nb: 'Filtrer listen', en: 'Filter the list' })}">
${kept.map((name) => hidden(name, query.get(name)!))}
<div class="list-filter__row">${field(form, { name: 'search', label: label('search'), type: 'search', plain: true, max: SEARCH_MAX, hint: hintOf(visit, list) })}
${CHOSEN.filter((name) => members.includes(name)).map(chooser)}</div>
<details class="more"${isNarrowed ? html` open` : null}><summary>${say(lang, { nb: 'Datoer og beløp', en: 'Dates and amounts' })}</summary>
<div class="list-filter__spans">${spans.map(
    ({
      said,
      names,
      type,
    }) => html`<fieldset class="ds-fieldset list-filter__span"><legend class="ds-label">${say(lang, said)}</legend>
<div>${names.map((name) => field(form, { name, label: label(name), type, plain: true, ...(type === 'text' ? { inputmode: 'decimal' } : {}) }))}</div></fieldset>`,
  )}</div></details>
<div class="list-filter__go"><button class="ds-button" type="submit">${say(lang, { nb: 'Vis', en: 'Show' })}</button><a href="${to(pathOf(list))}">${say(lang, { nb: 'Nullstill', en: 'Reset' })}</a></div></form>`
}

const hintOf = ({ lang }: Visit, list: FamilyName): string =>
  list === 'unplaced'
    ? say(lang, {
        nb: 'Betaler, melding, KID, bankens referanse eller beløp',
        en: 'Payer, message, KID, the bank’s reference or amount',
      })
    : say(lang, {
        nb: 'Nummer, KID, ordre, navn, e-post, org.nr., innkjøpsordre, beløp eller id hos Stripe',
        en: 'Number, KID, order, name, e-mail, org. no., purchase order, amount or Stripe id',
      })

/** What the list is narrowed by, each with a way to take it away. Where it leads the list has the focus, so that one goes on from there. */
export function chips({ lang, to, query }: Visit, list: FamilyName): SafeHtml | null {
  const set = membersOf(list).filter((name) => (query.get(name) ?? '') !== '')
  if (set.length === 0) return null
  const chip = (name: string): Piece => {
    const value = query.get(name)!
    const words = /^\d{4}-\d{2}-\d{2}$/.test(value) ? spelledDay(lang, value) : valueWords(lang, list, { name, value })
    const without = withQuery(to(pathOf(list)), query, { [name]: null, after: null })
    return html`<li><a href="${without}#found"><span class="ds-sr-only">${say(lang, { nb: 'Ta bort', en: 'Take away' })} </span>${chipLabel(lang, name)}: ${words} <span aria-hidden="true">×</span></a></li>`
  }
  return html`<ul class="list-chips" aria-label="${say(lang, { nb: 'Listen er begrenset til', en: 'The list is narrowed to' })}">${set.map(chip)}</ul>`
}
