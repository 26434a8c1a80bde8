import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { CurrencyCode } from '../platform/money.ts'
import { invalid } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { KRONER, RATE_FORM, type Rate } from './rate.ts'

export const SetRate = z
  .strictObject({
    currency: CurrencyCode.exclude([KRONER]),
    ratedOn: z.iso.date(),
    rate: z
      .string()
      .regex(RATE_FORM, 'must be a decimal such as 11.7425, kroner for one unit')
      .meta({ description: 'Kroner for one unit of the currency: 11.7425' }),
    source: Line.meta({ description: 'Where it stands, for whoever checks a document later' }),
  })
  .meta({ id: 'SetExchangeRate' })
export type SetRate = z.output<typeof SetRate>

const ADD = statement(
  'exchange-set',
  'insert into exchange_rates (id, currency, rated_on, rate, source, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7)',
)
const ADD_PUBLISHED = statement<{ currency: string }>(
  'exchange-add-published',
  `insert into exchange_rates (id, currency, rated_on, rate, source, set_by, set_at)
   select r.id, r.currency, r.rated_on, r.rate, r.source, $2, $3
   from jsonb_to_recordset($1) as r(id uuid, currency text, rated_on date, rate numeric, source text)
   where not exists (select from exchange_rates x where x.currency = r.currency and x.rated_on = r.rated_on) returning currency`,
)

/** Enters a rate by hand: from now on it counts for its day. What was issued keeps the rate that stands on it. @throws request/invalid */
export async function setRate(tx: Tx, { currency, ratedOn, rate, source }: SetRate): Promise<void> {
  if (ratedOn > dayIn(SELLER_ZONE, tx.now)) throw invalid('/ratedOn', 'this day has not come yet')
  await run(tx, ADD, [newId(), currency, ratedOn, rate, source, nameOf(tx.actor), tx.now])
  await emit(tx, { name: 'ExchangeRateSet', subjectId: newId(), facts: { currency, ratedOn, rate, source } })
}

/** Adds what was published, for the days that nobody has entered a rate for. Returns how many. */
export async function addPublished(tx: Tx, rates: readonly Rate[]): Promise<number> {
  const rows = rates.map(({ ratedOn, ...rate }) => ({ ...rate, id: newId(), rated_on: ratedOn }))
  return (await run(tx, ADD_PUBLISHED, [JSON.stringify(rows), nameOf(tx.actor), tx.now])).length
}
