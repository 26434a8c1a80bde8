import { html, type SafeHtml } from '../../platform/html.ts'
import { count, say } from '../../platform/lang.ts'
import type { OfferingSeats } from '../../wallet/wallet-of.ts'
import { days } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import type { Visit } from '../visit.ts'
import { seatCount } from '../words/offers.ts'
import { walletBar } from './wallet-bar.ts'

/** Seats by course: what is to come first, each with the way to its people. */
export function walletList(
  visit: Visit,
  offerings: readonly OfferingSeats[],
  given: { companyId: string; maySteer: boolean },
): SafeHtml {
  const { lang, to } = visit
  const coming = offerings.filter(({ isOver }) => !isOver)
  const past = offerings.filter(({ isOver }) => isOver)
  const pastWords = count(lang, past.length, {
    one: { nb: '{n} avholdt kurs', en: '{n} past course' },
    other: { nb: '{n} avholdte kurs', en: '{n} past courses' },
  })
  const none = html`<div class="sheet desk-part"><p>${say(lang, { nb: 'Bedriften har ingen plasser ennå.', en: 'The company has no seats yet.' })}</p><p><a class="ds-button" href="${to('/courses')}">${say(lang, { nb: 'Finn et kurs', en: 'Find a course' })}</a></p></div>`
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Plasser', en: 'Seats' })}</h2>
${offerings.length === 0 ? none : html`<ul class="desk-wallet">${coming.map((each) => wallet(visit, each, given))}</ul>`}
${past.length === 0 ? null : html`<details class="more"><summary>${pastWords}</summary><ul class="desk-wallet">${past.map((each) => wallet(visit, each, given))}</ul></details>`}</section>`
}

function wallet(
  visit: Visit,
  seats: OfferingSeats,
  { companyId, maySteer }: { companyId: string; maySteer: boolean },
): SafeHtml {
  const { lang, to } = visit
  const { title, place, unnamed, isOver, offeringId } = seats
  const href = to(`/company/${companyId}/seats/${offeringId}`)
  const naming = unnamed > 0 && !isOver && maySteer
  const words = naming
    ? html`${say(lang, { nb: 'Gi bort', en: 'Give away' })} ${seatCount(lang, unnamed)}<span class="ds-sr-only">: ${title}</span>`
    : html`${say(lang, { nb: 'Se plassene', en: 'See the seats' })}<span class="ds-sr-only">: ${title}</span>`
  return html`<li class="sheet desk-part"><div class="desk-wallet__top"><div><h3><a href="${href}">${title}</a></h3><p class="fine">${days(lang, seats)} · ${place}</p></div>
<p class="desk-tags">${isOver ? tag('neutral', say(lang, { nb: 'Avholdt', en: 'Past' })) : null}</p></div>
${walletBar(lang, seats)}
<p><a class="ds-button"${naming ? null : html` data-variant="secondary"`} href="${href}">${words}</a></p></li>`
}
