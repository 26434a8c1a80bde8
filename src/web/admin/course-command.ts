import { CreateCourse } from '../../catalogue/create-course.ts'
import { TEXT_PARTS } from '../../catalogue/words.ts'
import { betweenCommas } from '../../platform/between-commas.ts'
import { LANGS, type Lang } from '../../platform/lang.ts'
import { tenthsOf } from '../../platform/read-amount.ts'
import type { Entries } from '../forms/entries.ts'
import { fieldOfPointer } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'

/** What the form says, in the API's own shape. A language is left out while all its fields are empty and it has no words yet. */
export function courseFrom(form: Entries, written: readonly Lang[] = []): CreateCourse {
  const langs = LANGS.filter(
    (lang) => written.includes(lang) || TEXT_PARTS.some((part) => form.get(`${lang}.${part}`) !== ''),
  )
  return parseForm(CreateCourse, {
    slug: form.get('slug'),
    faculty: form.get('faculty'),
    creditTenths: creditsFrom(form.get('credits')),
    level: form.get('level'),
    topics: betweenCommas(form.get('topics')),
    contactEmail: form.get('contactEmail'),
    texts: Object.fromEntries(langs.map((lang) => [lang, textsOf(form, lang)])),
  })
}

/** What is no number with one decimal goes on as it was typed, for the schema to refuse. */
const creditsFrom = (typed: string): number | string => (typed === '' ? 0 : (tenthsOf(typed) ?? typed))

/** Browsers send line ends as CR LF; texts are kept with LF. */
const textsOf = (form: Entries, lang: Lang) =>
  Object.fromEntries(TEXT_PARTS.map((part) => [part, form.get(`${lang}.${part}`).replaceAll('\r\n', '\n')]))

export function fieldOfCourse(pointer: string): string {
  const field = fieldOfPointer(pointer)
  if (field === 'texts') return 'nb.title'
  if (field === 'creditTenths') return 'credits'
  return field.replace(/^texts\./, '').replace(/^topics\.\d+$/, 'topics')
}
