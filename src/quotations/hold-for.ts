import type { Payer } from '../orders/payer.ts'
import { dayIn, dayPlus, earliestDay, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { holdSeats } from '../seats/hold-seats.ts'
import type { PricedLines } from './price-lines.ts'
import { heldTooLong, noSeatsToHold } from './problems.ts'

/** How long seats may be held for a quote, in days after the day it is made: a course that starts must be able to sell them. */
const HOLD_DAYS_MAX = 60

const DAY_ENDS = statement<{ at: Date }>(
  'quotations-day-ends',
  `select (($1::date + 1)::timestamp at time zone '${SELLER_ZONE}') as at`,
)

/**
 * Holds the seats of an offer until the end of a day, or until booking closes on it: nobody else gets them meanwhile.
 * @throws request/invalid at /heldThrough, quotation/no-seats
 */
export async function holdFor(
  tx: Tx,
  { offers, lines }: PricedLines,
  { heldThrough, validThrough, payer }: { heldThrough: string; validThrough: string; payer: Payer['kind'] },
): Promise<string> {
  const today = dayIn(SELLER_ZONE, tx.now)
  const latest = earliestDay(dayPlus(today, HOLD_DAYS_MAX), validThrough)
  if (heldThrough < today || heldThrough > latest) throw heldTooLong(latest)
  const [ends] = await run(tx, DAY_ENDS, [heldThrough])
  const until = Math.min(ends!.at.getTime(), ...offers.map(({ saleClosesAt }) => saleClosesAt.getTime()))
  const seats = lines.filter(({ extraId }) => extraId === null)
  const wanted = seats.map(({ poolId, quantity }) => ({ poolId: poolId!, quantity }))
  const holdId = await holdSeats(tx, {
    lines: wanted,
    until: new Date(until),
    held: payer === 'company' ? 'company' : 'buyers',
  })
  if (!holdId) throw noSeatsToHold()
  return holdId
}
