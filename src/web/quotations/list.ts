import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { listQuotations, QUOTATION_STATES, type Quotation } from '../../quotations/queries.ts'
import { spelledDay } from '../components/when.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { tag } from '../desk/tag.ts'
import { field, select } from '../forms/field.ts'
import { freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'
import { QUOTATION_STATE } from '../words/quotations.ts'

export const QUOTATIONS = '/quotations'
/** Quotes on one page, and the longest search in characters. */
const SHOWN = 25
const SEARCH_MAX = 100

/** Every quote, the newest first, and the way to a new one. */
export async function showList(visit: Visit): Promise<Page> {
  const { lang, on, query, to } = visit
  const search = (query.get('search') ?? '').trim().slice(0, SEARCH_MAX)
  const state = QUOTATION_STATES.find((each) => each === query.get('state'))
  const after = cursorIn(query)
  const ask = { limit: SHOWN, search: search || undefined, state, after: after ?? undefined }
  const { quotations, next } = await listQuotations(on, ask)
  const title = say(lang, { nb: 'Tilbud', en: 'Quotes' })
  const at = (cursor: string | null) => withQuery(to(QUOTATIONS), query, { after: cursor })
  return {
    title,
    hidden: true,
    body: html`<div class="desk-head"><h1>${title}</h1><a class="ds-button" href="${to(`${QUOTATIONS}/new`)}">${say(lang, { nb: 'Nytt tilbud', en: 'New quote' })}</a></div>
<p class="lead">${say(lang, { nb: 'Når en bedrift vil ha prisen skriftlig, eller bestiller hos dere på telefon, e-post eller med en innkjøpsordre.', en: 'For a company that wants the price in writing, or orders by telephone, by mail or with a purchase order.' })}</p>
<div class="desk-block">${filter(visit, { search, state: state ?? '' })}
${quotations.length === 0 ? nothing(visit, search !== '' || state !== undefined) : html`<ul class="desk-hits">${quotations.map((each) => hit(visit, each))}</ul>`}</div>
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}`,
  }
}

function filter({ lang, to }: Visit, known: { search: string; state: string }): SafeHtml {
  const form = freshForm(lang, known)
  const states = QUOTATION_STATES.map((value) => ({ value, label: say(lang, QUOTATION_STATE[value].name) }))
  return html`<form class="desk-filter" role="search" method="get" action="${to(QUOTATIONS)}">
${field(form, { name: 'search', label: say(lang, { nb: 'Nummer, kjøper, kontakt, e-post eller org.nr.', en: 'Number, buyer, contact, e-mail or org. no.' }), type: 'search', plain: true, max: SEARCH_MAX })}
${select(form, { name: 'state', label: say(lang, { nb: 'Hvordan det står', en: 'How it stands' }), options: [{ value: '', label: say(lang, { nb: 'Alle', en: 'All' }) }, ...states] })}
<div class="desk-filter__go"><div><button class="ds-button" type="submit">${say(lang, { nb: 'Finn', en: 'Find' })}</button><a href="${to(QUOTATIONS)}">${say(lang, { nb: 'Nullstill', en: 'Reset' })}</a></div></div></form>`
}

const nothing = ({ lang }: Visit, filtered: boolean): SafeHtml =>
  html`<p role="status">${say(lang, filtered ? { nb: 'Ingen tilbud passer.', en: 'No quote fits.' } : { nb: 'Ingen tilbud ennå.', en: 'No quotes yet.' })}</p>`

function hit(
  { lang, to }: Visit,
  { id, number, state, payer, lines, total, validThrough, isBuyers }: Quotation,
): SafeHtml {
  const { name, tone } = QUOTATION_STATE[state]
  const titles = [...new Set(lines.map(({ title }) => title))].join(', ')
  const own = isBuyers ? html` · ${say(lang, { nb: 'laget av kjøperen', en: 'made by the buyer' })}` : null
  return html`<li class="sheet desk-hit"><div><h2><a href="${to(`${QUOTATIONS}/${id}`)}">${say(lang, { nb: 'Tilbud', en: 'Quote' })} ${number}</a></h2><p class="fine">${payer.name}${own}</p></div>
<p>${titles}<span class="fine desk-hit__aside">${say(lang, { nb: 'gjelder til og med', en: 'stands through' })} ${spelledDay(lang, validThrough)}</span></p>
<p class="desk-hit__sum money">${price(lang, total)}</p><p class="desk-tags">${tag(tone, say(lang, name))}</p></li>`
}
