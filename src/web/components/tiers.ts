import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { Offer } from '../../storefront/offers.ts'
import { percent, price } from '../words/offers.ts'

/** What each seat costs when many are bought at once; nothing where that makes no difference. */
export function tierPrices(lang: Lang, { tiers }: Offer): SafeHtml | null {
  if (tiers.length === 0) return null
  return html`<ul class="purchase__tiers fine">${tiers.map(
    ({ fromSeats, percentBasisPoints, gross }) =>
      html`<li>${say(lang, { nb: `Fra ${fromSeats} plasser`, en: `From ${fromSeats} seats` })}: <strong class="money">${price(lang, gross)}</strong> ${say(lang, { nb: 'per plass', en: 'a seat' })}${percentBasisPoints === null ? '' : ` (−${percent(lang, percentBasisPoints)})`}</li>`,
  )}</ul>`
}
