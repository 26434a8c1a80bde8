import { expect } from 'vitest'
import { until } from './buyer.ts'
import type { Fleet } from './fleet.ts'

/** Until so many wait for a lock: the moment at which a race is on. */
export async function someoneWaits({ witness }: Pick<Fleet, 'witness'>, many = 1): Promise<void> {
  const waiting = await until(
    () => witness`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    (rows) => rows.length >= many,
  )
  expect(waiting.length).toBeGreaterThanOrEqual(many)
}
