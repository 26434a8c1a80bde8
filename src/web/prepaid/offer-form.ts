import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { CURRENCIES } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { NUMBER_MAX } from '../../prepaid/prepaid.ts'
import { AT_END } from '../../prepaid/schema.ts'
import { type CourseBoxes, courseBoxes } from '../components/course-boxes.ts'
import { NO_NUMBER } from '../desk/amount.ts'
import type { Entries } from '../forms/entries.ts'
import { field, radios, select, submit } from '../forms/field.ts'
import { type Filled, fieldOfPointer } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { AT_END_WORDS, PREPAID_LABELS } from '../words/prepaid.ts'

const WHOLE = /^\d{1,4}$/

/** What the API is given for the form; what is no number or amount is refused by the schema. */
export function offerFrom(form: Entries) {
  const places = form.get('places').trim()
  const currency = CURRENCIES.find((code) => code === form.get('currency')) ?? 'NOK'
  return {
    number: form.get('number'),
    places: places === '' ? null : WHOLE.test(places) ? Number(places) : NO_NUMBER,
    net: { minor: minorOf(form.get('net'), currency) ?? NO_NUMBER, currency },
    courseIds: form.all('course').length > 0 ? form.all('course') : null,
    ...{ untilDay: form.get('untilDay'), answerBy: form.get('answerBy'), atEnd: form.get('atEnd') },
  }
}

export function fieldOfOffer(pointer: string): string {
  const [, name = ''] = pointer.split('/')
  return { courseIds: 'course', net: 'net' }[name] ?? fieldOfPointer(pointer)
}

type Parts = Pick<CourseBoxes, 'courses' | 'chosen'> & { here: string }

/** Places at one price each, or an amount. */
export function offerForm({ lang, to }: Visit, form: Filled, { here, courses, chosen }: Parts): SafeHtml {
  const label = (name: string) => say(lang, PREPAID_LABELS[name]!)
  return html`<form class="form sheet desk-part desk-block" id="offer" method="post" action="${to(here)}" novalidate><h2>${say(lang, { nb: 'Nytt tilbud', en: 'New offer' })}</h2>
<p class="fine">${say(lang, { nb: 'Et tilbud endres ikke. Er noe feil, trekker du det tilbake og lager et nytt.', en: 'An offer is never changed. Where something is wrong, take it back and make another.' })}</p>
${field(form, { name: 'number', label: label('number'), hint: say(lang, { nb: 'Står på fakturaen, for eksempel 2026/7', en: 'Stands on the invoice, such as 2026/7' }), max: NUMBER_MAX })}
${field(form, { name: 'places', label: label('places'), hint: say(lang, { nb: 'Tomt: et beløp som brukes til dagens pris', en: 'Empty: an amount that is used at the price of the day' }), inputmode: 'numeric', size: 6, max: 4, optional: true })}
<div class="desk-pair">${field(form, { name: 'net', label: label('net'), inputmode: 'decimal', max: 20 })}${select(form, { name: 'currency', label: label('currency'), preset: 'NOK', options: CURRENCIES.map((code) => ({ value: code, label: code })) })}</div>
${courseBoxes(form, { label: label('course'), hint: say(lang, { nb: 'Ingen valgt: alle kurs uten merverdiavgift', en: 'None chosen: all courses without VAT' }), courses, chosen })}
<div class="desk-pair">${field(form, { name: 'untilDay', label: label('untilDay'), type: 'date' })}${field(form, { name: 'answerBy', label: label('answerBy'), type: 'date' })}</div>
${radios(form, { name: 'atEnd', legend: label('atEnd'), options: AT_END.map((value) => ({ value, label: say(lang, AT_END_WORDS[value]) })) })}
<div class="actions">${submit(say(lang, { nb: 'Lag tilbudet', en: 'Make the offer' }))}</div></form>`
}
