import type { CartLineView, CartView } from '../../cart/cart-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { vatByRate } from '../../pricing/quote.ts'
import { agreementWords } from '../../storefront/agreement-words.ts'
import { pathWords } from '../../storefront/path-words.ts'
import { voucherWords } from '../../storefront/voucher-words.ts'
import { cartPaths } from '../paths/cart-paths.ts'
import { percent, price, seatCount } from '../words/offers.ts'
import { codeNote } from './code-part.ts'
import { days } from './when.ts'

export const TO_PAY: Said = { nb: 'Å betale', en: 'To pay' }

/** What is bought and what it costs: the same figures as on the invoice. */
export const cartSummary = (
  lang: Lang,
  cart: CartView,
  sumWords: Said = TO_PAY,
): SafeHtml => html`<ul class="summary-lines">${cart.lines.map(
  ({ offer, quantity, gross, extras, ...by }) =>
    html`<li><div><strong>${offer.title}</strong><span class="fine">${days(lang, offer)} · ${seatCount(lang, quantity)}</span>${by.discount ? html`<span class="fine">${offWords(lang, { offer, ...by })}</span>` : null}</div><span class="money">${price(lang, gross)}</span></li>
${extras.filter((each) => each.quantity > 0).map((each) => html`<li><div>${each.quantity > 1 ? `${each.quantity} × ` : ''}${each.extra.name}</div><span class="money">${price(lang, each.gross)}</span></li>`)}`,
)}</ul>
${totals(lang, cart.quote, sumWords)}${cartPaths(lang, cart)}${codeNote(lang, cart)}`

/** Why a line costs less than is listed; null where it does not. */
export function offWords(
  lang: Lang,
  line: Pick<CartLineView, 'offer' | 'discount' | 'agreed' | 'vouched' | 'pathed'>,
): string | null {
  const { offer, discount, agreed, vouched, pathed } = line
  if (!discount) return null
  if (pathed) return pathWords(pathed, offer.price.net, lang)
  if (vouched) return voucherWords(vouched, offer.price.net, lang)
  if (agreed) return `${agreementWords(agreed, offer.price.net, lang)} (${agreed.company})`
  return say(lang, {
    nb: `Mengderabatt: ${price('nb', discount)} uten mva. er trukket fra`,
    en: `Discount for many seats: ${price('en', discount)} without VAT is taken off`,
  })
}

export function totals(lang: Lang, quote: CartView['quote'], sumWords: Said = TO_PAY): SafeHtml {
  const { net, vat, total } = quote
  const rates = vatByRate(quote).filter((each) => each.vat.minor > 0)
  const split = html`<div><dt>${say(lang, { nb: 'Uten mva.', en: 'Without VAT' })}</dt><dd class="money">${price(lang, net)}</dd></div>${rates.map((each) => html`<div><dt>${say(lang, { nb: 'Mva.', en: 'VAT' })} ${percent(lang, each.rateBasisPoints)}</dt><dd class="money">${price(lang, each.vat)}</dd></div>`)}`
  return html`<dl class="totals">${vat.minor === 0 ? null : split}<div class="totals__sum"><dt>${say(lang, sumWords)}</dt><dd class="money">${price(lang, total)}</dd></div></dl>`
}
