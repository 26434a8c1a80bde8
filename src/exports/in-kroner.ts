import { KRONER } from '../exchange/rate.ts'
import { RATE_AGE_DAYS } from '../exchange/rates-on.ts'
import { EXPONENTS } from '../platform/money.ts'

/** The rate of a currency that counts on a day (exchange/rates-on.ts), for a lateral join as `rated`; kroner need none. */
export const ratedOn = (currency: string, day: string): string => `lateral (
    select x.rate from exchange_rates x where ${currency} <> '${KRONER}' and x.currency = ${currency} and x.rated_on <= ${day} and x.rated_on >= ${day} - ${RATE_AGE_DAYS}
    order by x.rated_on desc, x.set_at desc, x.id desc limit 1) rated on true`

/** How many øre stand for the smallest unit of a currency at a rate of one: 100 where it has no decimals. */
const scale = (currency: string): string => {
  const whole = Object.entries(EXPONENTS).filter(([, digits]) => digits < EXPONENTS[KRONER])
  const cases = whole.map(([code, digits]) => `when '${code}' then ${10 ** (EXPONENTS[KRONER] - digits)}`)
  return `case ${currency} ${cases.join(' ')} else 1 end`
}

/** An amount in øre by a rate, rounded half away from zero as exchange/rate.ts does; null where no rate counts. */
export const inKroner = (minor: string, currency: string, rate: string): string =>
  `case ${currency} when '${KRONER}' then ${minor} else round(${minor} * ${rate} * ${scale(currency)})::bigint end`
