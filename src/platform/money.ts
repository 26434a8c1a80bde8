import { z } from 'zod'
import { numberFormat } from './formats.ts'

/** An amount in minor units (øre, cent) of an ISO 4217 currency. Always a safe integer; may be negative only as a difference. */
export type Money = { minor: number; currency: Currency }

/**
 * Currencies that can be sold in, with the number of decimals ISO 4217 gives each: two at most, because no amount of an
 * e-invoice has more (EN 16931, BR-DEC).
 */
export const EXPONENTS = { NOK: 2, SEK: 2, DKK: 2, EUR: 2, USD: 2, GBP: 2, JPY: 0 } as const
export type Currency = keyof typeof EXPONENTS

export const CURRENCIES = Object.keys(EXPONENTS) as [Currency, ...Currency[]]

/** The largest amount of one price or document, in minor units: ten thousand million kroner. */
export const LARGEST_MINOR = 1_000_000_000_000

export const CurrencyCode = z.enum(CURRENCIES)
export const MinorUnits = z.int().min(0).max(LARGEST_MINOR)
export const MoneySchema = z
  .strictObject({ minor: MinorUnits, currency: CurrencyCode })
  .meta({ id: 'Money', description: 'Integer minor units (øre) and an ISO 4217 currency' })

export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole number of minor units: ${minor}`)
  return { minor, currency }
}

export function plus(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return money(a.minor + b.minor, a.currency)
}

export function minus(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return money(a.minor - b.minor, a.currency)
}

export function times(a: Money, quantity: number): Money {
  return money(toSafe(BigInt(a.minor) * BigInt(quantity)), a.currency)
}

export const equal = (a: Money, b: Money): boolean => a.minor === b.minor && a.currency === b.currency

/** amount × numerator / denominator, rounded half away from zero on whole numbers: the rounding of every VAT amount. */
export function share(minor: number, numerator: number, denominator: number): number {
  const product = BigInt(minor) * BigInt(numerator)
  const bottom = BigInt(denominator)
  const half = bottom / 2n
  return toSafe(product >= 0n ? (product + half) / bottom : -((-product + half) / bottom))
}

/** Splits an amount by weights so that the parts add up exactly: largest remainder, ties by position. */
export function allocate(minor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total <= 0n) throw new RangeError('weights must add up to more than nothing')
  const sign = minor < 0 ? -1n : 1n
  const amount = BigInt(minor) * sign
  const parts = weights.map((weight) => (amount * BigInt(weight)) / total)
  const rests = weights.map((weight, position) => ({ position, rest: (amount * BigInt(weight)) % total }))
  let left = amount - parts.reduce((sum, part) => sum + part, 0n)
  for (const { position } of rests.sort((a, b) => Number(b.rest - a.rest) || a.position - b.position)) {
    if (left === 0n) break
    parts[position] = (parts[position] ?? 0n) + 1n
    left -= 1n
  }
  return parts.map((part) => toSafe(part * sign))
}

/** "1 250,00 kr" in Norwegian, "NOK 1,250.00" in English: what people read, never what programs compute with. */
export function spell(amount: Money, lang: 'nb' | 'en'): string {
  const digits = EXPONENTS[amount.currency]
  return numberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB', {
    style: 'currency',
    currency: amount.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(decimal(amount) as Intl.StringNumericLiteral)
}

/** "1250.00": the plain decimal of XML, CSV for machines and Intl. */
export function decimal({ minor, currency }: Money): string {
  const digits = EXPONENTS[currency]
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  return `${minor < 0 ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} cannot be added`)
}

function toSafe(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError('amount beyond the safe integers')
  return number
}
