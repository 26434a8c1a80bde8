import { type Currency, EXPONENTS, share } from '../platform/money.ts'

export const KRONER = 'NOK'

/** Kroner for one unit of a currency, as a decimal such as "11.7425", with its day and who says so. */
export type Rate = { currency: Currency; ratedOn: string; rate: string; source: string }

/** Digits of a rate before and after the point. */
const WHOLE_DIGITS = 6
const DECIMALS = 8
export const RATE_FORM = new RegExp(`^(?=.*[1-9])\\d{1,${WHOLE_DIGITS}}(\\.\\d{1,${DECIMALS}})?$`)

/** An amount of a currency in øre, rounded half away from zero. */
export function inKroner(minor: number, { currency, rate }: Pick<Rate, 'currency' | 'rate'>): number {
  const [whole = '', parts = ''] = rate.split('.')
  const digits = Number(whole + parts.padEnd(DECIMALS, '0'))
  return share(minor, digits, 10 ** (DECIMALS + EXPONENTS[currency] - EXPONENTS[KRONER]))
}
