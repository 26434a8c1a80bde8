import type { Pool } from '../platform/db/connect.ts'
import { atOneMoment } from '../platform/db/snapshot.ts'
import type { Month } from '../platform/month.ts'
import { type CheckedMonth, checkMonth } from './check-month.ts'

/** The list and the statement of a month as everything stands at this moment. */
export async function checkNow(pool: Pool, month: Month): Promise<CheckedMonth> {
  let checked: CheckedMonth | undefined
  const looked = atOneMoment(pool, async function* (moment) {
    yield await checkMonth(moment, month)
  })
  for await (const each of looked) checked = each
  return checked!
}
