import { QUANTITY_MAX } from '../../cart/problems.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { Offer } from '../../storefront/offers.ts'
import { fromPrice } from '../../storefront/with-extras.ts'
import { hidden } from '../forms/field.ts'
import type { Visit } from '../visit.ts'
import { codeGoesAlong, codeIn } from './code-part.ts'
import { extraChoices } from './extras.ts'

/** Quantity and three ways on: pay now, buy for employees, or go on looking. Nothing is held before checkout. */
export function buyForm(visit: Visit, offer: Offer): SafeHtml | null {
  const { lang, to } = visit
  if (offer.sale !== 'open') return null
  const free = fromPrice(offer).gross.minor === 0
  const most = Math.min(QUANTITY_MAX, offer.seats.left)
  return html`<form class="buy" method="post" action="${to('/cart')}">
${hidden('offeringId', offer.offeringId)}${codeIn(visit) === '' ? null : hidden('code', codeIn(visit))}${codeGoesAlong(visit)}
<div class="buy__quantity"><label for="quantity">${say(lang, { nb: 'Antall', en: 'Seats' })}</label>
<input class="ds-input" id="quantity" name="quantity" type="number" inputmode="numeric" min="1" max="${most}" value="1" required></div>
${extraChoices(lang, offer)}
<button class="ds-button buy__now" type="submit" name="next" value="checkout">${free ? say(lang, { nb: 'Meld deg på', en: 'Sign up' }) : say(lang, { nb: 'Kjøp plass', en: 'Buy seat' })}</button>
<button class="ds-button buy__company" data-variant="secondary" type="submit" name="next" value="company">${free ? say(lang, { nb: 'Meld på ansatte', en: 'Sign up employees' }) : say(lang, { nb: 'Kjøp for ansatte', en: 'Buy for employees' })}</button>
<button class="ds-button buy__cart" data-variant="tertiary" type="submit" name="next" value="cart">${say(lang, { nb: 'Legg i handlekurven', en: 'Add to cart' })}</button>
</form>`
}
