import { enterMoneyKind } from './invoicing/enter-money-kind.ts'
import type { Places } from './open-till.ts'
import { type Config, isTestMoney } from './platform/config.ts'
import { type Connection, connect } from './platform/db/connect.ts'
import { migrate } from './platform/db/migrate.ts'
import { transact } from './platform/db/transact.ts'
import { enterMode, refuseOtherMode } from './platform/enter-mode.ts'
import { prepareJobs } from './platform/jobs.ts'
import { databaseFault } from './platform/problems.ts'

/** Brings a real database up to this release, makes it the shop's for good, and says where the real things are. */
export async function openProductionGround(config: Config): Promise<Places> {
  await migrateReal(config)
  const connection = connect(config.databaseUrl!, 1)
  try {
    await enter(connection, config)
  } finally {
    await connection.close()
  }
  return { appUrl: config.databaseUrl!, smtpUrl: config.smtpUrl!, stripeBase: null }
}

/** Tables, rights and the jobs' schema, as the role that owns them. @throws Error with one sentence on what to set */
export async function migrateReal({ databaseUrl, migrateUrl }: Config): Promise<void> {
  const [name, url] = migrateUrl ? ['MIGRATE_URL', migrateUrl] : ['DATABASE_URL', databaseUrl!]
  try {
    await refuseOtherMode(url, 'production')
    await migrate(url)
    await prepareJobs(url)
  } catch (error) {
    throw sentenceFor(name, url, error)
  }
}

async function enter({ pool }: Connection, config: Config): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw sentenceFor('DATABASE_URL', config.databaseUrl!, error)
  })
  client.release()
  await transact(pool, { kind: 'job', name: 'start' }, async (tx) => {
    await enterMode(tx, 'production')
    await enterMoneyKind(tx, isTestMoney(config) ? 'test' : 'real')
  })
}

const INSUFFICIENT_PRIVILEGE = '42501'
/** SQLSTATE class 28 and the like: the server is there and does not let this role in, or has no such database. */
const NOT_LET_IN = new Set(['28P01', '28000', '3D000'])

function sentenceFor(name: string, url: string, error: unknown): unknown {
  const { username, host } = new URL(url)
  const { code, message } = databaseFault(error)
  if (code === INSUFFICIENT_PRIVILEGE)
    return new Error(
      name === 'DATABASE_URL'
        ? `MIGRATE_URL is missing: ${username} of DATABASE_URL may not create tables; set MIGRATE_URL to the same database as its owner (coursetill_owner).`
        : `MIGRATE_URL must be the owner of the database: ${username} may not create tables (${message}).`,
    )
  if (code !== undefined && NOT_LET_IN.has(code)) return new Error(`${name}: PostgreSQL at ${host} says: ${message}.`)
  if (isUnreachable(error))
    return new Error(`${name}: no PostgreSQL answers at ${host}. Start it, or correct the address.`)
  return error
}

function isUnreachable(error: unknown): boolean {
  const { code, message = '' } = error as NodeJS.ErrnoException
  return /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH)/.test(code ?? '') || message.includes('timeout exceeded')
}
