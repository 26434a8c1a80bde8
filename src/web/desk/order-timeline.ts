import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { moment } from '../components/when.ts'
import { actorWords, eventWords } from '../words/desk-events.ts'
import { personIn, type WholeOrder } from './read-order.ts'

/** What happened, oldest first, in sentences, and who did it. */
export function timeline(lang: Lang, { order, events, names }: WholeOrder): SafeHtml {
  const steps = events.map((event) => ({
    at: event.at,
    words: eventWords(lang, event, order.total.currency),
    by: names.get(personIn(event.actor) ?? '') ?? actorWords(lang, event.actor),
  }))
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Hva som har skjedd', en: 'What happened' })}</h2>
<ol class="desk-timeline">${steps.map(({ at, words, by }) => html`<li><time class="fine" datetime="${at.toISOString()}">${moment(lang, SELLER_ZONE, at)}</time><p>${words} <span class="fine">(${by})</span></p></li>`)}</ol></section>`
}
