import { CURRENCIES, type Currency, CurrencyCode } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { FULL_UNTIL_START } from '../../terms/fee-of.ts'
import type { CancellationTerms } from '../../terms/queries.ts'
import { type CancellationRules, EMPLOYER_SEES, type FeeStep, type MovingTerms } from '../../terms/rules.ts'
import { WriteTerms } from '../../terms/write-version.ts'
import { typedAmount, typedPercent } from '../desk/amount.ts'
import type { Entries } from '../forms/entries.ts'
import { fieldOfPointer } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'
import { codeOf } from './terms-code.ts'

/** Basis points in one percent. */
const PERCENT = 100
const PERCENTAGE = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/
const AMOUNT = /^(.*?)\s*([A-Z]{3})?$/

const texts = (form: Entries, name: string) => ({
  nb: form.get(`${name}.nb`).replaceAll('\r\n', '\n'),
  en: form.get(`${name}.en`).replaceAll('\r\n', '\n'),
})

/** What the form says, in the API's own shape. `code` is that of the terms that are changed; new ones are called by their name. */
export function termsFrom(form: Entries, code: string | null): WriteTerms {
  const name = texts(form, 'name')
  return parseForm(WriteTerms, {
    ...{ code: code ?? codeOf(name.nb), name, inWords: texts(form, 'inWords') },
    onOfferings: form.get('onOfferings') !== '',
    rules: {
      steps: filledRows(form).map((row) => stepFrom(form, row)),
      afterStart: form.get('afterStart') || undefined,
      moving: movingFrom(form),
      ...(form.get('learnerCancels') === 'asks' && { learnerCancels: 'asks' }),
      companySeat: {
        mayCancel: 'company',
        moneyTo: 'payer',
        learnerMayDecline: form.get('learnerMayDecline') !== '',
        employerSees: EMPLOYER_SEES.filter((each) => form.get(`sees-${each}`) !== ''),
      },
    },
  })
}

/** A fixed fee for moving a seat; nothing where no days are given. */
function movingFrom(form: Entries): unknown {
  const [days, fee] = [form.get('moving.daysBefore'), form.get('moving.fee')]
  if (days === '' && fee === '') return undefined
  return {
    daysBefore: days === '' ? undefined : Number(days),
    at: form.get('moving.at'),
    ...(fee !== '' && { fee: Object.fromEntries(fee.split(';').map(capOf)) }),
  }
}

const STEP_PARTS = ['daysBefore', 'fee', 'cap'] as const

/** The rows of the form that hold anything; the others are room for more. */
function filledRows(form: Entries): number[] {
  const rows = form.names().flatMap((name) => /^steps\.(\d{1,2})\.daysBefore$/.exec(name)?.[1] ?? [])
  return rows.map(Number).filter((row) => STEP_PARTS.some((part) => form.get(`steps.${row}.${part}`) !== ''))
}

function stepFrom(form: Entries, row: number): unknown {
  const at = (part: string) => form.get(`steps.${row}.${part}`)
  const [, whole, part = ''] = PERCENTAGE.exec(at('fee')) ?? []
  const cap = at('cap')
  return {
    daysBefore: at('daysBefore') === '' ? undefined : Number(at('daysBefore')),
    at: at('at'),
    feeBasisPoints: whole === undefined ? undefined : Number(whole) * PERCENT + Number(part.padEnd(2, '0')),
    ...(cap !== '' && { cap: Object.fromEntries(cap.split(';').map(capOf)) }),
  }
}

/** "500", "500 NOK" or "45 EUR". What is no amount goes on as none, for the schema to refuse. */
function capOf(typed: string): [string, number | null] {
  const [, amount = '', code = 'NOK'] = AMOUNT.exec(typed.trim()) ?? []
  const currency = CurrencyCode.safeParse(code)
  return [code, currency.success ? minorOf(amount, currency.data) : null]
}

/** The field that a pointer of the command speaks of. Rows that were left empty do not count in pointers. */
export const fieldOfTerms =
  (form: Entries) =>
  (pointer: string): string => {
    const field = fieldOfPointer(pointer.replace(/^\/rules(?=\/)/, ''))
    const [, position, part = 'daysBefore'] = /^steps\.(\d+)(?:\.(\w+))?/.exec(field) ?? []
    if (field.startsWith('moving')) return field.split('.').slice(0, 2).join('.')
    if (position === undefined) return field === 'steps' ? 'steps.0.daysBefore' : field === 'code' ? 'name.nb' : field
    return `steps.${filledRows(form)[Number(position)] ?? 0}.${part === 'feeBasisPoints' ? 'fee' : part}`
  }

/** Terms as the form shows them. */
export function knownTerms({
  name,
  inWords,
  rules,
}: Pick<CancellationTerms, 'name' | 'inWords' | 'rules'>): Record<string, string> {
  return {
    ...{ 'name.nb': name.nb, 'name.en': name.en, 'inWords.nb': inWords.nb, 'inWords.en': inWords.en },
    ...knownRules(rules ?? FULL_UNTIL_START),
  }
}

export const knownRules = ({
  steps,
  afterStart,
  companySeat,
  moving,
  learnerCancels = 'self',
}: CancellationRules): Record<string, string> => ({
  ...{ afterStart, learnerCancels },
  ...(moving && knownMoving(moving)),
  ...(companySeat.learnerMayDecline && { learnerMayDecline: 'yes' }),
  ...Object.fromEntries(companySeat.employerSees.map((each) => [`sees-${each}`, 'yes'])),
  ...Object.fromEntries(steps.flatMap((step, row) => knownStep(step, row))),
})

const knownMoving = ({ daysBefore, at, fee = {} }: MovingTerms): Record<string, string> => ({
  'moving.daysBefore': String(daysBefore),
  'moving.at': at,
  'moving.fee': CURRENCIES.flatMap((currency) => capText(currency, fee[currency])).join('; '),
})

const knownStep = ({ daysBefore, at, feeBasisPoints, cap = {} }: FeeStep, row: number): [string, string][] => [
  [`steps.${row}.daysBefore`, String(daysBefore)],
  [`steps.${row}.at`, at],
  [`steps.${row}.fee`, typedPercent(feeBasisPoints)],
  [`steps.${row}.cap`, CURRENCIES.flatMap((currency) => capText(currency, cap[currency])).join('; ')],
]
const capText = (currency: Currency, minor: number | undefined): string[] =>
  minor === undefined ? [] : [`${typedAmount(minor, currency)} ${currency}`]
