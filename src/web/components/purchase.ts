import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import type { Offer } from '../../storefront/offers.ts'
import { fromPrice } from '../../storefront/with-extras.ts'
import { applyPart } from '../admission/apply-part.ts'
import type { Visit } from '../visit.ts'
import { waitingList } from '../waiting/join-form.ts'
import { price, seatsLeft } from '../words/offers.ts'
import { buyForm } from './buy-form.ts'
import { courseFacts } from './course-facts.ts'
import { comesAlong } from './extras.ts'
import { icon } from './icon.ts'
import { firstSentence, prose } from './markdown.ts'
import { agreedPrice, tierPrices } from './tiers.ts'
import { days } from './when.ts'

/** The first screen: what it costs, when and where it is, who may come, what if one cannot, and the button. */
export function purchase(visit: Visit, offer: Offer, others: readonly Offer[]): SafeHtml {
  const { lang } = visit
  const left = seatsLeft(lang, offer)
  return html`<section class="purchase sheet" aria-labelledby="purchase"><h2 class="ds-sr-only" id="purchase">${say(lang, { nb: 'Pris, datoer og plasser', en: 'Price, dates and seats' })}</h2>
<p class="purchase__price"><strong class="money">${price(lang, fromPrice(offer).gross)}</strong> <span class="fine">${vatWords(visit, offer)}</span></p>
${agreedPrice(lang, offer)}${tierPrices(lang, offer)}
${comesAlong(lang, offer)}
${courseFacts(lang, offer)}
${whatIf(visit, offer)}
<p class="purchase__seats"><span class="seats seats--${left.tone}">${left.words}</span></p>
${wayIn(visit, offer, others)}
</section>`
}

/** How one gets a seat: by applying where admission is checked, else by buying, or by waiting. */
function wayIn(visit: Visit, offer: Offer, others: readonly Offer[]): SafeHtml {
  const { admission, sale } = offer
  if (admission) return html`${applyPart(visit, offer, admission)}${sale === 'open' ? null : nextChoice(visit, others)}`
  if (sale === 'open') return html`${buyForm(visit, offer)}${regret(visit, offer)}`
  return html`${waitingList(visit, offer)}${nextChoice(visit, others)}`
}

function vatWords({ lang }: Visit, offer: Offer): string {
  const { gross, vat } = fromPrice(offer)
  if (gross.minor === 0) return ''
  return vat.minor === 0
    ? say(lang, { nb: 'per plass, ingen mva.', en: 'per seat, no VAT' })
    : say(lang, { nb: `per plass, inkl. ${price('nb', vat)} mva.`, en: `per seat, incl. ${price('en', vat)} VAT` })
}

function whatIf({ lang }: Visit, { terms, fallback, lang: spoken }: Offer): SafeHtml {
  const language = fallback ? html` lang="${spoken}"` : null
  return html`<details class="what-if"><summary><span class="what-if__ask">${say(lang, { nb: 'Hva om jeg ikke kan komme?', en: 'What if I cannot come?' })}</span> <span class="what-if__short"${language}>${firstSentence(terms.rulesInWords ?? terms.inWords)}</span></summary>
${terms.rulesInWords ? html`<p${language}>${terms.rulesInWords}</p>` : null}<div class="prose"${language}>${prose(terms.inWords)}</div></details>`
}

const regret = ({ lang, to }: Visit, offer: Offer): SafeHtml | null =>
  fromPrice(offer).gross.minor === 0 || offer.onlyFor
    ? null
    : html`<p class="purchase__calm fine">${icon('shield')}<span>${say(lang, { nb: 'Kjøper du privat, har du', en: 'Private buyers have a' })} <a href="${to('/withdrawal')}">${say(lang, { nb: '14 dagers angrerett', en: '14-day right of withdrawal' })}</a>.</span></p>`

/** Whoever cannot buy this start is led to one that has seats. */
function nextChoice({ lang, to }: Visit, others: readonly Offer[]): SafeHtml | null {
  const open = others.filter((other) => other.sale === 'open')
  if (open.length === 0) return null
  return html`<div class="purchase__other"><p><strong>${say(lang, { nb: 'Disse har ledige plasser:', en: 'These have seats left:' })}</strong></p>
<ul>${open.map((other) => html`<li><a href="${to(`/courses/${other.slug}?start=${other.code}`)}">${days(lang, other)}</a>${other.mode === 'online' ? null : html`, ${other.place}`}</li>`)}</ul></div>`
}
