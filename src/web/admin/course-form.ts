import { CODE_MAX, SLUG_MAX, SUMMARY_MAX, type TEXT_PARTS } from '../../catalogue/words.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, select, submit, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { LEVELS } from '../words/offers.ts'

type Part = (typeof TEXT_PARTS)[number]
const TEXTS: Record<Part, { said: Said; hint?: Said; rows: number }> = {
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
  nb: { nb: 'norsk', en: 'Norwegian' },
  en: { nb: 'engelsk', en: 'English' },
}
const FACTS: Record<string, Said> = {
  slug: { nb: 'Nettadresse', en: 'Web address' },
  faculty: { nb: 'Fakultet', en: 'Faculty' },
  credits: { nb: 'Studiepoeng', en: 'ECTS credits' },
  level: { nb: 'Nivå', en: 'Level' },
  topics: { nb: 'Temaer', en: 'Topics' },
  contactEmail: { nb: 'E-post for spørsmål', en: 'E-mail for questions' },
}
const isPart = (name: string | undefined): name is Part => name !== undefined && name in TEXTS

/** What a field of the form is called, above it and in the list of what is wrong. */
const labels =
  (lang: Lang) =>
  (name: string): string => {
    const [tongue, part] = name.split('.')
    if (isPart(part)) return `${say(lang, TEXTS[part].said)} – ${say(lang, IN[tongue as Lang])}`
    return say(lang, FACTS[name]!)
  }

/** The course's words side by side in every language, and its facts. Everything but the title may wait while it is a draft. */
export function courseForm(lang: Lang, form: Filled, { action, go }: { action: string; go: string }): SafeHtml {
  const label = labels(lang)
  return html`<form class="form desk-form" method="post" action="${action}" novalidate>
${errorSummary(form, label)}
<section class="form-part"><h2>${say(lang, { nb: 'Tekster', en: 'Texts' })}</h2>
<p class="fine">${say(lang, { nb: 'Beskrivelsene kan skrives med Markdown. Er ett språk ufullstendig, vises det andre.', en: 'Descriptions may use Markdown. Where one language is incomplete, the other is shown.' })}</p>
${(Object.keys(TEXTS) as Part[]).map((part) => html`<div class="desk-pair">${LANGS.map((each) => textField(lang, form, { part, in: each }))}</div>`)}</section>
<section class="form-part"><h2>${say(lang, { nb: 'Fakta', en: 'Facts' })}</h2>
<div class="desk-grid">
${field(form, { name: 'slug', label: label('slug'), hint: say(lang, { nb: 'Siste del: praktisk-statistikk', en: 'Its last part: practical-statistics' }), max: SLUG_MAX })}
${field(form, { name: 'faculty', label: label('faculty'), max: LINE_MAX })}
${field(form, { name: 'credits', label: label('credits'), hint: say(lang, { nb: 'For eksempel 2,5. Skriv 0 uten studiepoeng.', en: 'Such as 2.5. Enter 0 for none.' }), inputmode: 'decimal', size: 6, plain: true, max: CODE_MAX })}
${select(form, { name: 'level', label: label('level'), options: Object.entries(LEVELS).map(([value, said]) => ({ value, label: say(lang, said) })) })}
${field(form, { name: 'topics', label: label('topics'), hint: say(lang, { nb: 'Med komma mellom', en: 'Separated by commas' }), optional: true })}
${field(form, { name: 'contactEmail', label: label('contactEmail'), hint: say(lang, { nb: 'Må med før publisering', en: 'Needed before publishing' }), type: 'email', plain: true })}
</div></section>
<div class="actions">${submit(go)}</div></form>`
}

function textField(lang: Lang, form: Filled, { part, in: tongue }: { part: Part; in: Lang }): SafeHtml {
  const { hint, rows } = TEXTS[part]
  const name = `${tongue}.${part}`
  const label = labels(lang)(name)
  const aside = hint ? { hint: say(lang, hint) } : {}
  if (part === 'title')
    return html`<div lang="${lang}">${field(form, { name, label, plain: true, max: LINE_MAX })}</div>`
  return html`<div lang="${lang}">${textArea(form, { name, label, rows, ...(wanted(part) ? { plain: true as const } : { optional: true as const }), ...aside, ...(part === 'summary' ? { max: SUMMARY_MAX } : {}) })}</div>`
}

/** What a language is incomplete without. */
const wanted = (part: Part): boolean => part === 'summary' || part === 'description'
