import type { FORMS } from '../../exports/dataset.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { type Option, radios, select } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { FILES, FORM_SAID, fileSaid, OTHER_FILES } from '../words/exports.ts'

export const WISH_LABELS = {
  what: { nb: 'Hva', en: 'What' },
  form: { nb: 'Filtype', en: 'Kind of file' },
} as const satisfies Record<string, Said>

/** In which order they are offered: what most people open comes first. */
const SHOWN = ['xlsx', 'excel', 'machine'] as const satisfies (typeof FORMS)[number][]

/** Which file, and of which kind: the beginning of every form about exports. */
export const wishFields = (form: Filled): SafeHtml => {
  const { lang } = form
  return html`${select(form, { name: 'what', label: say(lang, WISH_LABELS.what), options: choicesIn(lang) })}
${radios(form, { name: 'form', legend: say(lang, WISH_LABELS.form), hint: say(lang, { nb: 'SAF-T er alltid XML, og PDF-ene er alltid en ZIP.', en: 'SAF-T is always XML, and the PDFs are always a ZIP.' }), options: SHOWN.map((value) => ({ value, label: say(lang, FORM_SAID[value]) })) })}`
}

/** What stands in those fields, as the API has it. What comes in one form only is asked for in no other. */
export function wishIn({ form, lang }: Pick<Visit, 'form' | 'lang'>): Record<string, string> {
  const [what = '', by = ''] = form.get('what').split(':')
  return { what, by, form: what in OTHER_FILES ? '' : form.get('form'), lang }
}

/** Each table once for each date that it can be asked by. */
const choicesIn = (lang: Visit['lang']): Option[] =>
  FILES.flatMap(({ name, dates }) =>
    dates.length < 2
      ? [{ value: name, label: fileSaid(lang, { what: name }) }]
      : dates.map((by) => ({ value: `${name}:${by}`, label: fileSaid(lang, { what: name, by }) })),
  )
