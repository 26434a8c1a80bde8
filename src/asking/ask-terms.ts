import { DAY_MS } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

const SHORTEST = statement<{ now: Date; holdDays: number | null; closesAt: Date | null }>(
  'asking-shortest',
  `select app_now() as now, min(employer_hold_days) as "holdDays", min(sale_closes_at) as "closesAt" from offerings where id = any($1::uuid[])`,
)

/** Until when seats in all of these would be held for an employer to answer; null where one of them is not held at all. */
export async function askTerms(on: On, offeringIds: readonly string[]): Promise<Date | null> {
  const [row] = await run(on, SHORTEST, [offeringIds])
  const { now, holdDays, closesAt } = row!
  if (!holdDays || !closesAt || closesAt <= now) return null
  return new Date(Math.min(now.getTime() + holdDays * DAY_MS, closesAt.getTime()))
}
