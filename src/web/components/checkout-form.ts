import type { CartView } from '../../cart/cart-view.ts'
import { SESSION_MINUTES } from '../../checkout/agree.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, field, hidden, radios } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { CHECKOUT_LABELS, checkoutLabel } from '../words/checkout.ts'
import { price } from '../words/offers.ts'
import { cartSummary } from './cart-summary.ts'
import { peopleFields } from './people-fields.ts'

type Parts = { cart: CartView; seen: string; termsVersion: number; key: string }

/** One page: who pays, who takes part, how it is paid. Without scripts the parts that do not apply are hidden by the style sheet alone. */
export function checkoutForm(visit: Visit, form: Filled, { cart, seen, termsVersion, key }: Parts): SafeHtml {
  const { lang, to, caller } = visit
  const { total } = cart.quote
  return html`<h1>${say(lang, { nb: 'Kasse', en: 'Checkout' })}</h1>
${errorSummary(form, (name) => checkoutLabel(lang, name))}
<div class="buying buying--checkout">
<form class="form checkout" method="post" action="${to('/checkout')}" novalidate>
${hidden('key', key)}${hidden('cart', cart.id)}${hidden('seen', seen)}${hidden('totalMinor', total.minor)}${hidden('currency', total.currency)}
${caller.actor.kind === 'visitor' ? html`<p>${say(lang, { nb: 'Du trenger ingen konto.', en: 'You need no account.' })} <a href="${to('/sign-in?to=/checkout')}">${say(lang, { nb: 'Har du en, kan du logge inn', en: 'If you have one, you can sign in' })}</a>.</p>` : null}
${whoPays(lang, form)}
<section class="form-part"><h2>${say(lang, { nb: 'Hvem skal delta?', en: 'Who takes part?' })}</h2>
<p class="for-company">${say(lang, { nb: 'Du kan sette navn på plassene nå eller senere.', en: 'You can name people now or later.' })}</p>
${cart.lines.map((line, at) => peopleFields(form, line, { at, several: cart.lines.length > 1 }))}</section>
${total.minor === 0 ? hidden('payBy', 'card') : howToPay(lang, form)}
<section class="form-part"><div class="accept">${checkbox(form, { name: 'acceptedSalesTerms', value: String(termsVersion), label: acceptance(visit, termsVersion) })}</div>
${whatIsCharged(lang, cart)}
<div class="actions"><button class="ds-button" type="submit">${goOn(lang, cart)}</button><a href="${to('/cart')}">${say(lang, { nb: 'Tilbake til handlekurven', en: 'Back to the cart' })}</a></div></section>
</form>
<aside class="summary sheet" aria-labelledby="summary"><h2 id="summary">${say(lang, { nb: 'Bestillingen', en: 'Your order' })}</h2>${cartSummary(lang, cart)}</aside>
</div>`
}

function whoPays(lang: Lang, form: Filled): SafeHtml {
  const option = (value: string, label: string) =>
    html`<label><input type="radio" name="as" id="as-${value}" value="${value}"${(form.value('as') || 'person') === value ? html` checked` : null}> ${label}</label>`
  const label = (name: keyof typeof CHECKOUT_LABELS) => say(lang, CHECKOUT_LABELS[name])
  return html`<section class="form-part"><h2 id="who-pays">${say(lang, { nb: 'Hvem betaler?', en: 'Who pays?' })}</h2>
<div class="switch" role="radiogroup" aria-labelledby="who-pays">${option('person', say(lang, { nb: 'Privatperson', en: 'Private person' }))}${option('company', say(lang, { nb: 'Bedrift', en: 'Company' }))}</div>
<div class="for-company form">
${field(form, { name: 'organisationNumber', label: label('organisationNumber'), hint: say(lang, { nb: 'Ni sifre', en: 'Nine digits' }), inputmode: 'numeric', size: 11, max: 15 })}
${field(form, { name: 'companyName', label: label('companyName'), autocomplete: 'organization', max: 200 })}
</div>
${field(form, { name: 'name', label: label('name'), autocomplete: 'name', max: 200 })}
${field(form, { name: 'email', label: label('email'), hint: say(lang, { nb: 'Kvitteringen kommer hit.', en: 'The receipt goes here.' }), type: 'email', autocomplete: 'email', max: 254 })}
${field(form, { name: 'street', label: label('street'), autocomplete: 'address-line1', max: 200 })}
<div class="field-pair">${field(form, { name: 'postcode', label: label('postcode'), autocomplete: 'postal-code', size: 6, max: 12 })}
${field(form, { name: 'city', label: label('city'), autocomplete: 'address-level2', max: 200 })}</div>
${hidden('country', form.value('country') || 'NO')}
</section>`
}

