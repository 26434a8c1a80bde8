import { placeInWords, seatsInWords } from '../../moving/in-words.ts'
import { type SeatsWay, seatsWays } from '../../moving/moved.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { day } from '../components/when.ts'
import type { Visit } from '../visit.ts'
import { memberHere } from './account.ts'

/** From where seats of this offering came, and where others of it went. */
export async function movedPart(
  visit: Visit,
  { companyId, offeringId }: { companyId: string; offeringId: string },
): Promise<SafeHtml | null> {
  const { lang, on, to } = visit
  const ways = await seatsWays(on, { ...memberHere(visit, companyId), offeringId })
  if (ways.length === 0) return null
  return html`<section class="desk-block" aria-labelledby="moved"><h2 id="moved">${say(lang, { nb: 'Plasser som er flyttet', en: 'Seats that were moved' })}</h2>
<div class="sheet desk-part"><ul class="desk-effects">${ways.map((way) => html`<li>${icon('seat')}<span>${wayInWords(lang, way, offeringId)} <span class="fine">${day(lang, way.facts.from.zone, way.at)} · <a href="${to(`/orders/${way.orderId}`)}">${say(lang, { nb: `ordre ${way.orderNumber}`, en: `order ${way.orderNumber}` })}</a></span></span></li>`)}</ul></div></section>`
}

function wayInWords(lang: Lang, { facts }: SeatsWay, offeringId: string): string {
  const { from, to, seats = 1 } = facts
  return to.offeringId === offeringId
    ? say(lang, {
        nb: `${seatsInWords(seats, 'nb')} hit fra ${placeInWords(from, 'nb')}`,
        en: `${seatsInWords(seats, 'en')} here from ${placeInWords(from, 'en')}`,
      })
    : say(lang, {
        nb: `${seatsInWords(seats, 'nb')} herfra til ${placeInWords(to, 'nb')}`,
        en: `${seatsInWords(seats, 'en')} from here to ${placeInWords(to, 'en')}`,
      })
}
