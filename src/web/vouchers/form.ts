import { coursesToAgreeOn } from '../../agreements/agreements-of.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import type { On } from '../../platform/db/statement.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { CURRENCIES, type Currency } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { fromWallClock, onWallClock } from '../../platform/wall-clock.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { CODE_MAX, CODE_MIN, TYPED_MAX } from '../../vouchers/code.ts'
import { facultiesToCover, startsBy } from '../../vouchers/queries.ts'
import { CAMPAIGN_MAX, CODES_MAX, FOR_WHOM, type Voucher } from '../../vouchers/voucher.ts'
import { basisPointsOf, NO_NUMBER, typedAmount, typedPercent } from '../desk/amount.ts'
import type { Entries } from '../forms/entries.ts'
import { field, radios, select, submit, textArea } from '../forms/field.ts'
import { type Filled, fieldOfPointer } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { FOR_WHOM_WORDS, VOUCHER_LABELS } from '../words/vouchers.ts'

const WHOLE = /^\d{1,6}$/
const AT_MOST = { nb: 'Høyst {n}', en: 'At most {n}' }
/** The most characters of a field of codes of starts. */
const STARTS_MAX = 10_000
/** Stands for a code of a start that there is not: the room refuses it at its field. */
const NO_START = '00000000-0000-0000-0000-000000000000'

const number = (text: string): number | null => {
  const typed = text.trim()
  if (typed === '') return null
  return WHOLE.test(typed) ? Number(typed) : NO_NUMBER
}
const startCodes = (form: Entries): string[] =>
  form
    .get('offerings')
    .split(/[\s,;]+/)
    .filter(Boolean)
const someOf = (values: readonly string[]): readonly string[] | null => (values.length > 0 ? values : null)
const instantOf = (text: string): string | null => (text === '' ? null : fromWallClock(SELLER_ZONE, text))

/** What the room is given for the form; what is no number or amount is refused by the schema. */
export async function voucherFrom(on: On, form: Entries) {
  const [percent, amount] = [form.get('percent').trim(), form.get('amount').trim()]
  const currency = CURRENCIES.find((code) => code === form.get('currency')) ?? 'NOK'
  const codes = startCodes(form)
  const starts = codes.length === 0 ? [] : await startsBy(on, { codes })
  return {
    ...{ campaign: form.get('campaign'), forWhom: form.get('forWhom'), reason: form.get('reason') },
    percentBasisPoints: percent === '' ? null : (basisPointsOf(percent) ?? NO_NUMBER),
    amount: amount === '' ? null : { minor: minorOf(amount, currency) ?? NO_NUMBER, currency },
    ...{ faculties: someOf(form.all('faculty')), courseIds: someOf(form.all('course')) },
    offeringIds: someOf(codes.map((code) => starts.find((start) => start.code === code)?.id ?? NO_START)),
    fromAt: instantOf(form.get('fromAt')) ?? '',
    untilAt: instantOf(form.get('untilAt')),
    fromSeats: number(form.get('fromSeats')) ?? 1,
    ...{ seatsMost: number(form.get('seatsMost')), buyerMost: number(form.get('buyerMost')) },
  }
}

/** The same with the code, or the number of codes, of a new one. */
export async function newVoucherFrom(on: On, form: Entries) {
  const [code, codes] = [form.get('code').trim(), form.get('codes').trim()]
  return {
    ...(await voucherFrom(on, form)),
    ...(code === '' ? {} : { code }),
    ...(codes === '' ? {} : { codes: number(codes) }),
  }
}

const FIELDS: Record<string, string> = {
  ...{ percentBasisPoints: 'percent', amount: 'amount', faculties: 'faculty', courseIds: 'course' },
}
/** Where a pointer of the room stands in the form. A start is named by what was typed. */
export const fieldOfVoucher =
  (form: Entries) =>
  (pointer: string): string | { field: string; before: string } => {
    const [, name = '', at = ''] = pointer.split('/')
    if (name === 'offeringIds')
      return { field: 'offerings', before: at === '' ? '' : `${startCodes(form)[Number(at)]}: ` }
    return FIELDS[name] ?? fieldOfPointer(pointer)
  }

/** A voucher as its form holds it. */
export async function knownVoucher(on: On, voucher: Voucher): Promise<Record<string, string>> {
  const starts = voucher.offeringIds ? await startsBy(on, { ids: voucher.offeringIds }) : []
  const { percentBasisPoints, amountMinor, currency, untilAt } = voucher
  const text = (value: number | null) => (value === null ? '' : String(value))
  return {
    ...{ campaign: voucher.campaign, forWhom: voucher.forWhom, reason: voucher.reason },
    percent: percentBasisPoints === null ? '' : typedPercent(percentBasisPoints),
    amount: amountMinor === null ? '' : typedAmount(amountMinor, currency as Currency),
    currency: currency ?? 'NOK',
    offerings: starts.map(({ code }) => code).join('\n'),
    fromAt: onWallClock(SELLER_ZONE, voucher.fromAt),
    untilAt: untilAt === null ? '' : onWallClock(SELLER_ZONE, untilAt),
    fromSeats: text(voucher.fromSeats),
    ...{ seatsMost: text(voucher.seatsMost), buyerMost: text(voucher.buyerMost) },
  }
}

type Chosen = { courses: readonly string[]; faculties: readonly string[] }
type Parts = { action: string; isNew: boolean; chosen: Chosen }

