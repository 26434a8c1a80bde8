import { COURSES_MAX, type PathPrice, priceOf } from '../../paths/path.ts'
import type { PathMissing } from '../../paths/problems.ts'
import { coursesToChoose, type DraftPath } from '../../paths/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, say } from '../../platform/lang.ts'
import { CURRENCIES } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { basisPointsOf, NO_NUMBER, typedAmount, typedPercent } from '../desk/amount.ts'
import type { Place } from '../desk/desk-form.ts'
import type { Entries } from '../forms/entries.ts'
import { field, radios, select, submit, textArea } from '../forms/field.ts'
import { type Filled, fieldOfPointer } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { PATH_LABELS, pathLacks } from '../words/paths.ts'

/** The most characters of the field of organisation numbers. */
const COMPANIES_LENGTH = 3_000
/** Who it is for is a choice of its own: a path is never opened by what is left out. */
const EVERYBODY = 'everybody'
const PARTS = ['title', 'summary', 'description', 'outcomes'] as const
/** So many places of courses are shown at once; the others unfold. */
const SHOWN = 4
const PLACES = Array.from({ length: COURSES_MAX }, (_, at) => at + 1)

export const labelOfPath = (lang: Lang, name: string): string | null => {
  const [, place] = /^course-(\d+)$/.exec(name) ?? []
  if (place) return say(lang, { nb: `Kurs ${place}`, en: `Course ${place}` })
  const said = PATH_LABELS[name]
  return said ? say(lang, said) : null
}

const numbersIn = (form: Entries): string[] =>
  form
    .get('companies')
    .split(/[\s,;]+/)
    .filter(Boolean)
const chosenPlaces = (form: Entries): number[] => PLACES.filter((at) => form.get(`course-${at}`) !== '')

/** What the room is given for the form; what is no amount or number is refused by the schema. */
export function pathFrom(form: Entries) {
  const said = LANGS.filter((lang) => PARTS.some((part) => form.get(`${lang}.${part}`) !== ''))
  const texts = Object.fromEntries(
    (said.length === 0 ? (['nb'] as const) : said).map((lang) => [
      lang,
      Object.fromEntries(PARTS.map((part) => [part, form.get(`${lang}.${part}`)])),
    ]),
  )
  return {
    ...{ slug: form.get('slug'), texts, price: priceFrom(form) },
    courseIds: chosenPlaces(form).map((at) => form.get(`course-${at}`)),
    organisationNumbers: form.get('heldFor') === EVERYBODY ? null : numbersIn(form),
  }
}

function priceFrom(form: Entries) {
  const [percent, amount] = [form.get('percent'), form.get('amount')]
  const currency = CURRENCIES.find((code) => code === form.get('currency')) ?? 'NOK'
  if (percent === '' || amount !== '')
    return {
      by: 'total',
      total: { minor: percent === '' ? (minorOf(amount, currency) ?? NO_NUMBER) : NO_NUMBER, currency },
    }
  return { by: 'percent', percentBasisPoints: basisPointsOf(percent) ?? NO_NUMBER }
}

/** Where a pointer of the room stands in the form. A company is named by what was typed. */
export const fieldOfPath =
  (form: Entries) =>
  (pointer: string): Place => {
    const [, name = '', ...rest] = pointer.split('/')
    if (name === 'texts') return rest.length > 1 ? rest.join('.') : 'nb.title'
    if (name === 'courseIds') return `course-${chosenPlaces(form)[Number(rest[0] ?? 0)] ?? 1}`
    if (name === 'price') return rest[0] === 'percentBasisPoints' ? 'percent' : 'amount'
    if (name === 'organisationNumbers')
      return { field: 'companies', before: rest[0] ? `${numbersIn(form)[Number(rest[0])]}: ` : '' }
    return fieldOfPointer(pointer)
  }

/** A form with what the path lacks, each at the field that mends it. */
export function lackingForm(form: Filled, missing: readonly PathMissing[]): Filled {
  const faults = missing.map((each) => pathLacks(form.lang, each))
  const at = (name: string) => faults.filter((fault) => fault.field === name).map(({ sentence }) => sentence)
  return { ...form, faults, fault: (name) => at(name).join(' ') || null }
}

