import { ANSWER_MAX, NAMES_MAX, ProposalBody } from '../../developing/proposal-body.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Said, say } from '../../platform/lang.ts'
import type { Currency } from '../../platform/money.ts'
import { minorOf, tenthsOf } from '../../platform/read-amount.ts'
import { EMAIL_MAX, LINE_MAX } from '../../platform/words.ts'
import { NO_NUMBER, typedAmount, typedTenths } from '../desk/amount.ts'
import type { Entries } from '../forms/entries.ts'
import { field, select, textArea } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { linesIn } from '../forms/lines.ts'
import { parseForm } from '../forms/parse.ts'
import type { Visit } from '../visit.ts'
import { LEVELS, MODES, TEACHING } from '../words/offers.ts'

export const PROPOSAL_LABELS: Record<string, Said> = {
  faculty: { nb: 'Fakultet', en: 'Faculty' },
  'nb.title': { nb: 'Tittel på norsk', en: 'Title in Norwegian' },
  'en.title': { nb: 'Tittel på engelsk', en: 'Title in English' },
  idea: { nb: 'Ideen', en: 'The idea' },
  need: { nb: 'Behovet', en: 'The need' },
  targetGroup: { nb: 'Målgruppe', en: 'Target group' },
  partners: { nb: 'Partnere', en: 'Partners' },
  teachers: { nb: 'Hvem som kan undervise', en: 'Who could teach' },
  credits: { nb: 'Studiepoeng', en: 'Credits' },
  level: { nb: 'Nivå', en: 'Level' },
  mode: { nb: 'Form', en: 'Form' },
  teachingLang: { nb: 'Undervisningsspråk', en: 'Language of tuition' },
  startTerm: { nb: 'Første oppstart', en: 'First start' },
  developmentMinor: { nb: 'Utvikling, én gang', en: 'Development, once' },
  runMinor: { nb: 'Hver gjennomføring', en: 'Each run' },
  priceMinor: { nb: 'Pris per plass uten mva.', en: 'Price of a seat without VAT' },
  participants: { nb: 'Deltakere per gjennomføring', en: 'Participants of a run' },
  contactEmail: { nb: 'E-post til kontakten', en: 'E-mail of the contact' },
}
/** Several years of terms, from this one on. */
const YEARS = 4
const WHOLE = /^\d{1,5}$/
const SEASONS = ['spring', 'autumn'] as const

/** "høsten 2027", "autumn 2027"; empty while it is not said. */
export function termWords(term: string): Said {
  const [year = '', season] = term.split('-')
  if (year === '') return { nb: 'Ikke valgt', en: 'Not chosen' }
  return season === 'spring'
    ? { nb: `våren ${year}`, en: `spring ${year}` }
    : { nb: `høsten ${year}`, en: `autumn ${year}` }
}

/** What the API is given for the form. @throws request/invalid with pointers */
export function proposalIn(form: Entries, currency: Currency): ProposalBody {
  const text = (name: string) => form.get(name).replaceAll('\r\n', '\n')
  const lines = (name: string) => linesIn(form.get(name))
  const given = (name: string, read: (typed: string) => number | null) => {
    const typed = form.get(name).trim()
    return typed === '' ? null : (read(typed) ?? NO_NUMBER)
  }
  const amount = (name: string) => given(name, (typed) => minorOf(typed, currency))
  return parseForm(ProposalBody, {
    title: { nb: form.get('nb.title'), en: form.get('en.title') },
    ...{ idea: text('idea'), need: text('need'), targetGroup: text('targetGroup') },
    ...{ partners: lines('partners'), teachers: lines('teachers') },
    creditTenths: given('credits', tenthsOf) ?? 0,
    ...{ level: form.get('level'), mode: form.get('mode'), teachingLang: form.get('teachingLang') },
    ...{ developmentMinor: amount('developmentMinor'), runMinor: amount('runMinor'), priceMinor: amount('priceMinor') },
    participants: given('participants', (typed) => (WHOLE.test(typed) ? Number(typed) : null)),
    ...{ startTerm: form.get('startTerm'), contactEmail: form.get('contactEmail').trim() },
  })
}

const FIELDS: Record<string, string> = { 'title.nb': 'nb.title', 'title.en': 'en.title', creditTenths: 'credits' }
/** One field holds the lines of a list. */
export function fieldOfProposal(pointer: string): string {
  const name = fieldOfPointer(pointer)
    .replace(/^(partners|teachers)\.\d+$/, '$1')
    .replace(/^proposal\./, '')
  return FIELDS[name] ?? name
}