/** A new voucher, or what one says from now on. */
export async function voucherForm(visit: Visit, form: Filled, { action, isNew, chosen }: Parts): Promise<SafeHtml> {
  const { lang, on, to } = visit
  const label = (name: string) => say(lang, VOUCHER_LABELS[name]!)
  const part = (name: string, type: 'numeric' | 'decimal', size = 6) => ({
    name,
    label: label(name),
    inputmode: type,
    size,
    max: 12,
  })
  const none = say(lang, { nb: 'Tomt: ingen grense', en: 'Empty: no limit' })
  const codes = html`<fieldset class="ds-fieldset field"><legend class="ds-label" data-weight="semibold">${say(lang, { nb: 'Kode', en: 'Code' })}</legend>
<div class="desk-pair">${field(form, { name: 'code', label: label('code'), hint: say(lang, { nb: `${CODE_MIN} til ${CODE_MAX} tegn, for eksempel SOMMER27`, en: `${CODE_MIN} to ${CODE_MAX} characters, such as SUMMER27` }), max: TYPED_MAX, plain: true })}
${field(form, { ...part('codes', 'numeric'), plain: true, hint: count(lang, CODES_MAX, { one: AT_MOST, other: AT_MOST }) })}</div></fieldset>`
  return html`<form class="form sheet desk-part desk-block" method="post" action="${to(action)}" novalidate>
${isNew ? codes : html`<p class="fine">${say(lang, { nb: 'Gjelder fra du lagrer. Det som er bestilt, endres ikke.', en: 'Counts from when you save. What is ordered stays.' })}</p>`}
${field(form, { name: 'campaign', label: label('campaign'), hint: say(lang, { nb: 'Flere koder kan høre til samme kampanje', en: 'Several codes may belong to one campaign' }), max: CAMPAIGN_MAX })}
${field(form, { ...part('percent', 'decimal'), plain: true })}
<div class="desk-pair">${field(form, { ...part('amount', 'decimal', 12), plain: true, hint: say(lang, { nb: 'Aldri mer enn plassen koster', en: 'Never more than the seat costs' }) })}${select(form, { name: 'currency', label: label('currency'), preset: 'NOK', options: CURRENCIES.map((code) => ({ value: code, label: code })) })}</div>
${await coverPart(on, form, { lang, chosen })}
${radios(form, { name: 'forWhom', legend: label('forWhom'), options: FOR_WHOM.map((value) => ({ value, label: say(lang, FOR_WHOM_WORDS[value]) })) })}
<div class="desk-pair">${field(form, { name: 'fromAt', label: label('fromAt'), type: 'datetime-local', hint: say(lang, { nb: 'Norsk tid', en: 'Norwegian time' }) })}${field(form, { name: 'untilAt', label: label('untilAt'), type: 'datetime-local', plain: true, hint: say(lang, { nb: 'Tomt: uten slutt', en: 'Empty: without end' }) })}</div>
${field(form, { ...part('fromSeats', 'numeric'), plain: true })}
<div class="desk-pair">${field(form, { ...part('seatsMost', 'numeric'), plain: true, hint: none })}${field(form, { ...part('buyerMost', 'numeric'), plain: true, hint: none })}</div>
${field(form, { name: 'reason', label: label('reason'), hint: say(lang, { nb: 'Bare vi leser det', en: 'Only we read it' }), max: LINE_MAX })}
<div class="actions">${submit(isNew ? say(lang, { nb: 'Lag koden', en: 'Make the code' }) : say(lang, { nb: 'Lagre', en: 'Save' }))}</div></form>`
}

/** What a voucher is for: everything where nothing is chosen. */
async function coverPart(on: On, form: Filled, { lang, chosen }: { lang: Lang; chosen: Chosen }): Promise<SafeHtml> {
  const [courses, faculties] = [await coursesToAgreeOn(on, lang), await facultiesToCover(on)]
  const named = courses.map(({ courseId, title }) => ({ value: courseId, words: title }))
  const own = faculties.map((value) => ({ value, words: value }))
  const label = (name: string) => say(lang, VOUCHER_LABELS[name]!)
  const fault = form.fault('course') ?? form.fault('faculty')
  const isOpen = fault !== null || form.value('offerings') !== '' || chosen.courses.length + chosen.faculties.length > 0
  return html`<fieldset class="ds-fieldset field" id="course"><legend class="ds-label" data-weight="semibold">${say(lang, { nb: 'Hva gjelder den for?', en: 'What is it for?' })}</legend><p data-field="description">${say(lang, { nb: 'Ingenting valgt: alle kurs', en: 'Nothing chosen: all courses' })}</p>${fault ? html`<p class="ds-validation-message" id="course-fault">${fault}</p>` : null}
<details class="more"${isOpen ? html` open` : null}><summary>${say(lang, { nb: 'Velg fakulteter, kurs eller oppstarter', en: 'Choose faculties, courses or starts' })}</summary><div class="stack">
${choices(label('faculty'), { name: 'faculty', all: own, chosen: chosen.faculties })}${choices(label('course'), { name: 'course', all: named, chosen: chosen.courses })}
${textArea(form, { name: 'offerings', label: label('offerings'), hint: say(lang, { nb: 'Kodene deres, én per linje', en: 'Their codes, one a line' }), rows: 3, plain: true, max: STARTS_MAX })}</div></details></fieldset>`
}

type Choices = { name: string; all: readonly { value: string; words: string }[]; chosen: readonly string[] }
function choices(legend: string, { name, all, chosen }: Choices): SafeHtml {
  return html`<fieldset class="ds-fieldset field"><legend class="ds-label">${legend}</legend>${all.map(({ value, words }, at) => html`<div class="ds-field"><input class="ds-input" type="checkbox" id="${name}-${at}" name="${name}" value="${value}"${chosen.includes(value) ? html` checked` : null}><label class="ds-label" data-weight="regular" for="${name}-${at}">${words}</label></div>`)}</fieldset>`
}
