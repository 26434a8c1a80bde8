import { EMPLOYER_PATH } from '../../asking/request-mail.ts'
import { NOTE_MAX } from '../../asking/words.ts'
import type { CartView } from '../../cart/cart-view.ts'
import { countriesIn } from '../../platform/countries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import type { Fault } from '../../platform/problems.ts'
import { EMAIL_MAX, LINE_MAX } from '../../platform/words.ts'
import { referenceFields } from '../components/checkout-payment.ts'
import { acceptTerms } from '../components/checkout-terms.ts'
import { invoiceWay } from '../components/invoice-way.ts'
import { registerSays } from '../components/register-says.ts'
import type { Entries } from '../forms/entries.ts'
import { field, hidden, radios, select, submit, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { askingLabel } from '../words/asking.ts'
import { CHECKOUT_LABELS } from '../words/checkout.ts'
import { price } from '../words/offers.ts'

type Shown = { token: string; cart: CartView; termsVersion: number }
const DIGITS = {
  nb: 'Ni sifre. Utenfor Norge: mva-nummeret med landkode, som SE556703748501',
  en: 'Nine digits. Outside Norway: the VAT number with its country, such as SE556703748501',
}

/** Yes: which company pays, who answers for it, and how. */
export function approveForm(visit: Visit, form: Filled, { token, cart, termsVersion }: Shown): SafeHtml {
  const { lang, to } = visit
  const { total } = cart.quote
  return html`<form class="form" method="post" action="${to(EMPLOYER_PATH)}" novalidate>
${hidden('token', token)}${hidden('move', 'approve')}${hidden('as', 'company')}${hidden('key', form.value('key') || newId())}${hidden('totalMinor', total.minor)}${hidden('currency', total.currency)}
<section class="form-part"><h2>${say(lang, { nb: 'Ja, bedriften betaler', en: 'Yes, the company pays' })}</h2>
${companyFields(visit, form)}</section>
<section class="form-part"><h2>${say(lang, { nb: 'Betaling', en: 'Payment' })}</h2>${howToPay(visit, form)}</section>
<div class="accept">${acceptTerms(visit, form, termsVersion)}</div>
<div>${submit(html`${say(lang, { nb: 'Ja, bestill med betalingsplikt,', en: 'Yes, order with obligation to pay' })} <span class="money">${price(lang, total)}</span>`)}</div></form>`
}

/** A box that is not ticked sends nothing; that is a fault of its own. */
export const unaccepted = (form: Entries): Fault[] =>
  form.get('acceptedSalesTerms') === ''
    ? [{ pointer: '/acceptedSalesTerms', detail: 'the terms of sale must be accepted' }]
    : []

export function companyFields(visit: Visit, form: Filled): SafeHtml {
  const { lang } = visit
  const label = (name: keyof typeof CHECKOUT_LABELS) => say(lang, CHECKOUT_LABELS[name])
  return html`${field(form, { name: 'organisationNumber', label: label('organisationNumber'), hint: say(lang, DIGITS), autocomplete: 'off', max: 40 })}${registerSays(visit, 'companyName')}
${field(form, { name: 'companyName', label: label('companyName'), autocomplete: 'organization', max: LINE_MAX })}
${field(form, { name: 'name', label: label('name'), hint: say(lang, { nb: 'Den som svarer for bedriften', en: 'Whoever answers for the company' }), autocomplete: 'name', max: LINE_MAX })}
${field(form, { name: 'email', label: label('email'), hint: say(lang, { nb: 'Kvitteringen og fakturaen kommer hit.', en: 'The receipt and the invoice go here.' }), type: 'email', autocomplete: 'email', max: EMAIL_MAX })}
${field(form, { name: 'street', label: label('street'), autocomplete: 'street-address', max: LINE_MAX })}
<div class="field-pair field-pair--postcode">${field(form, { name: 'postcode', label: label('postcode'), autocomplete: 'postal-code', size: 6, max: 12 })}
${field(form, { name: 'city', label: label('city'), autocomplete: 'address-level2', max: LINE_MAX })}</div>
${select(form, { name: 'country', label: label('country'), autocomplete: 'country', preset: 'NO', options: countriesIn(lang).map(({ code, name }) => ({ value: code, label: name })) })}`
}

function howToPay({ lang }: Visit, form: Filled): SafeHtml {
  const label = (name: keyof typeof CHECKOUT_LABELS) => say(lang, CHECKOUT_LABELS[name])
  return html`${radios(form, {
    name: 'payBy',
    legend: label('payBy'),
    options: [
      {
        value: 'invoice',
        label: say(lang, { nb: 'Faktura', en: 'Invoice' }),
        hint: say(lang, { nb: 'Plassen er sikret med en gang', en: 'The seat is secured at once' }),
      },
      {
        value: 'card',
        label: say(lang, { nb: 'Kort', en: 'Card' }),
        hint: say(lang, { nb: 'I neste steg, på en egen side', en: 'In the next step, on a separate page' }),
      },
    ],
  })}
${invoiceWay(lang, null)}
${referenceFields(form)}`
}

export function declineForm({ lang, to }: Visit, form: Filled, token: string): SafeHtml {
  const open = form.fault('answeredBy') || form.fault('reason') ? html` open` : null
  return html`<details class="more"${open}><summary>${say(lang, { nb: 'Nei, vi betaler ikke', en: 'No, we do not pay' })}</summary>
<form class="form" method="post" action="${to(EMPLOYER_PATH)}" novalidate>${hidden('token', token)}${hidden('move', 'decline')}
${field(form, { name: 'answeredBy', label: askingLabel(lang, 'answeredBy'), autocomplete: 'name', max: LINE_MAX })}
${textArea(form, { name: 'reason', label: askingLabel(lang, 'reason'), hint: say(lang, { nb: 'Den som spurte, får se det.', en: 'Whoever asked will see it.' }), optional: true, max: NOTE_MAX, rows: 3 })}
<div>${submit(say(lang, { nb: 'Send svaret nei', en: 'Send the answer no' }), 'secondary')}</div></form></details>`
}
