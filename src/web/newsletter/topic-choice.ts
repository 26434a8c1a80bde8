import type { Actor } from '../../platform/actor.ts'
import type { On } from '../../platform/db/statement.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { countOffers } from '../../storefront/count-offers.ts'
import { onlookerOf } from '../../storefront/onlooker.ts'
import type { Filled } from '../forms/filled.ts'
import { topicName } from '../words/offers.ts'

/** Topics of what is on sale, and those that somebody chose when there were others. */
export async function topicsToChoose(
  on: On,
  { actor, lang }: { actor: Actor; lang: Lang },
  chosen: readonly string[] | null,
): Promise<string[]> {
  const { topic } = await countOffers(on, onlookerOf(actor, lang), {})
  return [...new Set([...topic.map(({ value }) => value), ...(chosen ?? [])])].toSorted((one, other) =>
    one.localeCompare(other, 'nb'),
  )
}

const READ_ABOUT: Said = {
  nb: 'Kryss av for det du vil lese om. Uten kryss er det alt.',
  en: 'Tick what you want to read about. With nothing ticked it is everything.',
}

/** None ticked means everything: what that is changes, and whoever wants it all need not come back. */
export function topicChoice(
  form: Filled,
  { legend, hint, topics }: { legend: string; hint?: Said; topics: readonly string[] },
): SafeHtml {
  const fault = form.fault('topics')
  return html`<fieldset class="ds-fieldset field" id="topics"><legend class="ds-label" data-weight="semibold">${legend}</legend>
<p data-field="description">${say(form.lang, hint ?? READ_ABOUT)}</p>
<div class="newsletter-topics">${topics.map(
    (
      topic,
      at,
    ) => html`<div class="ds-field"><input class="ds-input" type="checkbox" id="topics-${at}" name="topics" value="${topic}"${form.has('topics', topic) ? html` checked` : null}>
<label class="ds-label" data-weight="regular" for="topics-${at}">${topicName(topic)}</label></div>`,
  )}</div>
${fault ? html`<p class="ds-validation-message">${fault}</p>` : null}</fieldset>`
}
