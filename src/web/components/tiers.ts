import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { agreementWords } from '../../storefront/agreement-words.ts'
import type { Offer } from '../../storefront/offers.ts'
import { agreedAt } from '../../storefront/price-at.ts'
import { percent, price } from '../words/offers.ts'

/** What each seat costs when many are bought at once; nothing where that makes no difference. */
export function tierPrices(lang: Lang, offer: Offer): SafeHtml | null {
  const tiers = offer.tiers.filter(({ fromSeats }) => agreedAt(offer, fromSeats) === null)
  if (tiers.length === 0) return null
  return html`<ul class="purchase__tiers fine">${tiers.map(
    ({ fromSeats, percentBasisPoints, gross }) =>
      html`<li>${say(lang, { nb: `Fra ${fromSeats} plasser`, en: `From ${fromSeats} seats` })}: <strong class="money">${price(lang, gross)}</strong> ${say(lang, { nb: 'per plass', en: 'a seat' })}${percentBasisPoints === null ? '' : ` (−${percent(lang, percentBasisPoints)})`}</li>`,
  )}</ul>`
}

/** For which company a price was agreed, and what is taken off; nothing where it is the listed one. */
export function agreedPrice(lang: Lang, offer: Offer): SafeHtml | null {
  const { agreed, price: listed } = offer
  if (!agreed) return null
  const prices = say(lang, { nb: `Pris for ${agreed.company}.`, en: `Price for ${agreed.company}.` })
  return html`<p class="fine">${prices} ${agreementWords(agreed, listed.net, lang)}</p>`
}
