import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Visit } from '../visit.ts'
import { MODES, TEACHING, topicName } from '../words/offers.ts'

export type Asked = {
  search: string
  topic: string
  mode: '' | 'campus' | 'online' | 'hybrid'
  teachingLang: '' | Lang
  after: string
}
type Choice = { value: string; said: string }

/** How many topics are offered as short cuts. */
const CHIPS = 6

/** A plain GET form: choosing and pressing the button is all it needs. */
export function offerFilters(
  { lang, to }: Visit,
  asked: Asked,
  { topics, search }: { topics: readonly string[]; search: boolean },
): SafeHtml {
  const modes = Object.entries(MODES).map(([value, said]) => ({ value, said: say(lang, said) }))
  const langs = Object.entries(TEACHING).map(([value, said]) => ({ value, said: say(lang, said) }))
  const active = asked.search !== '' || asked.topic !== '' || asked.mode !== '' || asked.teachingLang !== ''
  return html`<form class="filters${search ? ' filters--search' : ''}" method="get" action="${to('/courses')}" aria-label="${say(lang, { nb: 'Filtrer kurs', en: 'Filter courses' })}">
${search ? html`<div class="filters__field filters__field--search"><label for="search">${say(lang, { nb: 'Søk', en: 'Search' })}</label><input class="ds-input" id="search" name="search" type="search" value="${asked.search}"></div>` : null}
${choice({ name: 'topic', label: { nb: 'Tema', en: 'Topic' }, any: { nb: 'Alle temaer', en: 'All topics' } }, lang, { chosen: asked.topic, choices: topics.map((topic) => ({ value: topic, said: topicName(topic) })) })}
${choice({ name: 'mode', label: { nb: 'Sted', en: 'Place' }, any: { nb: 'Campus og nett', en: 'Campus or online' } }, lang, { chosen: asked.mode, choices: modes })}
${choice({ name: 'teachingLang', label: { nb: 'Undervises på', en: 'Taught in' }, any: { nb: 'Alle språk', en: 'Any language' } }, lang, { chosen: asked.teachingLang, choices: langs })}
<div class="filters__go"><button class="ds-button" type="submit">${say(lang, { nb: 'Vis kurs', en: 'Show courses' })}</button>
${active ? html`<a href="${to('/courses')}">${say(lang, { nb: 'Nullstill', en: 'Reset' })}</a>` : null}</div>
</form>`
}

type Labels = { name: string; label: Said; any: Said }

function choice(
  { name, label, any }: Labels,
  lang: Lang,
  { chosen, choices }: { chosen: string; choices: readonly Choice[] },
): SafeHtml {
  return html`<div class="filters__field"><label for="${name}">${say(lang, label)}</label><select class="ds-input" id="${name}" name="${name}" data-submit>
<option value="">${say(lang, any)}</option>
${choices.map(({ value, said }) => html`<option value="${value}"${value === chosen ? html` selected` : null}>${said}</option>`)}
</select></div>`
}

export function topicChips(to: (path: string) => string, lang: Lang, topics: readonly string[]): SafeHtml | null {
  if (topics.length === 0) return null
  return html`<ul class="chips" aria-label="${say(lang, { nb: 'Populære temaer', en: 'Popular topics' })}">${topics.slice(0, CHIPS).map((topic) => html`<li><a href="${to(`/courses?topic=${encodeURIComponent(topic)}`)}">${topicName(topic)}</a></li>`)}</ul>`
}
