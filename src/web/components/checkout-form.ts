import type { CartView } from '../../cart/cart-view.ts'
import type { Needs } from '../../companies/needs.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { Money } from '../../platform/money.ts'
import type { Way } from '../../sending/way.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Drawable } from '../prepaid/drawable.ts'
import { answerLabel } from '../questions/answer-fields.ts'
import { askedInCart, ownQuestions } from '../questions/checkout-part.ts'
import type { Visit } from '../visit.ts'
import { checkoutLabel } from '../words/checkout.ts'
import { price } from '../words/offers.ts'
import { cartSummary } from './cart-summary.ts'
import { askPart } from './checkout-approval.ts'
import { howToPay, whatIsCharged } from './checkout-payment.ts'
import { agreement, withoutAgreement } from './checkout-terms.ts'
import { peopleFields } from './people-fields.ts'
import type { UnitChoice } from './unit-choice.ts'
import { whoPays } from './who-pays.ts'

export type CheckoutParts = {
  cart: CartView
  seen: string
  termsVersion: number
  key: string
  /** A private person too may pay on invoice. */
  personsChoose: boolean
  /** A course begins while a consumer could still withdraw. */
  startsEarly: boolean
  /** How the invoice would come; null while no organisation is known. */
  way: Way | null
  /** What the company that pays has paid for before, and can draw this order on. */
  drawable?: readonly Drawable[]
  /** What the company that pays needs on its invoices. */
  needs: Needs
  /** When its invoices come; null where that depends on the unit. */
  collects: string | null
  /** What it costs without an agreement of the company's, where the buyer may choose that. */
  listedTotal?: Money | null
  /** The company wants a yes to an order above this. */
  approval: Money | null
  /** What lies in the cart makes up a learning path, and is asked for at its courses' own prices. */
  outsidePaths?: boolean
  /** Its units that the buyer may choose among. */
  choice: UnitChoice
  /** The request to an employer whose seats the learner now pays for; their own seat, so nobody is named. */
  asked?: string
}

/** One page: who pays, who takes part, how it is paid. Without scripts the parts that do not apply are hidden by the style sheet alone. */
export function checkoutForm(visit: Visit, form: Filled, parts: CheckoutParts): SafeHtml {
  const { lang, to } = visit
  const { cart, seen, key, asked, approval } = parts
  const ownWay = approval ? ' for-person' : ''
  const back = asked ? to(`/purchase-requests/${asked}`) : to('/cart')
  const { total } = cart.quote
  return html`<h1>${say(lang, { nb: 'Kasse', en: 'Checkout' })}</h1>
${errorSummary(form, (name) => checkoutLabel(lang, name) ?? answerLabel(lang, name, askedInCart(cart)))}
<div class="buying buying--checkout">
<form class="form checkout${parts.personsChoose ? ' checkout--all-choose' : ''}" method="post" action="${asked ? `${back}/pay` : to('/checkout')}" novalidate>
${hidden('key', key)}${hidden('cart', cart.id)}${hidden('seen', seen)}${hidden('totalMinor', total.minor)}${hidden('currency', total.currency)}
${opening(visit)}
${whoPays(visit, form)}
${asked ? null : whoTakesPart(form, cart)}${ownQuestions(form, cart)}
${total.minor === 0 ? hidden('payBy', 'card') : howToPay(lang, form, parts)}
${approval ? askPart(visit, form, { above: approval, outsidePaths: parts.outsidePaths ?? false, back }) : null}
${withoutAgreement(form, parts)}<div class="stack${ownWay}">${agreement(visit, form, parts)}
<div class="checkout__end">${whatIsCharged(lang, cart)}
<button class="ds-button checkout__go" type="submit">${goOn(lang, cart)}</button>
<a href="${back}">${asked ? say(lang, { nb: 'Tilbake til forespørselen', en: 'Back to the request' }) : say(lang, { nb: 'Tilbake til handlekurven', en: 'Back to the cart' })}</a></div></div>
</form>
<aside class="summary sheet" aria-labelledby="summary"><h2 id="summary">${say(lang, { nb: 'Bestillingen', en: 'Your order' })}</h2>${cartSummary(lang, cart)}</aside>
</div>`
}

const whoTakesPart = (form: Filled, { lines }: CartView): SafeHtml => {
  const { lang } = form
  return html`<section class="form-part"><h2>${say(lang, { nb: 'Hvem skal delta?', en: 'Who takes part?' })}</h2>
<p class="for-company">${say(lang, { nb: 'Du kan sette navn på plassene nå eller senere.', en: 'You can name people now or later.' })}</p>
${lines.map((line, at) => peopleFields(form, line, { at, several: lines.length > 1 }))}</section>`
}

function opening({ lang, to, caller }: Visit): SafeHtml {
  const signIn =
    caller.actor.kind === 'visitor'
      ? html`<p>${say(lang, { nb: 'Du trenger ingen konto.', en: 'You need no account.' })} <a href="${to(`/sign-in?to=${encodeURIComponent(to('/checkout'))}`)}">${say(lang, { nb: 'Har du en, kan du logge inn', en: 'If you have one, you can sign in' })}</a>.</p>`
      : null
  return html`<div class="stack">${signIn}<p class="fine">${say(lang, { nb: 'Alt må fylles ut, bortsett fra det som er merket valgfritt.', en: 'Everything is needed, except what is marked optional.' })}</p></div>`
}

/** The button says that one pays, and how much. */
function goOn(lang: Lang, { quote: { total } }: CartView): SafeHtml {
  if (total.minor === 0) return html`${say(lang, { nb: 'Meld på', en: 'Sign up' })}`
  const sum = html`<span class="money">${price(lang, total)}</span>`
  return html`<span class="by-card">${say(lang, { nb: 'Bestill og betal', en: 'Order and pay' })} ${sum}</span><span class="by-invoice">${say(lang, { nb: 'Bestill med betalingsplikt,', en: 'Order with obligation to pay' })} ${sum}</span><span class="by-prepaid">${say(lang, { nb: 'Bestill med det som er forhåndsbetalt', en: 'Order with what is prepaid' })}</span>`
}
