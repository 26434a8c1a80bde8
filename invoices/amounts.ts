import type { InvoiceLine } from './document.ts'

/** Decimals of each currency that a document may be in (ISO 4217). */
export const CURRENCY_DECIMALS: Readonly<Record<string, number>> = {
  NOK: 2,
  SEK: 2,
  DKK: 2,
  EUR: 2,
  USD: 2,
  GBP: 2,
  JPY: 0,
  KWD: 3,
}

const BASIS_POINTS_IN_ONE = 10_000n
const PRICE_PARTS_IN_MAJOR = 10_000n

/** How many minor units make one of the currency; throws on a currency without known decimals. */
export function minorInMajor(currency: string): bigint {
  return 10n ** BigInt(decimalsOf(currency))
}

export function decimalsOf(currency: string): number {
  const decimals = CURRENCY_DECIMALS[currency]
  if (decimals === undefined) throw new RangeError(`no decimals known for currency ${currency}`)
  return decimals
}

/** quantity × price in minor units, before any discount (the first half of BT-131). */
export function grossOfLine(line: InvoiceLine, currency: string): bigint {
  const parts = BigInt(line.quantity) * BigInt(line.unitPriceE4) * minorInMajor(currency)
  return divideRounded(parts, PRICE_PARTS_IN_MAJOR)
}

/** VAT of a base (BR-CO-17). */
export function vatOf(baseMinor: bigint, rateBasisPoints: number): bigint {
  return divideRounded(baseMinor * BigInt(rateBasisPoints), BASIS_POINTS_IN_ONE)
}

/** Rounds half away from zero, the rounding of every amount in a document. The divisor is positive. */
export function divideRounded(amount: bigint, divisor: bigint): bigint {
  const half = divisor / 2n
  return amount >= 0n ? (amount + half) / divisor : -((-amount + half) / divisor)
}

export function sum(amounts: readonly number[]): bigint {
  return amounts.reduce((total, amount) => total + BigInt(amount), 0n)
}

/** Digits with a full stop and a fixed number of decimals, as programs read them: 1 250 at two decimals is "12.50". */
export function decimalText(value: bigint | number, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`
}
