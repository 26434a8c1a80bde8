import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { Counted, Counts } from '../../storefront/count-offers.ts'
import { type Asked, FILTER_NAMES, type FilterName } from '../../storefront/filters.ts'
import type { Visit } from '../visit.ts'
import { FILTER_TITLES, FREE_SEATS, valueWords } from '../words/filters.ts'
import { topicName } from '../words/offers.ts'
import { icon } from './icon.ts'

/** How many topics are offered as short cuts. */
const CHIPS = 8
/** Of a filter with more values than this only so many stand open; the others are behind "show all". */
const OPEN_VALUES = 6
/** The order in which people choose. */
const ORDER = Object.keys(FILTER_TITLES) as FilterName[]

const chosenOf = (asked: Asked, name: FilterName): readonly string[] => asked[name] ?? []

/** What is asked for as the query of an address; one value can be left out. */
export function queryOf(
  asked: Asked,
  without?: { name: FilterName | 'search' | 'freeSeats'; value?: string },
): URLSearchParams {
  const query = new URLSearchParams()
  if (asked.search !== undefined && without?.name !== 'search') query.append('search', asked.search)
  for (const name of FILTER_NAMES)
    for (const value of chosenOf(asked, name))
      if (without?.name !== name || without.value !== value) query.append(name, value)
  if (asked.freeSeats && without?.name !== 'freeSeats') query.append('freeSeats', 'true')
  return query
}

/** A plain GET form: choosing and pressing the button is all it needs. Narrow screens fold it, wide ones show it beside the list. */
export function offerFilters({ lang, to }: Visit, asked: Asked, counts: Counts): SafeHtml {
  const chosen = ORDER.reduce((sum, name) => sum + chosenOf(asked, name).length, asked.freeSeats ? 1 : 0)
  return html`<details class="filters">
<summary>${icon('search')}${say(lang, { nb: 'Velg tema, sted, pris …', en: 'Choose topic, place, price …' })}${chosen > 0 ? html` <span class="filters__number">${chosen}<span class="ds-sr-only"> ${say(lang, { nb: 'valgt', en: 'chosen' })}</span></span>` : null}</summary>
<form method="get" action="${to('/courses')}" aria-label="${say(lang, { nb: 'Filtrer kurs', en: 'Filter courses' })}">
${asked.search === undefined ? null : html`<input type="hidden" name="search" value="${asked.search}">`}
${ORDER.map((name) => group(lang, { name, chosen: chosenOf(asked, name), counted: counts[name] }))}
<p class="filters__value"><label><input type="checkbox" name="freeSeats" value="true"${asked.freeSeats ? html` checked` : null}><span>${say(lang, FREE_SEATS)}</span></label></p>
<p class="filters__go"><button class="ds-button" type="submit">${say(lang, { nb: 'Vis kurs', en: 'Show courses' })}</button></p>
</form></details>`
}

type Group = { name: FilterName; chosen: readonly string[]; counted: readonly Counted[] }

/** What is chosen stands there even where it leaves nothing, so that it can be taken back. */
function group(lang: Lang, { name, chosen, counted }: Group): SafeHtml | null {
  const gone = chosen.filter((value) => !counted.some((each) => each.value === value))
  const values = [...counted, ...gone.map((value) => ({ value, count: 0 }))]
  if (values.length === 0) return null
  const first = values.filter(({ value }, at) => at < OPEN_VALUES || chosen.includes(value))
  const rest = values.filter((each) => !first.includes(each))
  const one = ({ value, count }: Counted) =>
    html`<p class="filters__value"><label><input type="checkbox" name="${name}" value="${value}"${chosen.includes(value) ? html` checked` : null}><span>${valueWords(lang, name, value)}</span> <span class="filters__count">${count}</span></label></p>`
  return html`<fieldset><legend>${say(lang, FILTER_TITLES[name])}</legend>${first.map(one)}
${rest.length === 0 ? null : html`<details class="filters__rest"><summary>${say(lang, { nb: `Vis ${rest.length} til`, en: `Show ${rest.length} more` })}</summary>${rest.map(one)}</details>`}</fieldset>`
}

/** Each thing chosen as a link that takes it back. */
export function chosenChips({ lang, to }: Visit, asked: Asked): SafeHtml | null {
  const chip = (words: string, without: Parameters<typeof queryOf>[1]) =>
    html`<li><a href="${to(`/courses?${queryOf(asked, without)}`)}">${words}<span aria-hidden="true"> ×</span><span class="ds-sr-only">, ${say(lang, { nb: 'fjern', en: 'remove' })}</span></a></li>`
  const chips = [
    ...(asked.search === undefined
      ? []
      : [chip(say(lang, { nb: `«${asked.search}»`, en: `“${asked.search}”` }), { name: 'search' })]),
    ...ORDER.flatMap((name) =>
      chosenOf(asked, name).map((value) => chip(chipWords(lang, name, value), { name, value })),
    ),
    ...(asked.freeSeats ? [chip(say(lang, FREE_SEATS), { name: 'freeSeats' })] : []),
  ]
  if (chips.length === 0) return null
  return html`<ul class="chips chips--chosen" aria-label="${say(lang, { nb: 'Valgt', en: 'Chosen' })}">${chips}
${chips.length > 1 ? html`<li><a href="${to('/courses')}">${say(lang, { nb: 'Fjern alle', en: 'Remove all' })}</a></li>` : null}</ul>`
}

/** A band of credits says little without the word. */
const chipWords = (lang: Lang, name: FilterName, value: string): string =>
  name === 'credits' && value !== 'none'
    ? `${say(lang, FILTER_TITLES.credits)}: ${valueWords(lang, name, value)}`
    : valueWords(lang, name, value)

export function topicChips({ lang, to }: Visit, topics: readonly Counted[]): SafeHtml | null {
  if (topics.length === 0) return null
  return html`<ul class="chips" aria-label="${say(lang, { nb: 'Populære temaer', en: 'Popular topics' })}">${topics.slice(0, CHIPS).map(({ value }) => html`<li><a href="${to(`/courses?topic=${encodeURIComponent(value)}`)}">${topicName(value)}</a></li>`)}</ul>`
}

export function searchForm({ lang, to }: Visit, asked: Asked, id: string): SafeHtml {
  const label = say(lang, { nb: 'Søk i kursene', en: 'Search courses' })
  return html`<form class="hero__search" role="search" method="get" action="${to('/courses')}">
<label class="ds-sr-only" for="${id}">${label}</label>
<input class="ds-input" id="${id}" name="search" type="search" maxlength="200" value="${asked.search ?? ''}" placeholder="${say(lang, { nb: 'Hva vil du lære?', en: 'What do you want to learn?' })}">
<button class="ds-button" type="submit">${icon('search')}${say(lang, { nb: 'Søk', en: 'Search' })}</button>
${[...queryOf(asked, { name: 'search' })].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
</form>`
}
