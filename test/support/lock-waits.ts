import { expect } from 'vitest'
import { until } from './buyer.ts'
import type { Fleet } from './fleet.ts'

/** Until somebody waits for a lock: the moment at which a race is on. */
export async function someoneWaits({ witness }: Pick<Fleet, 'witness'>): Promise<void> {
  const waiting = await until(
    () => witness`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    (rows) => rows.length > 0,
  )
  expect(waiting.length).toBeGreaterThan(0)
}
