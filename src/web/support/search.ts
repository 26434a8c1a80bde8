import { z } from 'zod'
import { orderView } from '../../checkout/order-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { type FoundOrder, findOrders } from '../../support/find-orders.ts'
import { type Caller, type CallersCompany, findCallers, findCompanies } from '../../support/find-people.ts'
import { requestsWaiting } from '../cancel-requests/waiting-line.ts'
import { icon } from '../components/icon.ts'
import { cursorIn, pager, withQuery } from '../desk/pager.ts'
import type { Answer } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { companiesWaiting } from './companies.ts'
import { companyHits, orderHits, peopleHits } from './hits.ts'

/** The longest search, in characters, and the shortest that is worth one. */
const SEARCH_MAX = 100
const SEARCH_MIN = 2
/** Orders on one page. */
const SHOWN = 25

const tooShort = (lang: Lang, search: string): SafeHtml | null =>
  search === ''
    ? null
    : html`<p role="status">${say(lang, { nb: 'Skriv minst to tegn.', en: 'Type at least two characters.' })}</p>`

/** One box for whatever the caller can say. The code of an error page leads to what was refused, an order's id to the order. */
export async function searchPage(visit: Visit): Promise<Answer> {
  const { lang, query, to } = visit
  const search = (query.get('search') ?? '').trim().slice(0, SEARCH_MAX)
  if (z.uuid().safeParse(search.toLowerCase()).success)
    return { goTo: to(await placeOfId(visit, search.toLowerCase())) }
  const after = cursorIn(query)
  const found = search.length < SEARCH_MIN ? null : await lookFor(visit, search, after)
  const title = say(lang, { nb: 'Kundestøtte', en: 'Support' })
  const at = (cursor: string | null) => withQuery(to('/support'), query, { after: cursor })
  return {
    title,
    hidden: true,
    body: html`<h1>${title}</h1>${await companiesWaiting(visit)}${await requestsWaiting(visit)}
<form class="desk-search" role="search" method="get" action="${to('/support')}"><label class="ds-label" for="search">${say(lang, { nb: 'Hva kan den som ringer, oppgi?', en: 'What can the caller tell you?' })}</label>
<p class="fine" id="search-hint">${say(lang, HINT)}</p>
<div class="desk-search__row"><input class="ds-input" id="search" name="search" type="search" value="${search}" maxlength="${SEARCH_MAX}" aria-describedby="search-hint"${search === '' ? html` autofocus` : null}>
<button class="ds-button" type="submit">${icon('search')}${say(lang, { nb: 'Finn', en: 'Find' })}</button></div></form>
${found ? hits(visit, found, search) : tooShort(lang, search)}
${pager(lang, { first: found && after !== null ? at(null) : null, next: found?.next ? at(found.next) : null })}`,
  }
}

const HINT = {
  nb: 'Navn, e-post, bedrift, nummer på ordre, faktura eller innkjøpsordre, KID, beløp og dato («4 900 12.3.»), kortets fire siste siffer, eller koden fra en feilside',
  en: 'Name, e-mail, company, number of an order, invoice or purchase order, KID, amount and day (“4 900 12.3.”), the last four digits of the card, or the code of an error page',
}

type Found = { people: Caller[]; companies: CallersCompany[]; orders: FoundOrder[]; next: string | null }

/** People and companies stand before the first orders only. */
async function lookFor({ on }: Visit, search: string, after: string | null): Promise<Found> {
  const [orders, people, companies] = await Promise.all([
    findOrders(on, { search, limit: SHOWN, ...(after === null ? {} : { after }) }),
    after === null ? findCallers(on, search) : [],
    after === null ? findCompanies(on, search) : [],
  ])
  return { ...orders, people, companies }
}

async function placeOfId({ on }: Visit, id: string): Promise<string> {
  return (await orderView(on, id)) ? `/support/orders/${id}` : `/support/requests/${id}`
}

function hits(visit: Visit, { people, companies, orders }: Found, search: string): SafeHtml {
  const { lang } = visit
  if (people.length + companies.length + orders.length === 0)
    return html`<div class="sheet desk-part" role="status"><h2>${say(lang, { nb: `Ingenting passer «${search}»`, en: `Nothing fits “${search}”` })}</h2>
<p>${say(lang, { nb: 'Prøv bare etternavnet, eller adressen kvitteringen gikk til.', en: 'Try the surname alone, or the address the receipt went to.' })}</p></div>`
  return html`<div class="desk-main" role="status">${companyHits(visit, companies)}${orderHits(visit, orders)}${peopleHits(visit, people)}</div>`
}
