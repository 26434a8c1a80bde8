import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { Offer } from '../../storefront/offers.ts'
import { fromPrice } from '../../storefront/with-extras.ts'
import { href } from '../href.ts'
import { credits, heldForWords, MODES, price, seatsLeft, TEACHING, topicName } from '../words/offers.ts'
import { onCard } from './course-picture.ts'
import { icon } from './icon.ts'
import { pattern } from './pattern.ts'
import { days } from './when.ts'

/** An offer in the overview: the whole card leads to its course. `more` stands below its facts. */
export function offerCard(lang: Lang, offer: Offer, more: SafeHtml | null = null): SafeHtml {
  const left = seatsLeft(lang, offer)
  const worth = credits(lang, offer.creditTenths)
  return html`<li class="offer-card">
<div class="offer-card__picture">${offer.picture ? onCard(offer.picture) : pattern(offer.topics[0] ?? offer.faculty, offer.code)}${offer.topics[0] ? html`<span class="offer-card__topic">${topicName(offer.topics[0])}</span>` : null}</div>
<div class="offer-card__body">
<h3><a href="${href(lang, `/courses/${offer.slug}?start=${offer.code}`)}"${offer.fallback ? html` lang="${offer.lang}"` : null}>${offer.title}</a></h3>
<p class="offer-card__summary"${offer.fallback ? html` lang="${offer.lang}"` : null}>${offer.summary}</p>
<ul class="facts">
${offer.onlyFor ? html`<li>${icon('seat')}<span>${heldForWords(lang, offer.onlyFor)}</span></li>` : null}
${offer.agreed ? html`<li>${icon('seat')}<span>${say(lang, { nb: 'Avtalt pris for', en: 'Agreed price for' })} ${offer.agreed.company}</span></li>` : null}
${offer.admission ? html`<li>${icon('document')}<span>${say(lang, { nb: 'Du søker om plass', en: 'You apply for a seat' })}</span></li>` : null}
<li>${icon('calendar')}<span>${days(lang, offer)}</span></li>
<li>${icon(offer.mode === 'online' ? 'online' : 'place')}<span>${offer.mode === 'online' ? say(lang, MODES.online) : offer.place}</span></li>
<li>${icon('credits')}<span>${worth ?? say(lang, { nb: 'Uten studiepoeng', en: 'No credits' })}${offer.teachingLang === lang ? null : html` · ${say(lang, TEACHING[offer.teachingLang])}`}</span></li>
</ul>${more}
<p class="offer-card__foot"><span class="offer-card__price money">${price(lang, fromPrice(offer).gross)}</span><span class="seats seats--${left.tone}">${left.words}</span></p>
</div></li>`
}
