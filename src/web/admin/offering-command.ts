import { z } from 'zod'
import { CreateOffering } from '../../catalogue/create-offering.ts'
import { ChangeNotice } from '../../catalogue/note-change.ts'
import { EMPLOYER_HOLD_DAYS, Zone } from '../../catalogue/words.ts'
import { CurrencyCode } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { fromWallClock } from '../../platform/wall-clock.ts'
import { PriceBody } from '../../pricing/set-price.ts'
import { CapacityBody } from '../../seats/set-capacity.ts'
import { TermsBody } from '../../terms/set-terms.ts'
import type { Entries } from '../forms/entries.ts'
import { fieldOfPointer } from '../forms/filled.ts'
import { parseForm } from '../forms/parse.ts'
import { codeOf } from './terms-code.ts'
import { tiersFromText } from './tiers-text.ts'
import { noticeFrom } from './told-part.ts'

const [KnownTerms, NewTerms] = TermsBody.options

/** Everything the form says in the API's own shapes; a part that a draft is still without is null. */
const parts = {
  ...{ offering: CreateOffering, notice: ChangeNotice },
  ...{ price: PriceBody.nullable(), capacity: CapacityBody.nullable() },
}
const WithTerms = z.object({ ...parts, terms: KnownTerms.nullable() })
const WithNewTerms = z.object({ ...parts, terms: NewTerms })
export type OfferingForm = z.output<typeof WithTerms> | z.output<typeof WithNewTerms>

/** Value of the list of terms that means the fields below it. */
export const NEW_TERMS = 'new'
const SESSION_PARTS = ['startsAt', 'endsAt', 'place'] as const

export function offeringFrom(form: Entries, courseId: string): OfferingForm {
  const given = {
    ...{ offering: offeringPart(form, courseId), notice: noticeFrom(form) },
    ...{ price: priceFrom(form), capacity: capacityFrom(form) },
  }
  const chosen = form.get('terms') || (hasWrittenTerms(form) ? NEW_TERMS : '')
  if (chosen === NEW_TERMS) return parseForm(WithNewTerms, { ...given, terms: newTermsFrom(form) })
  return parseForm(WithTerms, { ...given, terms: chosen === '' ? null : { termsId: chosen } })
}

const TIMES = ['startsAt', 'endsAt', 'saleOpensAt', 'saleClosesAt'] as const

function offeringPart(form: Entries, courseId: string): unknown {
  const zone = form.get('zone')
  // Times are read all the same where the zone is no zone: one wrong field is one sentence.
  const clock = Zone.safeParse(zone).success ? zone : 'UTC'
  const times = TIMES.map((name) => [name, fromWallClock(clock, form.get(name))])
  return {
    courseId,
    code: form.get('code'),
    mode: form.get('mode'),
    place: form.get('place'),
    teachingLang: form.get('teachingLang'),
    zone,
    ...Object.fromEntries(times),
    minimum: Number(form.get('minimum') || '0'),
    invoiceToPersons: form.get('invoiceToPersons') !== '',
    employerHoldDays: Number(form.get('employerHoldDays') || EMPLOYER_HOLD_DAYS),
    joinUrl: form.get('joinUrl'),
    practical: said(form, 'practical'),
    sessions: sessionRows(form).map((row) => ({
      startsAt: fromWallClock(clock, form.get(`sessions.${row}.startsAt`)),
      endsAt: fromWallClock(clock, form.get(`sessions.${row}.endsAt`)),
      place: form.get(`sessions.${row}.place`) || form.get('place'),
    })),
  }
}

/** The rows of the form that hold anything; the others are room for more. */
function sessionRows(form: Entries): number[] {
  const rows = form.names().flatMap((name) => /^sessions\.(\d{1,3})\.startsAt$/.exec(name)?.[1] ?? [])
  return rows.map(Number).filter((row) => SESSION_PARTS.some((part) => form.get(`sessions.${row}.${part}`) !== ''))
}

/** Nothing while there was none; a price that was there cannot be emptied. */
function priceFrom(form: Entries) {
  const amount = form.get('priceAmount')
  const decision = form.get('taxDecision')
  if (amount === '' && decision === '' && form.get('priceShown') === '') return null
  const currency = CurrencyCode.safeParse(form.get('currency'))
  const minor = currency.success ? minorOf(amount, currency.data) : null
  const kind = form.get('priceKind') === 'gross' ? 'grossMinor' : 'netMinor'
  const given = minor === null ? {} : { [kind]: minor }
  const tiers = currency.success ? tiersFromText(form.get('tiers'), currency.data, kind) : []
  return {
    ...{ currency: form.get('currency'), ...given, taxClass: form.get('taxClass'), taxDecision: decision },
    ...{ tiers, tierRule: form.get('tierRule') || undefined },
  }
}

/** Nothing where it is as it was shown, because seats may have been added meanwhile. */
function capacityFrom(form: Entries): unknown {
  const capacity = form.get('capacity')
  return capacity === form.get('capacityShown') ? null : { capacity: Number(capacity || Number.NaN) }
}

/** Whoever wrote terms and chose none means those. */
const hasWrittenTerms = (form: Entries): boolean =>
  form.names().some((name) => /^terms(Name|InWords)\./.test(name) && form.get(name) !== '')

function newTermsFrom(form: Entries): unknown {
  const name = said(form, 'termsName')
  return { code: codeOf(name.nb), name, inWords: said(form, 'termsInWords') }
}

/** A text as it was typed in both languages. */
const said = (form: Entries, name: string) => ({
  nb: form.get(`${name}.nb`).replaceAll('\r\n', '\n'),
  en: form.get(`${name}.en`).replaceAll('\r\n', '\n'),
})

const FIELDS: Record<string, string> = {
  netMinor: 'priceAmount',
  grossMinor: 'priceAmount',
  'name.nb': 'termsName.nb',
  'name.en': 'termsName.en',
  'inWords.nb': 'termsInWords.nb',
  'inWords.en': 'termsInWords.en',
  code: 'code',
  kind: 'noticeKind',
  words: 'noticeWords.nb',
  'words.nb': 'noticeWords.nb',
  'words.en': 'noticeWords.en',
}

/** The field that a pointer of the whole, or of one of its verbs, speaks of. Rows that were left empty do not count in pointers. */
export function fieldOfOffering(form: Entries) {
  return (pointer: string): string => {
    const field = fieldOfPointer(pointer.replace(/^\/(offering|notice|price|capacity|terms)(?=\/)/, ''))
    const [, position, part = 'startsAt'] = /^sessions\.(\d+)(?:\.(\w+))?$/.exec(field) ?? []
    if (position !== undefined) return `sessions.${sessionRows(form)[Number(position)] ?? 0}.${part}`
    return FIELDS[field] ?? (field.startsWith('tiers.') ? 'tiers' : field)
  }
}
