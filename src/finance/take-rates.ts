import { addPublished, type SetRate, setRate } from '../exchange/set-rate.ts'
import { resumeForRates } from '../invoicing/resume-for-rates.ts'
import { dayIn, dayPlus, SELLER_ZONE } from '../platform/clock.ts'
import { nowOf } from '../platform/db/now.ts'
import type { Tx } from '../platform/db/transact.ts'
import { act, type Till } from '../platform/till.ts'

/** How far back published rates are asked for: longer than the source may be away without a gap. */
const LOOK_BACK_DAYS = 14

/** Enters a rate by hand; documents that waited for it are issued. @throws request/invalid */
export async function enterRate(tx: Tx, wish: SetRate): Promise<void> {
  await setRate(tx, wish)
  await resumeForRates(tx, [wish.currency])
}

/** Takes over the rates that have been published. A source that is away is asked again at the next look; returns how many were new. */
export async function takeRates(till: Till): Promise<number> {
  const now = await nowOf({ client: till.connection.pool })
  const since = dayPlus(dayIn(SELLER_ZONE, now), -LOOK_BACK_DAYS)
  const rates = await till.rateSource!.ratesSince(since).catch((error: unknown) => {
    till.log.warn({ err: error }, 'exchange rates could not be read')
    return []
  })
  if (rates.length === 0) return 0
  return act(till, { kind: 'job', name: 'exchange-rates' }, async (tx) => {
    const added = await addPublished(tx, rates)
    if (added > 0) await resumeForRates(tx, [...new Set(rates.map(({ currency }) => currency))])
    return added
  })
}
