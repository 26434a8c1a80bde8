import type { CompanySeats } from '../../finance/company-seats.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, say } from '../../platform/lang.ts'
import { days } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'
import { seatCount } from '../words/offers.ts'

/** Seats by course and order; those that still want a name come first, with the button that gives them one. */
export function seatList(
  visit: Visit,
  seats: readonly CompanySeats[],
  given: { now: Date; mayName: boolean },
): SafeHtml {
  const { lang, to } = visit
  const coming = seats.filter(({ endsAt }) => endsAt > given.now)
  const past = seats.filter(({ endsAt }) => endsAt <= given.now)
  const pastWords = count(lang, past.length, {
    one: { nb: '{n} avholdt kurs', en: '{n} past course' },
    other: { nb: '{n} avholdte kurs', en: '{n} past courses' },
  })
  const none = html`<div class="sheet desk-part"><p>${say(lang, { nb: 'Bedriften har ingen plasser ennå.', en: 'The company has no seats yet.' })}</p><p><a class="ds-button" href="${to('/courses')}">${say(lang, { nb: 'Finn et kurs', en: 'Find a course' })}</a></p></div>`
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Plasser', en: 'Seats' })}</h2>
${seats.length === 0 ? none : html`<ul class="desk-wallet">${coming.map((each) => wallet(visit, each, given))}</ul>`}
${past.length === 0 ? null : html`<details class="more"><summary>${pastWords}</summary><ul class="desk-wallet">${past.map((each) => wallet(visit, each, given))}</ul></details>`}</section>`
}

function wallet(visit: Visit, seats: CompanySeats, { now, mayName }: { now: Date; mayName: boolean }): SafeHtml {
  const { lang } = visit
  const { title, place, bought, unnamed, people, orderNumber, endsAt } = seats
  const over = endsAt <= now
  const lacking = count(lang, unnamed, {
    one: { nb: '{n} plass uten navn', en: '{n} seat without a name' },
    other: { nb: '{n} plasser uten navn', en: '{n} seats without a name' },
  })
  return html`<li class="sheet desk-part"><div class="desk-wallet__top"><div><h3>${title}</h3><p class="fine">${days(lang, seats)} · ${place} · ${say(lang, { nb: 'ordre', en: 'order' })} ${orderNumber}</p></div>
<p class="desk-tags">${unnamed > 0 ? tag(over ? 'neutral' : 'warning', lacking) : tag('success', say(lang, { nb: 'Alle har navn', en: 'All named' }))}${over ? tag('neutral', say(lang, { nb: 'Avholdt', en: 'Past' })) : null}</p></div>
${people.length === 0 ? null : html`<details class="more"${people.length <= FEW ? html` open` : null}><summary>${say(lang, { nb: `${people.length} av ${bought} i bruk`, en: `${people.length} of ${bought} used` })}</summary><ul class="desk-people">${people.map(({ name, email }) => html`<li>${name} <span class="fine">${email}</span></li>`)}</ul></details>`}
${unnamed > 0 && !over ? nameStep(visit, seats, mayName) : null}</li>`
}

/** So few people that they need no click to be seen. */
const FEW = 6

function nameStep(
  { lang, to }: Visit,
  { orderId, offeringId, title, unnamed }: CompanySeats,
  mayName: boolean,
): SafeHtml {
  if (!mayName)
    return html`<p class="fine">${say(lang, { nb: 'Eieren eller en leder i bedriften kan sette navn.', en: 'The owner or a manager of the company can name people.' })}</p>`
  return html`<p><a class="ds-button" href="${to(`/company/orders/${orderId}/seats/${offeringId}`)}">${say(lang, { nb: 'Sett navn på', en: 'Name' })} ${seatCount(lang, unnamed)}<span class="ds-sr-only">: ${title}</span></a></p>`
}
