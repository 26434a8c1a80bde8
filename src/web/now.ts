import { type On, run, statement } from '../platform/db/statement.ts'

const NOW = statement<{ now: Date }>('web-now', 'select app_now() as now')

/** The clock that decides when a hold ends: the database's. */
export async function nowOf(on: On): Promise<Date> {
  const [row] = await run(on, NOW, [])
  return row!.now
}
