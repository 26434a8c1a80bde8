import type { CartLineView } from '../../cart/cart-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { capital, dayInWords, type Lang, say } from '../../platform/lang.ts'
import type { OfferExtra } from '../../storefront/offer.ts'
import type { Offer } from '../../storefront/offers.ts'
import { mostOf } from '../../storefront/with-extras.ts'
import { price } from '../words/offers.ts'

/** What comes with every seat and is in its price. */
export function comesAlong(lang: Lang, { extras }: Offer): SafeHtml | null {
  const required = extras.filter((extra) => extra.required)
  if (required.length === 0) return null
  const named = required.map(({ name, price: { gross } }) => `${name} (${price(lang, gross)})`)
  return html`<p class="fine">${say(lang, { nb: 'Inkluderer', en: 'Includes' })} ${named.join(', ')}.</p>`
}

/** What may be bought beside the seats, one for each seat. How many is changed in the cart. */
export function extraChoices(lang: Lang, { extras }: Offer): SafeHtml | null {
  const choices = extras.filter((extra) => !extra.required)
  if (choices.length === 0) return null
  return html`<fieldset class="ds-fieldset buy__extras"><legend class="ds-label" data-weight="semibold">${say(lang, { nb: 'Vil du ha noe mer?', en: 'Anything else?' })}</legend>
${choices.map(
  (extra) =>
    html`<div class="ds-field"><input class="ds-input" type="checkbox" id="extra-${extra.extraId}" name="extra" value="${extra.extraId}" aria-describedby="extra-${extra.extraId}-hint"><label class="ds-label" data-weight="regular" for="extra-${extra.extraId}">${extra.name}, <span class="money">${price(lang, extra.price.gross)}</span></label><div data-field="description" id="extra-${extra.extraId}-hint">${extraWords(lang, extra)}</div></div>`,
)}</fieldset>`
}

/** The field of a cart's form that says how many of an extra are wanted. */
export const extraField = (extraId: string): string => `extra.${extraId}`

/** What goes along with the seats of a cart's line, and how many of it; the seats themselves stand above. */
export function cartExtras(lang: Lang, { offer, quantity, extras }: CartLineView, seats: SafeHtml): SafeHtml {
  return html`<ul class="cart-extras" aria-label="${say(lang, { nb: `Plasser og tillegg på ${offer.title}`, en: `Seats and extras on ${offer.title}` })}"><li>${seats}<strong>${say(lang, { nb: 'Plasser', en: 'Seats' })}</strong></li>
${extras.map(
  ({ extra, quantity: chosen, gross }) => html`<li>${numberOf(lang, extra, { chosen, seats: quantity })}
<span><strong>${extra.name}</strong> <span class="fine">${extraWords(lang, extra)}</span></span><span class="money">${chosen > 0 ? price(lang, gross) : html`${price(lang, extra.price.gross)} <span class="fine">${say(lang, { nb: 'per stk.', en: 'each' })}</span>`}</span></li>`,
)}</ul>`
}

function numberOf(lang: Lang, extra: OfferExtra, { chosen, seats }: { chosen: number; seats: number }): SafeHtml {
  const [least, most] = [extra.required ? seats : 0, mostOf(extra, seats)]
  if (least === most) return html`<span class="figure">${chosen} ×</span>`
  return html`<input class="ds-input" type="number" inputmode="numeric" name="${extraField(extra.extraId)}" aria-label="${say(lang, { nb: `Antall ${extra.name}`, en: `Number of ${extra.name}` })}" min="${least}" max="${most}" value="${chosen}">`
}

/** Without VAT, when it comes, and that it must be. */
function extraWords(lang: Lang, { price: { net, vat }, deliveredOn, required }: OfferExtra): string {
  const delivered =
    deliveredOn === null
      ? say(lang, { nb: 'sendes straks', en: 'sent at once' })
      : say(lang, {
          nb: `utleveres ${dayInWords(deliveredOn, 'nb')}`,
          en: `handed out on ${dayInWords(deliveredOn, 'en')}`,
        })
  const untaxed =
    vat.minor === 0 ? null : say(lang, { nb: `${price('nb', net)} uten mva.`, en: `${price('en', net)} without VAT` })
  const always = required ? say(lang, { nb: 'følger med hver plass', en: 'comes with every seat' }) : null
  const all = [always, untaxed, delivered].filter((each) => each !== null).join(', ')
  return `${capital(all)}.`
}
