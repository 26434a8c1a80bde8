import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import type { Rate } from './rate.ts'

/** No rate is published on holidays, and the longest run of them is Easter with the weekend before. */
export const RATE_AGE_DAYS = 7

const ON_DAY = statement<Rate>(
  'exchange-rates-on',
  `select distinct on (currency) currency, rated_on as "ratedOn", trim_scale(rate)::text as rate, source from exchange_rates
   where rated_on <= $1 and rated_on >= $1::date - ${RATE_AGE_DAYS} order by currency, rated_on desc, set_at desc, id desc`,
)

/** The rate of each currency that counts on a day: that day's, else the last one before it that is not too old. */
export async function ratesOn(on: On, day: string): Promise<ReadonlyMap<Currency, Rate>> {
  const rates = await run(on, ON_DAY, [day])
  return new Map(rates.map((rate) => [rate.currency, rate]))
}