const howToPay = (
  lang: Lang,
  form: Filled,
): SafeHtml => html`<section class="form-part"><h2>${say(lang, { nb: 'Betaling', en: 'Payment' })}</h2>
<p class="for-person">${say(lang, { nb: 'Du betaler med kort på en egen, sikker side i neste steg.', en: 'You pay by card on a separate, secure page in the next step.' })}</p>
<div class="for-company form">
${radios(form, {
  name: 'payBy',
  legend: say(lang, CHECKOUT_LABELS.payBy),
  options: [
    {
      value: 'card',
      label: say(lang, { nb: 'Kort', en: 'Card' }),
      hint: say(lang, { nb: 'I neste steg, på en egen side', en: 'In the next step, on a separate page' }),
    },
    {
      value: 'invoice',
      label: say(lang, { nb: 'Faktura', en: 'Invoice' }),
      hint: say(lang, { nb: 'Plassene er deres med en gang', en: 'The seats are yours at once' }),
    },
  ],
})}
${field(form, { name: 'purchaseOrderNumber', label: say(lang, CHECKOUT_LABELS.purchaseOrderNumber), optional: true, max: 200 })}
${field(form, { name: 'buyerReference', label: say(lang, CHECKOUT_LABELS.buyerReference), hint: say(lang, { nb: 'Står på fakturaen, så den finner fram hos dere', en: 'Stands on the invoice so that it finds its way' }), optional: true, max: 200 })}
</div></section>`

const acceptance = ({ lang, to }: Visit, version: number): SafeHtml =>
  html`${say(lang, { nb: 'Jeg godtar', en: 'I accept the' })} <a href="${to('/terms')}" target="_blank">${say(lang, { nb: 'salgsvilkårene', en: 'terms of sale' })}<span class="ds-sr-only"> ${say(lang, { nb: '(åpnes i ny fane)', en: '(opens in a new tab)' })}</span></a> (${say(lang, { nb: 'versjon', en: 'version' })} ${version}).`

function whatIsCharged(lang: Lang, { quote: { total } }: CartView): SafeHtml {
  if (total.minor === 0)
    return html`<p class="charge">${say(lang, { nb: 'Kurset er gratis. Ingenting blir trukket.', en: 'The course is free. Nothing is charged.' })}</p>`
  const sum = price(lang, total)
  const byCard = say(lang, {
    nb: `${sum} trekkes når du godkjenner på betalingssiden. Plassene holdes av i ${SESSION_MINUTES} minutter mens du betaler.`,
    en: `${sum} is charged when you approve it on the payment page. The seats are held for ${SESSION_MINUTES} minutes while you pay.`,
  })
  const onInvoice = say(lang, {
    nb: `Ingenting trekkes nå. Plassene er deres med en gang, og fakturaen på ${sum} kommer på e-post.`,
    en: `Nothing is charged now. The seats are yours at once, and the invoice for ${sum} comes by e-mail.`,
  })
  return html`<p class="charge by-card">${byCard}</p><p class="charge by-invoice">${onInvoice}</p>`
}

const goOn = (lang: Lang, { quote: { total } }: CartView): SafeHtml =>
  total.minor === 0
    ? html`${say(lang, { nb: 'Bestill', en: 'Order' })}`
    : html`<span class="for-person">${say(lang, { nb: 'Bestill og betal', en: 'Order and pay' })}</span><span class="for-company">${say(lang, { nb: 'Bestill med betalingsplikt', en: 'Order with obligation to pay' })}</span>`
