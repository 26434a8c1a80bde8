import { installMovableClock } from '../../src/demo/clock.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { transact } from '../../src/platform/db/transact.ts'
import { type Job, openJobs } from '../../src/platform/jobs.ts'
import { publishSalesTerms } from '../../src/terms/publish-sales-terms.ts'
import { type House, ingrid } from '../storefront/make.ts'
import { freshDatabase } from './database.ts'

/** A database with a clock that moves and terms of sale, and nobody at work: time brings only what a test does. What `told` promises goes nowhere. */
export async function openBareHouse<T extends object>(
  told: Job<T>,
  also: readonly ((jobs: ReturnType<typeof openJobs>) => void)[] = [],
): Promise<{ house: House; close(): Promise<void> }> {
  const { appUrl, ownerUrl } = await freshDatabase()
  await installMovableClock(ownerUrl)
  const connection = connect(appUrl, 8)
  const jobs = openJobs(appUrl, () => {})
  jobs.on(told, async () => {})
  for (const each of also) each(jobs)
  await jobs.start()
  const house: House = { ...connection, does: (work, actor = ingrid) => transact(connection.pool, actor, work) }
  await house.does((tx) => publishSalesTerms(tx, { words: { nb: 'Salgsvilkår', en: 'Sales terms' } }))
  return {
    house,
    async close() {
      await jobs.stop()
      await house.close()
    },
  }
}
