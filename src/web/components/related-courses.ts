import { relatedTo } from '../../channels/related.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import type { Visit } from '../visit.ts'
import { offerCard } from './offer-card.ts'

/** Courses that go with these and can be bought now; nothing where there is none. */
export async function relatedCourses(visit: Visit, courseIds: readonly string[]): Promise<SafeHtml | null> {
  const { lang, on, caller } = visit
  const related = await relatedTo(on, courseIds, onlookerOf(caller.actor, lang))
  if (related.length === 0) return null
  return html`<section class="band related" aria-labelledby="related"><h2 id="related">${say(lang, { nb: 'Andre kurs som kan passe', en: 'Other courses that may suit you' })}</h2>
<ul class="offer-cards">${related.map((offer) => offerCard(lang, offer))}</ul></section>`
}
