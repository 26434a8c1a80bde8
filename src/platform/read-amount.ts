import { type Currency, EXPONENTS } from './money.ts'

/** Minor units of "4 900,50", "4900.5", "kr 4 900" or "4900,-"; null where it is no amount of the currency. */
export function minorOf(text: string, currency: Currency): number | null {
  const digits = EXPONENTS[currency]
  const plain = text
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(/^(?:kr\.?|nok)/i, '')
    .replace(/(?:kr\.?|,-|nok)$/i, '')
  const [, whole, rest = ''] = /^(\d{1,12})(?:[.,](\d+))?$/.exec(plain) ?? []
  if (whole === undefined || rest.length > digits) return null
  const minor = Number(`${whole}${rest.padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) ? minor : null
}

/** Tenths of "2,5" or "10"; null where it is no number with at most one decimal. */
export function tenthsOf(text: string): number | null {
  const [, whole, rest = '0'] = /^(\d{1,3})(?:[.,](\d))?$/.exec(text) ?? []
  return whole === undefined ? null : Number(whole) * 10 + Number(rest)
}
