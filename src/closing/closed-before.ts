import { type On, run, statement } from '../platform/db/statement.ts'
import { firstDay, lastDay, type Month } from '../platform/month.ts'

const FIND = statement<{ month: Month | null }>(
  'closing-closed-before',
  `select to_char(max(month), 'YYYY-MM') as month from month_closings where closed_at is not null and month < $1::date`,
)

/** The last day that is closed where this month is open: months are closed and opened one after another. */
export async function closedBefore(on: On, month: Month): Promise<string | null> {
  const [found] = await run(on, FIND, [firstDay(month)])
  return found?.month ? lastDay(found.month) : null
}
