import { applicationsOfPerson } from '../../admission/applications.ts'
import { requestsOf } from '../../asking/the-request.ts'
import { companiesOf } from '../../companies/queries.ts'
import { mailsToPerson } from '../../notices/mails-of.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { nowOf } from '../../platform/db/now.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { act } from '../../platform/till.ts'
import { personCard } from '../../privacy/person-card.ts'
import { ordersAbout } from '../../support/find-orders.ts'
import { type PersonsSeat, type SeatStanding, seatsOfPerson } from '../../support/seats-of-person.ts'
import { entriesOfPerson } from '../../waiting/entries.ts'
import { icon } from '../components/icon.ts'
import { day, moment } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { mailsPart } from '../desk/order-mails.ts'
import { type Tone, tag } from '../desk/tag.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { APPLICATION_ENDS, APPLICATION_STATES } from '../words/admission.ts'
import { requestWords } from '../words/asking.ts'
import { MEMBER_ROLES } from '../words/members.ts'
import { price } from '../words/offers.ts'
import { ENTRY_STATES } from '../words/support.ts'
import { orderHits } from './hits.ts'
import { notesPart } from './notes.ts'

/** So many of somebody's orders stand on one page. */
const ORDERS_MOST = 50

/** Everything that somebody has with us, whoever paid: seats, requests, waiting, orders, and each mail with its fate. */
export async function personPage(visit: Visit): Promise<Page> {
  const { lang, till, on, to, caller } = visit
  const id = idOf(visit, 'person')
  const card = await act(till, caller.actor, (tx) => personCard(tx, id))
  const [orders, seats, mails] = await Promise.all([
    ordersAbout(on, { personId: id }, ORDERS_MOST),
    seatsOfPerson(on, id, lang),
    mailsToPerson(on, id),
  ])
  const back = backLink(to('/support'), say(lang, { nb: 'Nytt søk', en: 'New search' }), icon('back'))
  return {
    title: card.name,
    hidden: true,
    width: 'wide',
    at: `/support/people/${id}`,
    body: html`${back}<h1>${card.name}</h1><p class="lead desk-now wrap">${card.email}</p>
<div class="desk-columns"><div class="desk-main">
${seatsPart(visit, seats)}${await waitsPart(visit, id)}${orderHits(visit, orders)}${mailsPart(visit, mails)}</div>
<aside class="desk-side" aria-label="${say(lang, { nb: 'Konto, bedrifter og notater', en: 'Account, companies and notes' })}">
${accountPart(visit, card)}${await companiesPart(visit, id)}${await notesPart(visit, { personId: id })}</aside></div>`,
  }
}

const STANDINGS: Record<SeatStanding, { said: Said; tone: Tone }> = {
  enrolled: { said: { nb: 'Har plass', en: 'Has a seat' }, tone: 'success' },
  completed: { said: { nb: 'Har fullført', en: 'Has completed' }, tone: 'success' },
  withdrawn: { said: { nb: 'Har ikke plassen lenger', en: 'Has the seat no longer' }, tone: 'neutral' },
  invited: { said: { nb: 'Invitert, har ikke svart', en: 'Invited, has not answered' }, tone: 'info' },
  'invitation-failed': {
    said: { nb: 'Invitasjonen kom ikke fram', en: 'The invitation did not arrive' },
    tone: 'danger',
  },
  'invitation-over': { said: { nb: 'Invitasjonen er gått ut', en: 'The invitation has run out' }, tone: 'warning' },
}

