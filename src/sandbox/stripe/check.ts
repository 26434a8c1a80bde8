import { refused } from './refuse.ts'

/** Reads one parameter or refuses it in Stripe's words. `param` is its full name, e.g. `line_items[0][quantity]`. */
export type Check<T> = (value: unknown, param: string) => T
export type Shape = Record<string, Check<unknown>>
export type Checked<S extends Shape> = { [K in keyof S]: ReturnType<S[K]> }

const MOST_METADATA_KEYS = 50
const LONGEST_METADATA_KEY = 40
const LONGEST_METADATA_VALUE = 500
const LONGEST_TEXT = 5_000

export const optional =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value, param) =>
    value === undefined ? undefined : check(value, param)

export const text =
  (longest = LONGEST_TEXT): Check<string> =>
  (value, param) => {
    const read = given(value, param)
    if (typeof read !== 'string') throw refused(`Invalid string: ${JSON.stringify(read)}`, { param })
    if (read === '') throw refused(emptied(param), { code: 'parameter_invalid_empty', param })
    if (read.length > longest) {
      const start = `${read.slice(0, 10)}…`
      throw refused(`Invalid string: ${start}; must be at most ${longest} characters`, { param })
    }
    return read
  }

export const whole =
  (least = 0, most = 99_999_999_999): Check<number> =>
  (value, param) => {
    const read = text()(value, param)
    if (!/^-?\d{1,15}$/.test(read)) {
      throw refused(`Invalid integer: ${read}`, { code: 'parameter_invalid_integer', param })
    }
    if (Number(read) < least) {
      throw refused(`This value must be greater than or equal to ${least}.`, {
        code: 'parameter_invalid_integer',
        param,
      })
    }
    if (Number(read) > most) throw refused(`This value must be less than or equal to ${most}.`, { param })
    return Number(read)
  }

export const flag: Check<boolean> = (value, param) => {
  const read = text()(value, param)
  if (read !== 'true' && read !== 'false') throw refused(`Invalid boolean: ${read}`, { param })
  return read === 'true'
}

export const oneOf =
  <const T extends string>(...allowed: T[]): Check<T> =>
  (value, param) => {
    const read = text()(value, param)
    const found = allowed.find((one) => one === read)
    if (found === undefined) throw refused(`Invalid ${param}: must be one of ${spellOut(allowed)}`, { param })
    return found
  }

export const url: Check<string> = (value, param) => {
  const read = text()(value, param)
  if (!/^https?:\/\//.test(read) || !URL.canParse(read))
    throw refused('Not a valid URL', { code: 'url_invalid', param })
  return read
}

export const email: Check<string> = (value, param) => {
  const read = text(512)(value, param)
  if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(read)) {
    throw refused(`Invalid email address: ${read}`, { code: 'email_invalid', param })
  }
  return read
}

/** Three lower-case letters of a currency that this runtime's ISO 4217 list knows. */
export const currency: Check<string> = (value, param) => {
  const read = text()(value, param)
  if (!/^[a-z]{3}$/.test(read) || !Intl.supportedValuesOf('currency').includes(read.toUpperCase())) {
    throw refused(`Invalid currency: ${read}. Stripe takes three-letter ISO codes in lower case.`, { param })
  }
  return read
}

export const listOf =
  <T>(check: Check<T>, most = 100): Check<T[]> =>
  (value, param) => {
    const read = given(value, param)
    if (!Array.isArray(read)) throw refused('Invalid array', { param })
    if (read.length > most) throw refused(`Array must have at most ${most} entries.`, { param })
    return read.map((one: unknown, position) => check(one, `${param}[${position}]`))
  }

export const shape =
  <S extends Shape>(fields: S): Check<Checked<S>> =>
  (value, param) => {
    const read = given(value, param)
    if (!isObject(read)) throw refused(`Invalid object`, { param })
    refuseUnknown(fields, read, param)
    const checked = Object.entries(fields).map(([name, check]) => [name, check(read[name], inside(param, name))])
    return Object.fromEntries(checked) as Checked<S>
  }

export const metadata: Check<Record<string, string>> = (value, param) => {
  const read = given(value, param)
  if (read === '') return {}
  if (!isObject(read)) throw refused('Invalid object', { param })
  const entries = Object.entries(read)
  if (entries.length > MOST_METADATA_KEYS) {
    throw refused(`You can only set ${MOST_METADATA_KEYS} metadata keys.`, { param })
  }
  return Object.fromEntries(entries.map(([key, entry]) => [key, metadataValue(key, entry, param)]))
}

function metadataValue(key: string, value: unknown, param: string): string {
  const name = inside(param, key)
  if (key.length > LONGEST_METADATA_KEY) {
    throw refused(`Metadata keys can be at most ${LONGEST_METADATA_KEY} characters.`, { param: name })
  }
  if (typeof value !== 'string') throw refused('Metadata values must be strings.', { param: name })
  if (value.length > LONGEST_METADATA_VALUE) {
    throw refused(`Metadata values can have up to ${LONGEST_METADATA_VALUE} characters.`, { param: name })
  }
  return value
}

function refuseUnknown(fields: Shape, read: Record<string, unknown>, param: string): void {
  const unknown = Object.keys(read).filter((name) => !Object.hasOwn(fields, name))
  const first = unknown[0]
  if (first === undefined) return
  const names = unknown.map((name) => inside(param, name)).join(', ')
  const message = `Received unknown parameter${unknown.length > 1 ? 's' : ''}: ${names}`
  throw refused(message, { code: 'parameter_unknown', param: inside(param, first) })
}

function given(value: unknown, param: string): unknown {
  if (value === undefined) throw refused(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
  return value
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const inside = (param: string, name: string): string => (param === '' ? name : `${param}[${name}]`)

const emptied = (param: string): string =>
  `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; ` +
  `however '${param}' cannot be unset.`

const spellOut = (allowed: readonly string[]): string =>
  allowed.length < 2 ? allowed.join('') : `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`
