import { countriesIn } from '../../platform/countries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { field, select } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { helpLine } from '../help/help-line.ts'
import type { Visit } from '../visit.ts'
import { CHECKOUT_LABELS } from '../words/checkout.ts'
import { registerSays } from './register-says.ts'

/** Who fills it in: whoever buys, or somebody here for them. */
type Asked = 'buyer' | 'seller'
const CONTACT: Said = { nb: 'Kontaktens navn', en: 'Name of the contact' }

/** Name and address as the invoice needs them: of a person, or of a company with whoever buys for it. */
export function whoPays(visit: Visit, form: Filled, asked: Asked = 'buyer'): SafeHtml {
  const { lang } = visit
  const as = form.value('as') || 'person'
  const option = (value: string, label: string) =>
    html`<label><input type="radio" name="as" id="as-${value}" value="${value}"${as === value ? html` checked` : null}> ${label}</label>`
  return html`<section class="form-part"><h2 id="who-pays">${say(lang, asked === 'buyer' ? { nb: 'Hvem betaler?', en: 'Who pays?' } : { nb: 'Hvem er det til?', en: 'Whom is it for?' })}</h2>
<div class="switch" role="radiogroup" aria-labelledby="who-pays">${option('person', say(lang, { nb: 'Privatperson', en: 'Private person' }))}${option('company', say(lang, { nb: 'Bedrift', en: 'Company' }))}</div>
${asked === 'buyer' ? html`<p class="fine for-person">${say(lang, { nb: 'Skal arbeidsgiveren betale? Velg bedrift, så kommer fakturaen dit.', en: 'Is your employer to pay? Choose company, and the invoice goes there.' })}</p>${helpLine(lang, 'who-pays')}` : null}
<div class="for-company form">
${organisation(visit, form)}
</div>
${address(form, asked)}
</section>`
}

/** The same for a company alone. */
export const companyFields = (visit: Visit, form: Filled): SafeHtml =>
  html`${organisation(visit, form)}${address(form, 'buyer')}`

function organisation(visit: Visit, form: Filled): SafeHtml {
  const { lang } = visit
  const label = (name: keyof typeof CHECKOUT_LABELS) => say(lang, CHECKOUT_LABELS[name])
  return html`${field(form, { name: 'companyName', label: label('companyName'), autocomplete: 'organization', max: 200 })}
${field(form, { name: 'organisationNumber', label: label('organisationNumber'), hint: say(lang, { nb: 'Ni sifre. Utenfor Norge: mva-nummeret med landkode, som SE556703748501', en: 'Nine digits. Outside Norway: the VAT number with its country, such as SE556703748501' }), autocomplete: 'off', max: 40 })}${registerSays(visit, 'companyName')}`
}

export function address(form: Filled, asked: Asked): SafeHtml {
  const { lang } = form
  const label = (name: keyof typeof CHECKOUT_LABELS) => say(lang, CHECKOUT_LABELS[name])
  return html`${field(form, { name: 'name', label: asked === 'buyer' ? label('name') : say(lang, CONTACT), autocomplete: 'name', max: 200 })}
${field(form, { name: 'email', label: label('email'), hint: say(lang, { nb: 'Kvitteringen og fakturaen kommer hit.', en: 'The receipt and the invoice go here.' }), type: 'email', autocomplete: 'email', max: 254 })}
${field(form, { name: 'street', label: label('street'), autocomplete: 'street-address', max: 200 })}
<div class="field-pair field-pair--postcode">${field(form, { name: 'postcode', label: label('postcode'), autocomplete: 'postal-code', size: 6, max: 12 })}
${field(form, { name: 'city', label: label('city'), autocomplete: 'address-level2', max: 200 })}</div>
${select(form, { name: 'country', label: label('country'), autocomplete: 'country', preset: 'NO', options: countriesIn(lang).map(({ code, name }) => ({ value: code, label: name })) })}`
}