/** A path as its form holds it. */
export function knownPath(path: DraftPath): Record<string, string> {
  const price: PathPrice = priceOf(path)
  const words = LANGS.flatMap((lang) =>
    PARTS.map((part) => [`${lang}.${part}`, path.texts[lang]?.[part] ?? ''] as const),
  )
  return {
    ...Object.fromEntries(words),
    ...Object.fromEntries(path.courseIds.map((courseId, at) => [`course-${at + 1}`, courseId])),
    slug: path.slug,
    amount: price.by === 'total' ? typedAmount(price.total.minor, price.total.currency) : '',
    currency: price.by === 'total' ? price.total.currency : 'NOK',
    percent: price.by === 'percent' ? typedPercent(price.percentBasisPoints) : '',
    heldFor: path.closed ? 'companies' : EVERYBODY,
    companies: (path.organisationNumbers ?? []).join('\n'),
  }
}

/** A new path, or what one says from now on. */
export async function pathForm(visit: Visit, form: Filled, action: string): Promise<SafeHtml> {
  const { lang, on, to } = visit
  const label = (name: string) => labelOfPath(lang, name) ?? name
  const courses = (await coursesToChoose(on, lang)).map(({ courseId, title }) => ({ value: courseId, label: title }))
  const none = { value: '', label: say(lang, { nb: 'Ikke valgt', en: 'Not chosen' }) }
  const place = (at: number) =>
    select(form, { name: `course-${at}`, label: label(`course-${at}`), options: [none, ...courses] })
  const words = (of: Lang) =>
    html`<fieldset class="ds-fieldset field"><legend class="ds-label" data-weight="semibold">${of === 'nb' ? say(lang, { nb: 'Norsk', en: 'Norwegian' }) : say(lang, { nb: 'Engelsk', en: 'English' })}</legend><div class="stack">${field(form, { name: `${of}.title`, label: label(`${of}.title`), plain: true })}${textArea(form, { name: `${of}.summary`, label: label(`${of}.summary`), rows: 2, plain: true })}${textArea(form, { name: `${of}.description`, label: label(`${of}.description`), plain: true })}${textArea(form, { name: `${of}.outcomes`, label: label(`${of}.outcomes`), rows: 3, plain: true })}</div></fieldset>`
  return html`<form class="form sheet desk-part desk-block" method="post" action="${to(action)}" novalidate>
${words('nb')}${words('en')}
${field(form, { name: 'slug', label: label('slug'), hint: say(lang, { nb: 'Små bokstaver, sifre og bindestreker, for eksempel klima-og-jus', en: 'Small letters, digits and hyphens, such as climate-and-law' }) })}
<fieldset class="ds-fieldset field"><legend class="ds-label" data-weight="semibold">${say(lang, { nb: 'Kursene, i rekkefølge', en: 'Its courses, in order' })}</legend><div class="stack">${PLACES.slice(0, SHOWN).map(place)}<details class="more"${PLACES.slice(SHOWN).some((at) => form.value(`course-${at}`) !== '') ? html` open` : null}><summary>${say(lang, { nb: 'Flere kurs', en: 'More courses' })}</summary><div class="stack">${PLACES.slice(SHOWN).map(place)}</div></details></div></fieldset>
<fieldset class="ds-fieldset field"><legend class="ds-label" data-weight="semibold">${say(lang, { nb: 'Pris', en: 'Price' })}</legend><p data-field="description">${say(lang, { nb: 'Skriv enten en samlet pris eller et avslag. Prisen fordeles på kursene etter det de koster hver for seg.', en: 'Write either one price or a part off. It is shared over the courses by what they cost when bought separately.' })}</p><div class="desk-pair">${field(form, { name: 'amount', label: label('amount'), inputmode: 'decimal', size: 12, max: 14, plain: true })}${select(form, { name: 'currency', label: label('currency'), preset: 'NOK', options: CURRENCIES.map((code) => ({ value: code, label: code })) })}</div>
${field(form, { name: 'percent', label: label('percent'), inputmode: 'decimal', size: 6, max: 6, plain: true })}</fieldset>
${radios(form, {
  name: 'heldFor',
  legend: label('heldFor'),
  options: [
    { value: EVERYBODY, label: say(lang, { nb: 'Alle', en: 'Everybody' }) },
    { value: 'companies', label: say(lang, { nb: 'Bare bedriftene under', en: 'Only the companies below' }) },
  ],
})}
${textArea(form, { name: 'companies', label: label('companies'), hint: say(lang, { nb: 'Organisasjonsnumre, ett per linje', en: 'Organisation numbers, one a line' }), rows: 3, plain: true, max: COMPANIES_LENGTH })}
<div class="actions">${submit(say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form>`
}
