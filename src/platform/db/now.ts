import { type On, run, statement } from './statement.ts'

const NOW = statement<{ now: Date }>('now', 'select app_now() as now')

/** The clock that decides when a hold ends: the database's. In a transaction it is `tx.now`. */
export async function nowOf(on: On): Promise<Date> {
  const [row] = await run(on, NOW, [])
  return row!.now
}
