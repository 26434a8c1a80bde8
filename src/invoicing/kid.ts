import { modulus10 } from '../platform/check-digits.ts'

/** Digits of the number within a payment reference; with the series' digit and the check digit a KID is twelve long. */
const NUMBER_DIGITS = 10

/** The KID of an invoice: one digit for the series, the number padded, a modulus 10 check digit. Text everywhere: it may begin with zeros. */
export function kidOf(seriesDigit: number, number: number): string {
  const payload = `${seriesDigit}${String(number).padStart(NUMBER_DIGITS, '0')}`
  return `${payload}${modulus10(payload)}`
}
