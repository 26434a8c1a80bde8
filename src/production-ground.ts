import type { Places } from './open-till.ts'
import type { Config } from './platform/config.ts'
import { connect } from './platform/db/connect.ts'
import { migrate } from './platform/db/migrate.ts'
import { transact } from './platform/db/transact.ts'
import { enterMode } from './platform/enter-mode.ts'
import { prepareJobs } from './platform/jobs.ts'

/** Brings a real database up to this release and says where the real things are. */
export async function openProductionGround(config: Config): Promise<Places> {
  const appUrl = config.databaseUrl!
  const ownerUrl = config.migrateUrl ?? appUrl
  await migrate(ownerUrl)
  await prepareJobs(ownerUrl)
  const connection = connect(appUrl, 1)
  try {
    await transact(connection.pool, { kind: 'job', name: 'start' }, (tx) => enterMode(tx, 'production'))
  } finally {
    await connection.close()
  }
  return { appUrl, smtpUrl: config.smtpUrl!, stripeBase: null }
}
