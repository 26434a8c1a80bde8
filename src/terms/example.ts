import { Temporal } from 'temporal-polyfill'
import { DAY_MS, HOUR_MS, SELLER_ZONE } from '../platform/clock.ts'
import { type ConsumerRule, consumerFee } from './consumer-fee.ts'
import { endOf } from './fee-of.ts'
import type { CancellationRules } from './rules.ts'
import { withdrawalEndsAt } from './withdrawal.ts'

/** The course of the example: one week apart, from the first of June at nine, of a price that divides well; bought on the first of March at noon. */
const SESSIONS = 4
const SESSION_HOURS = 6
export const EXAMPLE_MINOR = 400_000

/** What comes back of the example, without VAT, until an instant; null is from then on for ever. */
export type ExampleRow = { until: Date | null; backMinor: number; rule: ConsumerRule }

/** What terms come to for a private buyer of one seat, from the purchase until nothing changes any more. */
export function exampleOf(rules: CancellationRules, year: number): ExampleRow[] {
  const startsAt = atHour(year, 6, 9)
  const sessions = Array.from({ length: SESSIONS }, (_, week) => {
    const begins = startsAt.getTime() + week * 7 * DAY_MS
    return { startsAt: new Date(begins), endsAt: new Date(begins + SESSION_HOURS * HOUR_MS) }
  })
  const held = { zone: SELLER_ZONE, startsAt, endsAt: sessions.at(-1)!.endsAt, sessions }
  const agreed = { rules, orderedAt: atHour(year, 3, 12), startsEarly: false }
  const feeAt = (now: Date) => consumerFee(agreed, held, { netMinor: EXAMPLE_MINOR, currency: 'NOK', now })
  const changes = [
    withdrawalEndsAt(agreed.orderedAt),
    ...rules.steps.map((step) => endOf(step, held)),
    ...sessions.map((session) => session.startsAt),
  ]
    .filter((each) => each > agreed.orderedAt)
    .toSorted((one, other) => one.getTime() - other.getTime())
  const rows: ExampleRow[] = []
  for (const from of [agreed.orderedAt, ...changes]) {
    const { feeMinor, rule } = feeAt(from)
    const before = rows.at(-1)
    if (before && JSON.stringify(before.rule) === JSON.stringify(rule)) continue
    if (before) before.until = from
    rows.push({ until: null, backMinor: EXAMPLE_MINOR - feeMinor, rule })
  }
  return rows
}

const atHour = (year: number, month: number, hour: number): Date =>
  new Date(Temporal.ZonedDateTime.from({ year, month, day: 1, hour, timeZone: SELLER_ZONE }).epochMilliseconds)