function seatsPart({ lang, to }: Visit, seats: readonly PersonsSeat[]): SafeHtml {
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Plasser', en: 'Seats' })}</h2>
${seats.length === 0 ? html`<p class="fine">${say(lang, { nb: 'Ingen, og ingen invitasjon.', en: 'None, and no invitation.' })}</p>` : null}
<ul class="desk-mails">${seats.map(({ title, code, startsAt, orderId, orderNumber, standing, since, company }) => {
    const { said, tone } = STANDINGS[standing]
    return html`<li><p><strong>${title}</strong> ${code} · ${day(lang, SELLER_ZONE, startsAt)} ${tag(tone, say(lang, said))}</p><p class="fine">${company ? `${company} · ` : null}<a href="${to(`/support/orders/${orderId}`)}">${say(lang, { nb: 'ordre', en: 'order' })} ${orderNumber}</a> · ${moment(lang, SELLER_ZONE, since)}</p></li>`
  })}</ul></section>`
}

/** What they asked for and do not have yet: of an employer, of a waiting list, by application. */
async function waitsPart({ lang, on, to }: Visit, personId: string): Promise<SafeHtml | null> {
  const [requests, entries, applications, now] = await Promise.all([
    requestsOf(on, personId),
    entriesOfPerson(on, personId),
    applicationsOfPerson(on, personId),
    nowOf(on),
  ])
  if (requests.length + entries.length + applications.length === 0) return null
  const line = (what: Piece, state: Piece, fine: Piece) =>
    html`<li><p>${what} <strong>${state}</strong></p><p class="fine">${fine}</p></li>`
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Venter på', en: 'Waits for' })}</h2><ul class="desk-mails">
${requests.map((request) => line(html`${say(lang, { nb: 'Spurt arbeidsgiver', en: 'Asked an employer' })} ${request.employerEmail ?? ''} (${price(lang, money(request.totalMinor, request.currency))})`, say(lang, requestWords(request, now).title), html`${moment(lang, SELLER_ZONE, request.askedAt)}${request.fault ? ` · ${request.fault}` : null} · ${say(lang, { nb: 'svarfrist', en: 'answer by' })} ${moment(lang, SELLER_ZONE, request.until)}${request.orderId ? html` · <a href="${to(`/support/orders/${request.orderId}`)}">${say(lang, { nb: 'ordren', en: 'the order' })}</a>` : null}`))}
${entries.map((entry) => line(html`${say(lang, { nb: 'Venteliste', en: 'Waiting list' })}: ${entry.title}`, say(lang, ENTRY_STATES[entry.state]), html`${moment(lang, SELLER_ZONE, entry.askedAt)}${entry.rank === null ? null : ` · ${say(lang, { nb: 'plass i køen', en: 'place in the queue' })} ${entry.rank}`}`))}
${applications.map((each) => line(html`${say(lang, { nb: 'Søknad', en: 'Application' })}: ${each.title}`, say(lang, each.state === 'over' ? APPLICATION_ENDS[each.endedAs!] : APPLICATION_STATES[each.state]), moment(lang, SELLER_ZONE, each.appliedAt)))}</ul></section>`
}

function accountPart({ lang, to }: Visit, card: Awaited<ReturnType<typeof personCard>>): SafeHtml {
  const at = (instant: Date | null) => (instant ? moment(lang, SELLER_ZONE, instant) : null)
  const rows: [Said, Piece][] = [
    [
      { nb: 'Adressen bekreftet', en: 'Address confirmed' },
      at(card.emailVerifiedAt) ?? say(lang, { nb: 'nei', en: 'no' }),
    ],
    [{ nb: 'Sist sett', en: 'Last seen' }, at(card.lastSeenAt)],
    [{ nb: 'Kjent siden', en: 'Known since' }, at(card.createdAt)],
  ]
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Konto', en: 'Account' })}</h2><dl class="desk-facts">${rows.map(([term, value]) => (value === null ? null : html`<div><dt>${say(lang, term)}</dt><dd>${value}</dd></div>`))}</dl>
<p><a href="${to(`/setup/people/${card.id}`)}">${say(lang, { nb: 'Logg ut overalt, eller slett', en: 'Sign out everywhere, or erase' })}</a></p></section>`
}

async function companiesPart({ lang, on, to }: Visit, personId: string): Promise<SafeHtml | null> {
  const companies = await companiesOf(on, personId)
  if (companies.length === 0) return null
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Bedrifter', en: 'Companies' })}</h2><ul class="desk-people">${companies.map(
    ({ id, name, role }) =>
      html`<li><a href="${to(`/support/companies/${id}`)}">${name}</a> <span class="fine">${say(lang, MEMBER_ROLES[role])}</span></li>`,
  )}</ul></section>`
}
