import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { checkbox } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'
import type { CheckoutParts } from './checkout-form.ts'

/** What a buyer agrees to: the terms of sale in their version and, a consumer, what there is to know of withdrawing. */
export function agreement(visit: Visit, form: Filled, { cart, termsVersion, startsEarly }: CheckoutParts): SafeHtml {
  const { lang } = visit
  return html`<section class="form-part"><h2>${say(lang, { nb: 'Vilkår', en: 'Terms' })}</h2>
${cart.quote.total.minor === 0 ? null : withdrawal(visit, form, startsEarly)}
<div class="accept">${acceptTerms(visit, form, termsVersion)}</div></section>`
}

/** A company may leave its agreement for later, or have used it up. The total that the button names is then shown anew before it is charged. */
export function withoutAgreement(form: Filled, { listedTotal }: Pick<CheckoutParts, 'listedTotal'>): SafeHtml | null {
  if (!listedTotal) return null
  const { lang } = form
  const sum = price(lang, listedTotal)
  const label = say(lang, {
    nb: `Bestill uten avtalen, til vanlige priser: ${sum}`,
    en: `Order without the agreement, at usual prices: ${sum}`,
  })
  return html`<section class="form-part for-company"><h2>${say(lang, { nb: 'Avtale', en: 'Agreement' })}</h2>
<div class="accept">${checkbox(form, { name: 'withoutAgreement', value: 'yes', label })}</div></section>`
}

export const acceptTerms = (visit: Visit, form: Filled, termsVersion: number): SafeHtml =>
  checkbox(form, {
    name: 'acceptedSalesTerms',
    value: String(termsVersion),
    label: acceptance(visit, termsVersion),
  })

function withdrawal({ lang, to }: Visit, form: Filled, startsEarly: boolean): SafeHtml {
  const link = html`<a href="${to('/withdrawal')}" target="_blank">${say(lang, { nb: 'Les om angreretten og se skjemaet', en: 'Read about the right and see the form' })}${newTab(lang)}</a>`
  return html`<div class="for-person stack"><p>${say(lang, { nb: 'Du har angrerett: innen 14 dager kan du gå fra kjøpet uten å oppgi grunn og få pengene tilbake.', en: 'You have a right of withdrawal: within 14 days you may withdraw without giving a reason and get your money back.' })} ${link}.</p>
${startsEarly ? html`<div class="accept">${earlyStart(form)}</div>` : null}</div>`
}

/** The wish of a consumer, without which nothing may be kept for what is held before the time for withdrawing has ended. */
export const earlyStart = (form: Filled): SafeHtml =>
  checkbox(form, { name: 'startEarly', value: 'yes', label: early(form.lang) })

const early = (lang: Visit['lang']): string =>
  say(lang, {
    nb: 'Jeg ber om å få begynne på kurset før angrefristen er ute. Angrer jeg etterpå, betaler jeg for det som er holdt, og når hele kurset er holdt, er angreretten brukt opp.',
    en: 'I ask to begin the course before the time for withdrawing has ended. If I withdraw afterwards, I pay for what has been given, and once the whole course has been given the right is used up.',
  })

const acceptance = ({ lang, to }: Visit, version: number): SafeHtml =>
  html`${say(lang, { nb: 'Jeg godtar', en: 'I accept the' })} <a href="${to('/terms')}" target="_blank">${say(lang, { nb: 'salgsvilkårene', en: 'terms of sale' })}${newTab(lang)}</a> (${say(lang, { nb: 'versjon', en: 'version' })} ${version}).`

const newTab = (lang: Visit['lang']): SafeHtml =>
  html`<span class="ds-sr-only"> ${say(lang, { nb: '(åpnes i ny fane)', en: '(opens in a new tab)' })}</span>`
