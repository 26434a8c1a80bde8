import { spelledNumber } from '../../companies/organisation-number.ts'
import { companyById, membersOf } from '../../companies/queries.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { ordersAbout } from '../../support/find-orders.ts'
import { type OfferingSeats, seatsOf, type WalletSeat, walletOf } from '../../wallet/wallet-of.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { MEMBER_ROLES } from '../words/members.ts'
import { SEAT_WORDS } from '../words/wallet.ts'
import { orderHits } from './hits.ts'
import { notesPart } from './notes.ts'

/** So many orders, and offerings with their people, stand on one page. */
const ORDERS_MOST = 50
const OFFERINGS_MOST = 10

/** Where staff go on with a company. */
const ROOMS: readonly [string, Said][] = [
  ['members', { nb: 'Medlemmer og invitasjoner', en: 'Members and invitations' }],
  ['invoicing', { nb: 'Faktura: EHF, referanser, adresse', en: 'Invoices: EHF, references, address' }],
  ['credit', { nb: 'Kreditt', en: 'Credit' }],
  ['units', { nb: 'Enheter', en: 'Units' }],
]

/** A company as whoever rings for it knows it: its seats and who was invited to them, its orders, and who acts for it. */
export async function companyPage(visit: Visit): Promise<Page> {
  const { lang, on, to } = visit
  const company = await companyById(on, idOf(visit, 'company'))
  if (!company) throw unknown('company')
  const { id, name, organisationNumber, invoiceEmail } = company
  const looker = { companyId: id, personId: null, isStaff: true }
  const [orders, offerings, members] = await Promise.all([
    ordersAbout(on, { companyId: id }, ORDERS_MOST),
    walletOf(on, looker, lang),
    membersOf(on, id),
  ])
  const shown = offerings.slice(0, OFFERINGS_MOST)
  const seats = await Promise.all(shown.map(({ offeringId }) => seatsOf(on, looker, offeringId)))
  return {
    title: name,
    hidden: true,
    width: 'wide',
    at: `/support/companies/${id}`,
    body: html`${backLink(to('/support'), say(lang, { nb: 'Nytt søk', en: 'New search' }), icon('back'))}
<div class="desk-head"><h1>${name}</h1><p class="desk-tags">${company.confirmed ? null : tag('warning', say(lang, { nb: 'Ikke bekreftet', en: 'Not confirmed' }))}</p></div>
<p class="lead desk-now wrap">${spelledNumber(organisationNumber)} · ${invoiceEmail}</p>
<div class="desk-columns"><div class="desk-main">
<section class="sheet desk-part"><h2>${say(lang, { nb: 'Plasser', en: 'Seats' })}</h2>${offerings.length === 0 ? html`<p class="fine">${say(lang, { nb: 'Bedriften har ikke kjøpt noen.', en: 'The company has bought none.' })}</p>` : null}
<ul class="desk-mails">${shown.map((offering, at) => offeringLine(visit, offering, seats[at]!))}</ul></section>
${orderHits(visit, orders)}</div>
<aside class="desk-side" aria-label="${say(lang, { nb: 'Hvem, innstillinger og notater', en: 'Who, settings and notes' })}">
<section class="sheet desk-part"><h2>${say(lang, { nb: 'Handler for bedriften', en: 'Act for the company' })}</h2>${members.length === 0 ? html`<p class="fine">${say(lang, { nb: 'Ingen.', en: 'Nobody.' })}</p>` : null}<ul class="desk-people">${members.map((member) => html`<li><a href="${to(`/support/people/${member.personId}`)}">${member.name}</a> <span class="fine">${say(lang, MEMBER_ROLES[member.role])}</span></li>`)}</ul></section>
<section class="sheet desk-part"><h2>${say(lang, { nb: 'Innstillinger', en: 'Settings' })}</h2><ul class="desk-people">${ROOMS.map(([room, said]) => html`<li><a href="${to(`/company/${id}/${room}`)}">${say(lang, said)}</a></li>`)}</ul></section>
${await notesPart(visit, { companyId: id })}</aside></div>`,
  }
}

function offeringLine(
  { lang, to }: Visit,
  { title, code, startsAt, bought, unnamed, invited, taken }: OfferingSeats,
  seats: readonly WalletSeat[],
): SafeHtml {
  const people = seats.filter(({ holdingId }) => holdingId !== null)
  const counts = say(lang, {
    nb: `${bought} kjøpt: ${taken} tatt, ${invited} invitert, ${unnamed} uten navn`,
    en: `${bought} bought: ${taken} taken, ${invited} invited, ${unnamed} without a name`,
  })
  return html`<li><p><strong>${title}</strong> ${code} · ${day(lang, SELLER_ZONE, startsAt)}</p><p class="fine">${counts}</p>
${people.length === 0 ? null : html`<details class="more"><summary>${say(lang, { nb: 'Hvem', en: 'Who' })}<span class="ds-sr-only">: ${title}</span></summary><ul class="desk-people">${people.map(({ name, email, state, orderId }) => html`<li><a href="${to(`/support/orders/${orderId}`)}">${name ?? ''}</a> <span class="fine wrap">${email ?? ''}</span> ${tag(SEAT_WORDS[state].tone, say(lang, SEAT_WORDS[state].name))}</li>`)}</ul></details>`}</li>`
}
