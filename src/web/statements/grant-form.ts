import { GrantBody } from '../../funding/make-grant.ts'
import { offeringByCode } from '../../funding/queries.ts'
import type { On } from '../../platform/db/statement.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { CURRENCIES } from '../../platform/money.ts'
import { invalid } from '../../platform/problems.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { NO_NUMBER } from '../desk/amount.ts'
import type { Entries } from '../forms/entries.ts'
import { field, radios, select, submit, textArea } from '../forms/field.ts'
import { type Filled, fieldOfPointer } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'
import type { Visit } from '../visit.ts'

const PERCENT = 100
const WHOLE = /^\d{1,7}$/
const PERCENTAGE = /^\d{1,3}([.,]\d{1,2})?$/
/** As many organisation numbers as a grant names, one on each line. */
const COMPANIES_LENGTH = 4000

export const GRANT_LABELS: Record<string, Said> = {
  courseId: { nb: 'Kurs', en: 'Course' },
  offering: { nb: 'Bare én gjennomføring (kode)', en: 'One offering only (code)' },
  seatMinor: { nb: 'Beløp per plass', en: 'Amount for each seat' },
  seatPercent: { nb: 'Eller prosent av prisen', en: 'Or percent of the price' },
  currency: { nb: 'Valuta', en: 'Currency' },
  fromDay: { nb: 'Solgt fra og med', en: 'Sold from' },
  untilDay: { nb: 'Solgt til og med', en: 'Sold until' },
  seatsMost: { nb: 'Høyst så mange plasser', en: 'At most so many seats' },
  mostMinor: { nb: 'Høyst så mye i alt', en: 'At most so much in all' },
  eligible: { nb: 'Hvem sine plasser', en: 'Whose seats' },
  companies: { nb: 'Bedriftenes organisasjonsnumre', en: 'Organisation numbers of the companies' },
  mode: { nb: 'Oppgjørsform', en: 'How it is settled' },
  note: { nb: 'Hva tilskuddet heter', en: 'What the grant is called' },
}
export const ELIGIBLE_WORDS: Record<GrantBody['eligible'], Said> = {
  everybody: { nb: 'Alles', en: 'Everybody’s' },
  companies: { nb: 'De som bedrifter betaler', en: 'Those that companies pay' },
  'named-companies': { nb: 'De som disse bedriftene betaler', en: 'Those that these companies pay' },
}
export const GRANT_MODES: Record<GrantBody['mode'], Said> = {
  billed: { nb: 'Faktureres fra regnskapssystemet', en: 'Billed from the accounting system' },
  reported: { nb: 'Rapporteres', en: 'Reported' },
}

/** What the API is given for the form. @throws request/invalid with a pointer */
export async function grantIn(on: On, form: Entries): Promise<GrantBody> {
  const currency = CURRENCIES.find((code) => code === form.get('currency')) ?? 'NOK'
  const given = (name: string) => form.get(name).trim()
  const amountIn = (name: string) => (given(name) === '' ? null : (minorOf(given(name), currency) ?? NO_NUMBER))
  const [percent, seats, code] = [given('seatPercent'), given('seatsMost'), given('offering')]
  const body = parseForm(GrantBody, {
    ...{ courseId: form.get('courseId'), currency, seatMinor: amountIn('seatMinor'), mostMinor: amountIn('mostMinor') },
    seatBasisPoints:
      percent === ''
        ? null
        : PERCENTAGE.test(percent)
          ? Math.round(Number(percent.replace(',', '.')) * PERCENT)
          : NO_NUMBER,
    ...{ fromDay: form.get('fromDay'), untilDay: form.get('untilDay') || null },
    seatsMost: seats === '' ? null : WHOLE.test(seats) ? Number(seats) : NO_NUMBER,
    ...{ eligible: form.get('eligible'), mode: form.get('mode'), note: form.get('note') },
    companies: form
      .get('companies')
      .split(/[\n,;]/)
      .map((each) => each.replaceAll(/\s/g, ''))
      .filter((each) => each !== ''),
  })
  if (code === '') return body
  const offeringId = await offeringByCode(on, body.courseId, code)
  if (offeringId === null) throw invalid('/offeringId', 'is no offering of this course')
  return { ...body, offeringId }
}

const FIELDS: Record<string, string> = {
  offeringId: 'offering',
  seatBasisPoints: 'seatPercent',
  companies: 'companies',
}
export function fieldOfGrant(pointer: string): string {
  const [, name = ''] = pointer.split('/')
  return FIELDS[name] ?? fieldOfPointer(pointer)
}

type Parts = { action: string; courses: readonly { courseId: string; title: string }[] }

/** What a funder gives, and for which seats. */
export function grantForm({ lang, to }: Visit, form: Filled, { action, courses }: Parts): SafeHtml {
  const label = (name: string) => say(lang, GRANT_LABELS[name]!)
  const options = <Value extends string>(words: Record<Value, Said>) =>
    Object.entries<Said>(words).map(([value, said]) => ({ value, label: say(lang, said) }))
  return html`<form class="form sheet desk-part desk-block" method="post" action="${to(action)}" novalidate><h2>${say(lang, { nb: 'Nytt tilskudd', en: 'New grant' })}</h2>
<p class="fine">${say(lang, { nb: 'Et tilskudd endres ikke. Gjelder noe annet, avsluttes det, og et nytt skrives inn.', en: 'A grant is never changed. Where something else counts, it is ended and a new one written down.' })}</p>
${select(form, { name: 'courseId', label: label('courseId'), options: courses.map(({ courseId, title }) => ({ value: courseId, label: title })) })}
${field(form, { name: 'offering', label: label('offering'), optional: true, max: LINE_MAX })}
<div class="desk-pair">${field(form, { name: 'seatMinor', label: label('seatMinor'), inputmode: 'decimal', plain: true, max: 20 })}${field(form, { name: 'seatPercent', label: label('seatPercent'), inputmode: 'decimal', plain: true, size: 6, max: 6 })}</div>
${select(form, { name: 'currency', label: label('currency'), preset: 'NOK', options: CURRENCIES.map((code) => ({ value: code, label: code })) })}
<div class="desk-pair">${field(form, { name: 'fromDay', label: label('fromDay'), type: 'date' })}${field(form, { name: 'untilDay', label: label('untilDay'), type: 'date', plain: true })}</div>
<div class="desk-pair">${field(form, { name: 'seatsMost', label: label('seatsMost'), inputmode: 'numeric', plain: true, size: 6, max: 7 })}${field(form, { name: 'mostMinor', label: label('mostMinor'), inputmode: 'decimal', plain: true, max: 20 })}</div>
${radios(form, { name: 'eligible', legend: label('eligible'), options: options(ELIGIBLE_WORDS) })}
${textArea(form, { name: 'companies', label: label('companies'), hint: say(lang, { nb: 'Bare der plassene er bestemte bedrifters. Ett nummer på hver linje.', en: 'Only where the seats are those of certain companies. One number on each line.' }), plain: true, rows: 3, max: COMPANIES_LENGTH })}
${radios(form, { name: 'mode', legend: label('mode'), options: options(GRANT_MODES) })}
${field(form, { name: 'note', label: label('note'), max: LINE_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Lagre tilskuddet', en: 'Save the grant' }))}</div></form>`
}
