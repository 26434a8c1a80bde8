import type { Agreement } from '../../agreements/agreement.ts'
import { NUMBER_MAX } from '../../agreements/agreement.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { CURRENCIES, type Currency } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { type CourseBoxes, courseBoxes } from '../components/course-boxes.ts'
import { basisPointsOf, NO_NUMBER, typedAmount, typedPercent } from '../desk/amount.ts'
import type { Entries } from '../forms/entries.ts'
import { field, hidden, select, submit } from '../forms/field.ts'
import { type Filled, fieldOfPointer } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'

const WHOLE = /^\d{1,6}$/

export const LABELS: Record<string, Said> = {
  number: { nb: 'Avtalens nummer', en: 'Number of the agreement' },
  discount: { nb: 'Avslag på listeprisen, i prosent', en: 'Off the listed price, in percent' },
  fromDay: { nb: 'Fra og med', en: 'From' },
  untilDay: { nb: 'Til og med', en: 'Until' },
  course: { nb: 'Kurs', en: 'Courses' },
  seatsMost: { nb: 'Høyst så mange plasser', en: 'At most so many seats' },
  netMost: { nb: 'Høyst for så mye, uten mva.', en: 'At most for so much, without VAT' },
  currency: { nb: 'Valuta', en: 'Currency' },
  reason: { nb: 'Hvorfor', en: 'Why' },
}

/** What the API is given for the form; what is no number or amount is refused by the schema. */
export function agreementFrom(form: Entries) {
  const discount = form.get('discount').trim()
  const [seats, net] = [form.get('seatsMost').trim(), form.get('netMost').trim()]
  const currency = CURRENCIES.find((code) => code === form.get('currency')) ?? 'NOK'
  return {
    number: form.get('number'),
    discountBasisPoints: basisPointsOf(discount) ?? undefined,
    ...{ fromDay: form.get('fromDay'), untilDay: form.get('untilDay'), reason: form.get('reason') },
    courseIds: form.all('course').length > 0 ? form.all('course') : null,
    seatsMost: seats === '' ? null : WHOLE.test(seats) ? Number(seats) : NO_NUMBER,
    netMost: net === '' ? null : { minor: minorOf(net, currency) ?? NO_NUMBER, currency },
  }
}

const FIELDS: Record<string, string> = { discountBasisPoints: 'discount', courseIds: 'course', netMost: 'netMost' }
export function fieldOfAgreement(pointer: string): string {
  const [, name = ''] = pointer.split('/')
  return FIELDS[name] ?? fieldOfPointer(pointer)
}

export const knownAgreement = (agreement: Agreement): Record<string, string> => ({
  ...{ agreementId: agreement.agreementId, number: agreement.number },
  ...{ fromDay: agreement.fromDay, untilDay: agreement.untilDay },
  discount: typedPercent(agreement.discountBasisPoints),
  seatsMost: agreement.seatsMost === null ? '' : String(agreement.seatsMost),
  netMost: agreement.netMostMinor === null ? '' : typedAmount(agreement.netMostMinor, agreement.currency as Currency),
  currency: agreement.currency ?? 'NOK',
})

type Parts = Pick<CourseBoxes, 'courses' | 'chosen'> & { here: string }

/** A new agreement, or another version of one. */
export function agreementForm({ lang, to }: Visit, form: Filled, { here, courses, chosen }: Parts): SafeHtml {
  const label = (name: string) => say(lang, LABELS[name]!)
  const changes = form.value('agreementId') !== ''
  const note = changes
    ? say(lang, {
        nb: 'Gjelder fra du lagrer. Det som er bestilt, endres ikke.',
        en: 'Counts from when you save. What is ordered stays.',
      })
    : say(lang, {
        nb: 'Bare de som handler for bedriften, ser prisene.',
        en: 'Only those who buy for the company see the prices.',
      })
  return html`<form class="form sheet desk-part desk-block" id="write" method="post" action="${to(here)}" novalidate><h2>${changes ? say(lang, { nb: 'Endre avtalen', en: 'Change the agreement' }) : say(lang, { nb: 'Ny avtale', en: 'New agreement' })}</h2><p class="fine">${note}</p>${hidden('agreementId', form.value('agreementId'))}
${field(form, { name: 'number', label: label('number'), hint: say(lang, { nb: 'Står på ordre og faktura, for eksempel 2026/114', en: 'Stands on orders and invoices, such as 2026/114' }), max: NUMBER_MAX })}
${field(form, { name: 'discount', label: label('discount'), inputmode: 'decimal', size: 6, max: 6 })}
<div class="desk-pair">${field(form, { name: 'fromDay', label: label('fromDay'), type: 'date' })}${field(form, { name: 'untilDay', label: label('untilDay'), type: 'date' })}</div>
${courseBoxes(form, { label: label('course'), hint: say(lang, { nb: 'Ingen valgt: alle kurs', en: 'None chosen: all courses' }), courses, chosen })}
${field(form, { name: 'seatsMost', label: label('seatsMost'), inputmode: 'numeric', size: 6, max: 6, optional: true })}
<div class="desk-pair">${field(form, { name: 'netMost', label: label('netMost'), inputmode: 'decimal', max: 20, optional: true })}${select(form, { name: 'currency', label: label('currency'), preset: 'NOK', options: CURRENCIES.map((code) => ({ value: code, label: code })) })}</div>
${field(form, { name: 'reason', label: label('reason'), hint: say(lang, { nb: 'Står i avtalens historie, som bedriften også leser', en: 'Stands in the history of the agreement, which the company reads too' }), max: LINE_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Lagre avtalen', en: 'Save the agreement' }))}${changes ? html` <a href="${to(here)}">${say(lang, { nb: 'La den være', en: 'Leave it' })}</a>` : null}</div></form>`
}
