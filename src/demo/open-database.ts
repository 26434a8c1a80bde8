import type { Config } from '../platform/config.ts'
import { connect } from '../platform/db/connect.ts'
import { migrate } from '../platform/db/migrate.ts'
import { transact } from '../platform/db/transact.ts'
import { startEmbedded } from '../platform/embedded.ts'
import { enterMode, refuseOtherMode } from '../platform/enter-mode.ts'
import { prepareJobs } from '../platform/jobs.ts'
import { installMovableClock } from './clock.ts'

const DATABASE = 'coursetill'

export type DemoDatabase = { appUrl: string; ownerUrl: string; release(): Promise<void> }

/** The embedded database, or with DEMO=1 a given one: migrated, marked as a demo's, with a clock that can be moved. */
export async function openDemoDatabase(config: Config, say: (line: string) => void): Promise<DemoDatabase> {
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir, durable: true, say })
  try {
    await embedded?.ensureDatabase(DATABASE)
    const ownerUrl = embedded?.ownerUrl(DATABASE) ?? config.migrateUrl ?? config.databaseUrl!
    const appUrl = embedded?.appUrl(DATABASE) ?? config.databaseUrl!
    await prepare(ownerUrl, appUrl)
    return { appUrl, ownerUrl, release: async () => embedded?.release() }
  } catch (error) {
    await embedded?.release()
    throw error
  }
}

async function prepare(ownerUrl: string, appUrl: string): Promise<void> {
  await refuseOtherMode(ownerUrl, 'demo')
  await migrate(ownerUrl)
  await prepareJobs(ownerUrl)
  const connection = connect(appUrl, 1)
  try {
    await transact(connection.pool, { kind: 'job', name: 'demo' }, (tx) => enterMode(tx, 'demo'))
  } finally {
    await connection.close()
  }
  await installMovableClock(ownerUrl)
}
