import { CODE_MAX, SLUG_MAX, SUMMARY_MAX } from '../../catalogue/words.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, select, submit, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { LEVELS } from '../words/offers.ts'
import type { TEXT_PARTS } from './course-command.ts'

type Part = (typeof TEXT_PARTS)[number]
const NAMES: Record<Part, { said: Said; hint?: Said; rows: number }> = {
  title: { said: { nb: 'Tittel', en: 'Title' }, rows: 1 },
  summary: {
    said: { nb: 'Ingress', en: 'Summary' },
    hint: { nb: 'Én eller to setninger', en: 'A sentence or two' },
    rows: 3,
  },
  description: { said: { nb: 'Beskrivelse', en: 'Description' }, rows: 9 },
  outcomes: { said: { nb: 'Etter kurset kan du', en: 'After the course you can' }, rows: 4 },
  prerequisites: { said: { nb: 'Forkunnskaper', en: 'What you need to know before' }, rows: 3 },
}
const IN: Record<Lang, Said> = {
  nb: { nb: 'Norsk', en: 'Norwegian' },
  en: { nb: 'Engelsk', en: 'English' },
}

/** The course's words side by side in every language, and its facts. Everything but the title may wait while it is a draft. */
export function courseForm(lang: Lang, form: Filled, { action, go }: { action: string; go: string }): SafeHtml {
  return html`<form class="form desk-form" method="post" action="${action}" novalidate>
${errorSummary(form)}
<section class="form-part"><h2>${say(lang, { nb: 'Tekster', en: 'Texts' })}</h2>
<p class="fine">${say(lang, { nb: 'Beskrivelsene kan skrives med Markdown. Er ett språk ufullstendig, vises det andre.', en: 'Descriptions may use Markdown. Where one language is incomplete, the other is shown.' })}</p>
${(Object.keys(NAMES) as Part[]).map((part) => html`<div class="desk-pair">${LANGS.map((each) => textField(lang, form, { part, in: each }))}</div>`)}</section>
<section class="form-part"><h2>${say(lang, { nb: 'Fakta', en: 'Facts' })}</h2>
<div class="desk-grid">
${field(form, { name: 'slug', label: say(lang, { nb: 'Nettadresse', en: 'Web address' }), hint: say(lang, { nb: 'Siste del: praktisk-statistikk', en: 'Its last part: practical-statistics' }), max: SLUG_MAX })}
${field(form, { name: 'faculty', label: say(lang, { nb: 'Fakultet', en: 'Faculty' }), max: LINE_MAX })}
${field(form, { name: 'credits', label: say(lang, { nb: 'Studiepoeng', en: 'ECTS credits' }), hint: say(lang, { nb: 'For eksempel 2,5. Skriv 0 uten studiepoeng.', en: 'Such as 2.5. Enter 0 for none.' }), inputmode: 'decimal', size: 6, plain: true, max: CODE_MAX })}
${select(form, { name: 'level', label: say(lang, { nb: 'Nivå', en: 'Level' }), options: Object.entries(LEVELS).map(([value, said]) => ({ value, label: say(lang, said) })) })}
${field(form, { name: 'topics', label: say(lang, { nb: 'Temaer', en: 'Topics' }), hint: say(lang, { nb: 'Med komma mellom', en: 'Separated by commas' }), optional: true })}
${field(form, { name: 'contactEmail', label: say(lang, { nb: 'E-post for spørsmål', en: 'E-mail for questions' }), hint: say(lang, { nb: 'Må med før publisering', en: 'Needed before publishing' }), type: 'email', plain: true })}
</div></section>
<div class="actions">${submit(go)}</div></form>`
}

function textField(lang: Lang, form: Filled, { part, in: tongue }: { part: Part; in: Lang }): SafeHtml {
  const { said, hint, rows } = NAMES[part]
  const label = `${say(lang, said)} – ${say(lang, IN[tongue]).toLowerCase()}`
  const name = `${tongue}.${part}`
  const aside = hint ? { hint: say(lang, hint) } : {}
  if (part === 'title')
    return html`<div lang="${lang}">${field(form, { name, label, plain: true, max: LINE_MAX })}</div>`
  return html`<div lang="${lang}">${textArea(form, { name, label, rows, ...(wanted(part) ? { plain: true as const } : { optional: true as const }), ...aside, ...(part === 'summary' ? { max: SUMMARY_MAX } : {}) })}</div>`
}

/** What a language is incomplete without. */
const wanted = (part: Part): boolean => part === 'summary' || part === 'description'
