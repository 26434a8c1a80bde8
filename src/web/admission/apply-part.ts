import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import type { Offer } from '../../storefront/offers.ts'
import { icon } from '../components/icon.ts'
import type { Visit } from '../visit.ts'
import { DOCUMENTS } from '../words/admission.ts'

/** Where somebody applies for the offering that the query names. */
export const APPLY_PATH = '/apply'

type Asked = NonNullable<Offer['admission']>

/** Where a company buys seats of it without names. */
export const FOR_COMPANY_PATH = '/apply/company'

/** In place of the button to buy: what is asked of whoever wants to come, when they are answered, and the way to apply. */
export function applyPart({ lang, to }: Visit, offer: Offer, asked: Asked): SafeHtml {
  const href = to(`${APPLY_PATH}?${new URLSearchParams({ offering: offer.offeringId })}`)
  const company = to(`${FOR_COMPANY_PATH}?${new URLSearchParams({ offering: offer.offeringId })}`)
  return html`<div class="purchase__apply stack"><h3>${say(lang, { nb: 'Hvem kan søke', en: 'Who can apply' })}</h3>${requirementsPart(lang, asked)}
${
  offer.sale === 'open'
    ? html`<p><a class="ds-button" href="${href}">${say(lang, { nb: 'Søk om plass', en: 'Apply for a seat' })}</a></p>
<p class="purchase__calm fine">${icon('shield')}<span>${say(lang, { nb: 'Du betaler først når du har fått ja. Plassen holdes av mens vi leser søknaden.', en: 'You pay only once you have had a yes. The seat is held while we read your application.' })}</span></p>
<p><a href="${company}">${say(lang, { nb: 'Kjøp plasser til ansatte', en: 'Buy seats for employees' })}</a></p>`
    : null
}</div>`
}

/** What is required, and which documents show it. */
export const requirementsPart = (
  lang: Lang,
  { requirements, documents }: Pick<Asked, 'requirements' | 'documents'>,
): SafeHtml =>
  html`<p class="as-written">${requirements}</p>
${documents.length > 0 ? html`<p>${say(lang, { nb: 'Legg ved:', en: 'Send along:' })} ${documents.map((kind) => say(lang, DOCUMENTS[kind]).toLocaleLowerCase(lang)).join(', ')}.</p>` : null}`

export const answeredIn = (lang: Lang, days: number): string =>
  count(lang, days, {
    one: { nb: 'Svar innen {n} dag', en: 'Answered within {n} day' },
    other: { nb: 'Svar innen {n} dager', en: 'Answered within {n} days' },
  })
