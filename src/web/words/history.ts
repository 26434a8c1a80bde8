import type { ChangedKind, ChangedValue, OfferingChange } from '../../keeping/history.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { type Currency, money, spell } from '../../platform/money.ts'
import { moment, spelledDay } from '../components/when.ts'
import { AUDITED_COLUMNS } from './audit-columns.ts'

const NAMES: Record<string, Said> = {
  attendance_percent: { nb: 'Oppmøte som kreves, i prosent', en: 'Attendance that is required, in per cent' },
  day: { nb: 'Frist for å avgjøre om kurset holdes', en: 'Day by which it is decided whether it is held' },
  employer_hold_days: { nb: 'Dager plassen holdes for arbeidsgiver', en: 'Days that a seat is held for an employer' },
  excused_counts: { nb: 'Slik teller gyldig fravær', en: 'How being excused counts' },
  join_url: { nb: 'Lenken for å bli med på nett', en: 'The link to join online' },
  practical: { nb: 'Praktisk informasjon', en: 'Practical information' },
  admission: { nb: 'Hvem som kan søke', en: 'Who can apply' },
  tiers: { nb: 'Gruppepriser', en: 'Prices for groups' },
  tier_rule: { nb: 'Gruppepris når noen plasser gis tilbake', en: 'Group price when some seats are given back' },
  net_minor: { nb: 'Pris uten mva.', en: 'Price without VAT' },
  terms_id: { nb: 'Avbestillingsvilkår', en: 'Cancellation terms' },
  teaching_lang: { nb: 'Undervisningsspråk', en: 'Teaching language' },
  zone: { nb: 'Tidssone', en: 'Time zone' },
  sale_opens_at: { nb: 'Påmeldingen åpner', en: 'Booking opens' },
  sale_closes_at: { nb: 'Påmeldingen stenger', en: 'Booking closes' },
  invoice_to_persons: { nb: 'Faktura til privatpersoner', en: 'Invoice to private persons' },
}
/** What words of the database are called. */
const VALUES: Record<string, Said> = {
  campus: { nb: 'på campus', en: 'on campus' },
  online: { nb: 'på nett', en: 'online' },
  hybrid: { nb: 'på campus og nett', en: 'on campus and online' },
  nb: { nb: 'norsk', en: 'Norwegian' },
  en: { nb: 'engelsk', en: 'English' },
  'keep-price': { nb: 'prisen beholdes', en: 'the price is kept' },
  reprice: { nb: 'prisen regnes på nytt', en: 'the price is worked out anew' },
  'left-out': { nb: 'holdes utenfor', en: 'is left out' },
  'as-present': { nb: 'som til stede', en: 'as present' },
  'as-absent': { nb: 'som fravær', en: 'as absence' },
  'first-session': { nb: 'på første samling', en: 'at the first session' },
  'on-order': { nb: 'ved bestilling', en: 'when ordered' },
  true: { nb: 'ja', en: 'yes' },
  false: { nb: 'nei', en: 'no' },
}
const WHOLE: Record<'added' | 'removed', Partial<Record<ChangedKind, Said>>> = {
  added: {
    offerings: { nb: 'Oppstarten ble laget', en: 'The start was made' },
    offering_prices: { nb: 'Prisen ble satt', en: 'The price was set' },
    offering_extras: { nb: 'Et tillegg ble lagt til', en: 'An extra was added' },
    offering_terms: { nb: 'Avbestillingsvilkårene ble valgt', en: 'The cancellation terms were chosen' },
    offering_sessions: { nb: 'En samling ble lagt til', en: 'A session was added' },
    completion_rules: { nb: 'Krav for å fullføre ble satt', en: 'A rule of completion was set' },
    decision_days: { nb: 'Frist for å avgjøre ble satt', en: 'A day to decide was set' },
  },
  removed: {
    offering_sessions: { nb: 'En samling ble tatt bort', en: 'A session was taken away' },
    completion_rules: { nb: 'Krav for å fullføre ble tatt bort', en: 'The rule of completion was taken away' },
    decision_days: { nb: 'Frist for å avgjøre ble tatt bort', en: 'The day to decide was taken away' },
  },
}
/** Of which part of a start something was changed. */
const OF: Partial<Record<ChangedKind, Said>> = { offering_sessions: { nb: 'Samlingen', en: 'The session on' } }
const PUBLISHED: Said = { nb: 'Lagt ut for salg', en: 'Put on sale' }
const TAKEN_OFF: Said = { nb: 'Tatt av salg', en: 'Taken off sale' }
const CANCELLED: Said = { nb: 'Avlyst', en: 'Cancelled' }

type Told = Pick<OfferingChange, 'kind' | 'deed' | 'currency' | 'called' | 'values'>
type In = { lang: Lang; zone: string; taxName: (code: string) => string }

/** What was changed, a sentence each; what is new as a whole begins with that. */
export function changeSentences(place: In, { kind, deed, currency, called, values }: Told): string[] {
  const { lang } = place
  const whole = deed === 'changed' ? undefined : WHOLE[deed][kind]
  const name = called === null ? '' : `: ${called[lang]}`
  const part = OF[kind]
  const alone = called === null ? [] : [`${part ? `${say(lang, part)} ` : ''}${called[lang]}`]
  const begins = whole ? [say(lang, whole) + name] : alone
  if (kind === 'offerings' && deed === 'added') return begins
  const of = values.find((value) => value.name === 'currency')
  const told = kind === 'offering_sessions' && whole ? values.filter((value) => value.name !== 'starts_at') : values
  const currencies = { was: of?.before ?? currency, is: currency }
  return [...begins, ...told.map((value) => valueSentence(place, value, currencies))]
}

type Currencies = Record<'was' | 'is', ChangedValue['before']>

function valueSentence(place: In, value: ChangedValue, currencies: Currencies): string {
  const { lang } = place
  const { name, before, after } = value
  if (name === 'published_at') return say(lang, after === null ? TAKEN_OFF : PUBLISHED)
  if (name === 'cancelled_at') return say(lang, CANCELLED)
  const what = say(lang, NAMES[name] ?? AUDITED_COLUMNS[name] ?? { nb: name, en: name })
  if (before === null && after === null) return `${what} ${say(lang, { nb: 'ble endret', en: 'was changed' })}`
  const [was, is] = [
    before === null ? null : spelled(place, { name, value: before, currency: currencies.was }),
    after === null ? null : spelled(place, { name, value: after, currency: currencies.is }),
  ]
  if (was === null) return `${what}: ${is}`
  if (is === null) return `${what}: ${say(lang, { nb: `${was}, tatt bort`, en: `${was}, taken away` })}`
  return `${what}: ${say(lang, { nb: `fra ${was} til ${is}`, en: `from ${was} to ${is}` })}`
}

type Spelled = { name: string; value: string | number | boolean; currency: Currencies['is'] }

function spelled({ lang, zone, taxName }: In, { name, value, currency }: Spelled): string {
  if (name === 'net_minor') return spell(money(Number(value), currency as Currency), lang)
  if (name === 'tax_class') return taxName(String(value))
  if (name.endsWith('_at')) return moment(lang, zone, new Date(String(value)))
  if (name === 'day') return spelledDay(lang, String(value))
  const said = VALUES[String(value)]
  return said ? say(lang, said) : String(value)
}