export function knownProposal({ lang }: Visit, body: ProposalBody, currency: Currency): Filled {
  const amount = (minor: number | null) => (minor === null ? '' : typedAmount(minor, currency))
  return freshForm(lang, {
    ...{ 'nb.title': body.title.nb, 'en.title': body.title.en, idea: body.idea, need: body.need },
    ...{ targetGroup: body.targetGroup, partners: body.partners.join('\n'), teachers: body.teachers.join('\n') },
    ...{ credits: typedTenths(body.creditTenths), level: body.level, mode: body.mode, teachingLang: body.teachingLang },
    ...{
      developmentMinor: amount(body.developmentMinor),
      runMinor: amount(body.runMinor),
      priceMinor: amount(body.priceMinor),
    },
    participants: body.participants === null ? '' : String(body.participants),
    ...{ startTerm: body.startTerm, contactEmail: body.contactEmail },
  })
}

const options = <Value extends string>(visit: Visit, words: Record<Value, Said>) =>
  Object.entries<Said>(words).map(([value, said]) => ({ value, label: say(visit.lang, said) }))

/** The fields of a proposal: nothing is required until it is handed in. */
export function proposalFields(visit: Visit, form: Filled, now: Date): SafeHtml {
  const { lang } = visit
  const label = (name: string) => say(lang, PROPOSAL_LABELS[name]!)
  const line = (name: string, more: object = {}) =>
    field(form, { name, label: label(name), plain: true, max: LINE_MAX, ...more })
  const text = (name: string, hint: Said, rows = 4) =>
    textArea(form, { name, label: label(name), hint: say(lang, hint), plain: true, rows, max: ANSWER_MAX })
  const year = now.getUTCFullYear()
  const terms = Array.from({ length: YEARS }, (_, n) => SEASONS.map((season) => `${year + n}-${season}`)).flat()
  const money = (name: string) => line(name, { inputmode: 'decimal', max: 20 })
  return html`<section class="form-part"><h2>${say(lang, { nb: 'Kurset', en: 'The course' })}</h2><div class="desk-grid">${LANGS.map((each) => line(`${each}.title`))}</div>
${text('idea', { nb: 'Hva deltakerne lærer, og hva de kan bruke det til.', en: 'What participants learn, and what they can use it for.' })}
${text('need', { nb: 'Hvem spør etter det, og hvordan vet dere det?', en: 'Who asks for it, and how do you know?' })}
${text('targetGroup', { nb: 'Hvem kurset er for, og hva de må kunne fra før.', en: 'For whom it is, and what they must know before.' }, 3)}
<div class="desk-grid">${line('credits', { inputmode: 'decimal', size: 6, max: 5 })}${select(form, { name: 'level', label: label('level'), options: options(visit, LEVELS) })}
${select(form, { name: 'mode', label: label('mode'), options: options(visit, MODES) })}${select(form, { name: 'teachingLang', label: label('teachingLang'), options: options(visit, TEACHING) })}
${select(form, { name: 'startTerm', label: label('startTerm'), options: ['', ...terms].map((value) => ({ value, label: say(lang, termWords(value)) })) })}${line('contactEmail', { type: 'email', max: EMAIL_MAX })}</div></section>
<section class="form-part"><h2>${say(lang, { nb: 'Hvem som er med', en: 'Who takes part' })}</h2>
${textArea(form, { name: 'partners', label: label('partners'), hint: say(lang, { nb: 'Organisasjonsnummer eller navn, ett på hver linje.', en: 'Organisation number or name, one on each line.' }), plain: true, rows: 3, max: NAMES_MAX * LINE_MAX })}
${textArea(form, { name: 'teachers', label: label('teachers'), hint: say(lang, { nb: 'Ett navn på hver linje.', en: 'One name on each line.' }), plain: true, rows: 3, max: NAMES_MAX * LINE_MAX })}</section>
<section class="form-part"><h2>${say(lang, { nb: 'Budsjett', en: 'Budget' })}</h2><div class="desk-grid">${money('developmentMinor')}${money('runMinor')}${money('priceMinor')}${line('participants', { inputmode: 'numeric', size: 6, max: 5 })}</div></section>`
}
