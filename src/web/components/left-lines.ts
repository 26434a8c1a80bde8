import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { submit } from '../forms/field.ts'
import type { LeftLine } from '../merge-browser-cart.ts'
import type { Visit } from '../visit.ts'
import { price, seatCount } from '../words/offers.ts'
import { refusalSentence } from '../words/refusals.ts'
import { days } from './when.ts'

/** What was in the browser before its visitor signed in and is not in their cart: each with why, and what can be done. */
export function leftLines(visit: Visit, left: readonly LeftLine[]): SafeHtml | null {
  if (left.length === 0) return null
  const { lang, to } = visit
  return html`<section class="left-lines" aria-labelledby="left"><h2 id="left">${say(lang, { nb: 'Ligger utenfor handlekurven', en: 'Left outside the cart' })}</h2>
<p>${say(lang, { nb: 'Dette la du i kurven før du logget inn. Det følger ikke med i kjøpet før du legger det til.', en: 'You chose this before you signed in. It is not part of the purchase until you add it.' })}</p>
<ul class="cart-lines">${left.map((line) => leftLine(visit, line))}</ul>
<form method="post" action="${to('/cart/merge')}">${submit(say(lang, { nb: 'Legg til i handlekurven', en: 'Add to the cart' }), 'secondary')}</form></section>`
}

function leftLine({ lang, to, caller }: Visit, { offer, quantity, why }: LeftLine): SafeHtml {
  return html`<li class="cart-line cart-line--left sheet"><div class="cart-line__what"><h3><a href="${to(`/courses/${offer.slug}?start=${offer.code}`)}">${offer.title}</a></h3>
<p class="fine">${days(lang, offer)} · ${seatCount(lang, quantity)} · ${price(lang, offer.price.gross)}</p>
${why ? html`<p class="ds-validation-message">${refusalSentence(lang, why, caller.requestId)}</p>` : null}</div>
<form method="post" action="${to(`/cart/left/${offer.offeringId}`)}"><button class="ds-button" data-variant="tertiary" type="submit">${say(lang, { nb: 'Fjern', en: 'Remove' })}<span class="ds-sr-only"> ${offer.title}</span></button></form></li>`
}
