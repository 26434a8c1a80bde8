import { spelledNumber } from '../../companies/organisation-number.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Said, say } from '../../platform/lang.ts'
import type { FoundOrder } from '../../support/find-orders.ts'
import type { Caller, CallersCompany } from '../../support/find-people.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'
import { STATES } from '../words/desk-orders.ts'
import { price, seatCount } from '../words/offers.ts'

type Place = Pick<Visit, 'lang' | 'to'>

const part = ({ lang }: Place, title: Said, hits: readonly SafeHtml[]): SafeHtml | null =>
  hits.length === 0
    ? null
    : html`<section><h2 class="desk-found">${say(lang, title)}</h2><ul class="desk-hits">${hits}</ul></section>`

/** Orders, each with its buyer, what it is for, what it costs and how it stands. */
export const orderHits = (at: Place, orders: readonly FoundOrder[]): SafeHtml | null =>
  part(
    at,
    { nb: 'Ordrer', en: 'Orders' },
    orders.map((order) => orderHit(at, order)),
  )

function orderHit({ lang, to }: Place, order: FoundOrder): SafeHtml {
  const { id, number, placedAt, buyer, email, total, titles, quantity, state } = order
  const { name, tone } = STATES[state]
  return html`<li class="sheet desk-hit"><div><h3><a href="${to(`/support/orders/${id}`)}">${buyer}</a></h3><p class="fine">${email}</p></div>
<p>${titles.join(', ')}<span class="fine desk-hit__aside">${seatCount(lang, quantity)} · ${day(lang, SELLER_ZONE, placedAt)}</span></p>
<p class="desk-hit__sum"><span class="money">${price(lang, total)}</span><span class="fine desk-hit__aside">${say(lang, { nb: 'ordre', en: 'order' })} ${number}</span></p>
<p class="desk-tags">${tag(tone, say(lang, name))}</p></li>`
}

/** People, with how much there is of them. */
export const peopleHits = (at: Place, people: readonly Caller[]): SafeHtml | null =>
  part(
    at,
    { nb: 'Personer', en: 'People' },
    people.map((person) => personHit(at, person)),
  )

function personHit({ lang, to }: Place, { id, name, email, hasAccount, orders, seats }: Caller): SafeHtml {
  const ordered = count(lang, orders, {
    one: { nb: 'Én ordre', en: 'One order' },
    other: { nb: '{n} ordrer', en: '{n} orders' },
  })
  return html`<li class="sheet desk-hit"><div><h3><a href="${to(`/support/people/${id}`)}">${name}</a></h3><p class="fine">${email}</p></div>
<p>${ordered}<span class="fine desk-hit__aside">${seatCount(lang, seats)}</span></p><p></p>
<p class="desk-tags">${hasAccount ? tag('info', say(lang, { nb: 'Har konto', en: 'Has an account' })) : tag('neutral', say(lang, { nb: 'Uten konto', en: 'No account' }))}</p></li>`
}

/** Companies by name. */
export const companyHits = (at: Place, companies: readonly CallersCompany[]): SafeHtml | null =>
  part(
    at,
    { nb: 'Bedrifter', en: 'Companies' },
    companies.map((company) => companyHit(at, company)),
  )

const companyHit = ({ lang, to }: Place, { id, name, organisationNumber, city, confirmed }: CallersCompany): SafeHtml =>
  html`<li class="sheet desk-hit"><div><h3><a href="${to(`/support/companies/${id}`)}">${name}</a></h3><p class="fine">${spelledNumber(organisationNumber)}</p></div>
<p>${icon('place')} ${city}</p><p></p><p class="desk-tags">${confirmed ? null : tag('warning', say(lang, { nb: 'Ikke bekreftet', en: 'Not confirmed' }))}</p></li>`
