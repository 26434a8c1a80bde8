import { decimalsOf } from './amounts.ts'
import type { Day, OrderOfLine } from './document.ts'
import type { Words } from './words/words.ts'

const MINUS = '\u2212'
const NBSP = '\u00a0'
const EN_DASH = '\u2013'
const PRICE_DECIMALS = 4

/**
 * Written out by hand and not by Intl, whose output follows the ICU version: an original must come out the same on every
 * machine that runs the same release.
 */
export function amount(minor: number, currency: string, words: Words): string {
  return decimal(minor, decimalsOf(currency), words)
}

/** A price in ten-thousandths of the major unit, with no more decimals than it needs beyond those of its currency. */
export function price(unitPriceE4: number, currency: string, words: Words): string {
  const shortest = decimalsOf(currency)
  let decimals = PRICE_DECIMALS
  let parts = unitPriceE4
  while (decimals > shortest && parts % 10 === 0) {
    parts /= 10
    decimals -= 1
  }
  return decimal(parts, decimals, words)
}

/** 2500 → "25 %", 1111 → "11,11 %". */
export function percent(basisPoints: number, words: Words): string {
  const shown = basisPoints % 100 === 0 ? String(basisPoints / 100) : decimal(basisPoints, 2, words)
  return `${shown}${NBSP}%`
}

export function day(iso: Day, words: Words): string {
  const [year = '', month = '', date = ''] = iso.split('-')
  return words.day(year, Number(month), Number(date))
}

export function period(start: Day, end: Day, words: Words): string {
  return start === end ? day(start, words) : `${day(start, words)}${NBSP}${EN_DASH} ${day(end, words)}`
}

/** "123 456 785": groups of three, as Brønnøysundregistrene writes it. Any other text stays as it is. */
export function organisationNumber(digits: string): string {
  return /^\d{9}$/.test(digits) ? digits.replaceAll(/(\d{3})(?=\d)/g, `$1${NBSP}`) : digits
}

/** "1503 20 80119", as Norwegian banks print it. */
export function account(digits: string): string {
  return /^\d{11}$/.test(digits) ? digits.replace(/^(\d{4})(\d{2})(\d{5})$/, `$1${NBSP}$2${NBSP}$3`) : digits
}

export function iban(text: string): string {
  return text.replaceAll(/\s/g, '').replaceAll(/(.{4})(?=.)/g, `$1${NBSP}`)
}

export function negative(text: string): string {
  return `${MINUS}${text}`
}

function decimal(value: number, decimals: number, { decimalMark, groupMark }: Words): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replaceAll(/\B(?=(\d{3})+$)/g, groupMark)
  const shown = decimals === 0 ? whole : `${whole}${decimalMark}${digits.slice(-decimals)}`
  return value < 0 ? negative(shown) : shown
}

/** The order of a collective invoice that a line is of, in words. */
export const orderInWords = ({ placedOn, ...order }: OrderOfLine, words: Words): string =>
  words.ofOrder({ ...order, day: day(placedOn, words) })
