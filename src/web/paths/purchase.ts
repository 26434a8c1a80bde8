import { QUANTITY_MAX } from '../../cart/problems.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { HeldForThem, PathSum } from '../../storefront/choose-starts.ts'
import type { Offer } from '../../storefront/offer.ts'
import type { PathView } from '../../storefront/path-by-slug.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { hidden } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { credits, price } from '../words/offers.ts'
import { courseCount, PATHS_PATH } from './parts.ts'

/** The form that the choices of starts belong to, wherever they stand on the page. */
export const PATH_FORM = 'path-form'
/** The field that says for how many. */
export const QUANTITY = 'quantity'

/** `dated` where the dates are the buyer's own choice; `refused` is the form as it came, where it was. */
type Parts = {
  chosen: readonly (Offer | null)[]
  sum: PathSum | null
  held: HeldForThem
  dated: boolean
  refused: Filled | null
}

/** The first screen: what the path costs beside its courses singly, which starts are chosen, and the button. */
export function pathPurchase(visit: Visit, view: PathView, parts: Parts): SafeHtml {
  const { lang, to } = visit
  const { path, courses, creditTenths } = view
  const { sum } = parts
  const worth = credits(lang, creditTenths)
  const facts = html`<ul class="facts course-facts"><li>${icon('open')}<span>${courseCount(lang, courses.length)}</span></li>${worth === null ? null : html`<li>${icon('credits')}<span>${worth}</span></li>`}${path.closed ? html`<li>${icon('seat')}<span>${say(lang, { nb: 'Holdes for bedriften din', en: 'Held for your company' })}</span></li>` : null}</ul>`
  return html`<section class="purchase sheet" aria-labelledby="purchase"><h2 class="ds-sr-only" id="purchase">${say(lang, { nb: 'Pris og datoer', en: 'Price and dates' })}</h2>
${sum ? prices(visit, sum) : null}${facts}
<form class="path-buy" id="${PATH_FORM}" method="post" action="${to(`${PATHS_PATH}/${path.slug}`)}">
${sum ? buying(visit, view, { ...parts, sum }) : cannotNow(visit, view, parts)}</form></section>`
}

function prices({ lang }: Visit, { whole, vat, singly, saved }: PathSum): SafeHtml {
  const words =
    vat.minor === 0
      ? say(lang, { nb: 'per person for alle kursene, ingen mva.', en: 'per person for all courses, no VAT' })
      : say(lang, {
          nb: `per person for alle kursene, inkl. ${price('nb', vat)} mva.`,
          en: `per person for all courses, incl. ${price('en', vat)} VAT`,
        })
  return html`<p class="purchase__price"><strong class="money">${price(lang, whole)}</strong> <span class="fine">${whole.minor === 0 ? '' : words}</span></p>
${saved.minor > 0 ? html`<p>${say(lang, { nb: `Hver for seg ${price('nb', singly)}. Du sparer ${price('nb', saved)}.`, en: `Bought separately ${price('en', singly)}. You save ${price('en', saved)}.` })}</p>` : null}`
}

/** What was typed: with a refusal, or on the way to the price of other dates. */
const typedIn = ({ form, query }: Visit): string => query.get(QUANTITY) || form.get(QUANTITY)

function buying(visit: Visit, { path, courses }: PathView, parts: Parts & { sum: PathSum }): SafeHtml {
  const { lang } = visit
  const { chosen, sum, held, dated, refused } = parts
  const heldOf = ({ offeringId }: Offer) => (held?.offeringId === offeringId ? held.seats : 0)
  const most = Math.min(QUANTITY_MAX, ...sum.offers.map((offer) => offer.seats.left + heldOf(offer)))
  const fault = refused?.fault(QUANTITY) ?? null
  const free = sum.whole.minor === 0
  return html`${hidden('pathId', path.pathId)}<p class="path-buy__dates"><strong>${dated ? say(lang, { nb: 'Valgte datoer', en: 'Chosen dates' }) : say(lang, { nb: 'Datoer vi foreslår', en: 'Dates we suggest' })}</strong> <span class="fine">${say(lang, { nb: 'Velg andre under «Kursene i løpet».', en: 'Choose others under “The courses of the path”.' })}</span></p>
<ol class="path-buy__starts">${courses.map(({ title }, at) => html`<li>${title}: <span class="fine">${chosen[at] ? days(lang, chosen[at]) : ''}</span></li>`)}</ol>
<p class="fine">${say(lang, { nb: 'Kan du ikke komme på ett av kursene, får du penger tilbake etter vilkårene for det kurset. De andre beholder prisen sin.', en: 'If you cannot come to one of the courses, you get money back by the terms of that course. The others keep their price.' })}</p>
<div class="buy"><div class="buy__quantity"><label for="${QUANTITY}">${say(lang, { nb: 'Antall personer', en: 'Persons' })}</label><input class="ds-input" id="${QUANTITY}" name="${QUANTITY}" type="number" inputmode="numeric" min="1" max="${most}" value="${typedIn(visit) || 1}" required${fault ? html` aria-invalid="true" aria-describedby="${QUANTITY}-fault"` : null}></div>${fault ? html`<p class="ds-validation-message" id="${QUANTITY}-fault">${fault}</p>` : null}
<button class="ds-button buy__now" type="submit" name="next" value="checkout">${free ? say(lang, { nb: 'Meld deg på', en: 'Sign up' }) : say(lang, { nb: 'Kjøp læringsløpet', en: 'Buy the path' })}</button>
<button class="ds-button buy__company" data-variant="secondary" type="submit" name="next" value="company">${free ? say(lang, { nb: 'Meld på ansatte', en: 'Sign up employees' }) : say(lang, { nb: 'Kjøp for ansatte', en: 'Buy for employees' })}</button>
<button class="ds-button buy__cart" data-variant="tertiary" type="submit" name="next" value="cart">${say(lang, { nb: 'Legg i handlekurven', en: 'Add to cart' })}</button></div>`
}

/** Which course keeps the path from being bought whole, and where its waiting list is. */
function cannotNow(visit: Visit, { courses }: PathView, { chosen }: Parts): SafeHtml {
  const { lang, to } = visit
  const without = courses.filter((_, at) => !chosen[at])
  return html`<p><strong>${say(lang, { nb: 'Løpet kan ikke kjøpes samlet akkurat nå.', en: 'The path cannot be bought as a whole right now.' })}</strong> ${say(lang, { nb: 'Disse kursene kan ikke bestilles nå:', en: 'These courses cannot be booked now:' })}</p>
<ul>${without.map(({ slug, title }) => html`<li><a href="${to(`/courses/${slug}`)}">${title}</a></li>`)}</ul>${typedIn(visit) === '' ? null : hidden(QUANTITY, typedIn(visit))}`
}
