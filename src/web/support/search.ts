import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { type FoundOrder, findOrders } from '../../support/find-orders.ts'
import { requestsWaiting } from '../cancel-requests/waiting-line.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import { tag } from '../desk/tag.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { STATES } from '../words/desk-orders.ts'
import { price, seatCount } from '../words/offers.ts'
import { companiesWaiting } from './companies.ts'

/** The longest search, in characters, and the shortest that is worth one. */
const SEARCH_MAX = 100
const SEARCH_MIN = 2
/** Orders on one page. */
const SHOWN = 25

const tooShort = (lang: Lang, search: string): SafeHtml | null =>
  search === ''
    ? null
    : html`<p role="status">${say(lang, { nb: 'Skriv minst to tegn.', en: 'Type at least two characters.' })}</p>`

/** One box for whatever the caller can say. */
export async function searchPage(visit: Visit): Promise<Page> {
  const { lang, on, query, to } = visit
  const search = (query.get('search') ?? '').trim().slice(0, SEARCH_MAX)
  const after = cursorIn(query)
  const ask = { search, limit: SHOWN, ...(after === null ? {} : { after }) }
  const found = search.length < SEARCH_MIN ? null : await findOrders(on, ask)
  const title = say(lang, { nb: 'Kundestøtte', en: 'Support' })
  const at = (cursor: string | null) => withQuery(to('/support'), query, { after: cursor })
  return {
    title,
    hidden: true,
    body: html`<h1>${title}</h1>${await companiesWaiting(visit)}${await requestsWaiting(visit)}
<p><a href="${to('/setup/people')}">${say(lang, { nb: 'Personer: logg ut eller slett', en: 'People: sign out or erase' })}</a></p>
<form class="desk-search" role="search" method="get" action="${to('/support')}"><label class="ds-label" for="search">${say(lang, { nb: 'Hva kan den som ringer, oppgi?', en: 'What can the caller tell you?' })}</label>
<p class="fine" id="search-hint">${say(lang, { nb: 'Navn, e-post, ordrenummer, fakturanummer, KID eller organisasjonsnummer', en: 'Name, e-mail, order number, invoice number, KID or organisation number' })}</p>
<div class="desk-search__row"><input class="ds-input" id="search" name="search" type="search" value="${search}" maxlength="${SEARCH_MAX}" aria-describedby="search-hint"${search === '' ? html` autofocus` : null}>
<button class="ds-button" type="submit">${icon('search')}${say(lang, { nb: 'Finn', en: 'Find' })}</button></div></form>
${found ? hits(visit, found, search) : tooShort(lang, search)}
${pager(lang, { first: found && after !== null ? at(null) : null, next: found?.next ? at(found.next) : null })}`,
  }
}

function hits(visit: Visit, { orders }: Awaited<ReturnType<typeof findOrders>>, search: string): SafeHtml {
  const { lang } = visit
  if (orders.length === 0)
    return html`<div class="sheet desk-part" role="status"><h2>${say(lang, { nb: `Ingen ordre passer «${search}»`, en: `No order fits “${search}”` })}</h2>
<p>${say(lang, { nb: 'Prøv bare etternavnet, eller adressen kvitteringen gikk til.', en: 'Try the surname alone, or the address the receipt went to.' })}</p></div>`
  const heading = count(lang, orders.length, {
    one: { nb: 'Én ordre', en: 'One order' },
    other: { nb: '{n} ordrer', en: '{n} orders' },
  })
  return html`<div role="status"><h2 class="desk-found">${heading}</h2></div>
<ul class="desk-hits">${orders.map((order) => hit(visit, order))}</ul>`
}

function hit(
  { lang, to }: Visit,
  { id, number, placedAt, buyer, email, total, titles, quantity, state }: FoundOrder,
): SafeHtml {
  const { name, tone } = STATES[state]
  return html`<li class="sheet desk-hit"><div><h3><a href="${to(`/support/orders/${id}`)}">${buyer}</a></h3><p class="fine">${email}</p></div>
<p>${titles.join(', ')}<span class="fine desk-hit__aside">${seatCount(lang, quantity)} · ${day(lang, SELLER_ZONE, placedAt)}</span></p>
<p class="desk-hit__sum"><span class="money">${price(lang, total)}</span><span class="fine desk-hit__aside">${say(lang, { nb: 'ordre', en: 'order' })} ${number}</span></p>
<p class="desk-tags">${tag(tone, say(lang, name))}</p></li>`
}
