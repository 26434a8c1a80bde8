import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './platform/config.ts'
import { connect, type Pool } from './platform/db/connect.ts'
import { startEmbedded } from './platform/embedded.ts'
import { readInstallation } from './platform/installation.ts'
import { openStripe, type StripeGateway } from './platform/stripe.ts'

/** Database connections of one command. */
const CONNECTIONS = 2
/** The name that a demo's database has on the embedded server. */
const DEMO_DATABASE = 'coursetill'
const NO_DEMO =
  'There is no demonstration in this folder yet: run npm start first. For the real shop set DATABASE_URL and the other settings.'

export type OpenShop = { config: Config; pool: Pool; stripe: StripeGateway; leave(): Promise<void> }

/** What the server with the same environment works on, for a command beside it: nothing is migrated and no work is done. */
export async function openShop(config: Config, say: (line: string) => void): Promise<OpenShop> {
  const database = config.databaseUrl
    ? { appUrl: config.databaseUrl, release: async () => {} }
    : await demoDatabase(config, say)
  const { pool, close } = connect(database.appUrl, CONNECTIONS)
  const leave = async () => {
    await close()
    await database.release()
  }
  try {
    await refuseEmpty(pool, config.mode)
  } catch (error) {
    await leave()
    throw error
  }
  const places = config.mode === 'demo' ? demoPlaces(config.dataDir) : { smtpUrl: config.smtpUrl, apiBase: null }
  return {
    config: { ...config, smtpUrl: places.smtpUrl },
    pool,
    stripe: openStripe({ ...config.stripe, apiBase: places.apiBase }),
    leave,
  }
}

/** Joins the server that a running demo has started, or starts it for the time of the command. */
async function demoDatabase({ dataDir }: Config, say: (line: string) => void) {
  if (!existsSync(join(dataDir, 'mail-port'))) throw new Error(NO_DEMO)
  const embedded = await startEmbedded({ dataDir, durable: true, say })
  await embedded.ensureDatabase(DEMO_DATABASE)
  return { appUrl: embedded.appUrl(DEMO_DATABASE), release: embedded.release }
}

/** A demo notes in its folder on which ports its stand-ins for bank and post office listen. */
function demoPlaces(dataDir: string): { smtpUrl: string | null; apiBase: string } {
  const portIn = (name: string) => (existsSync(join(dataDir, name)) ? readFileSync(join(dataDir, name), 'utf8') : null)
  const mail = portIn('mail-port')
  return { smtpUrl: mail && `smtp://127.0.0.1:${mail}`, apiBase: `http://127.0.0.1:${portIn('stripe-port') ?? 1}` }
}

async function refuseEmpty(pool: Pool, mode: Config['mode']): Promise<void> {
  const { rows } = await pool.query<{ known: boolean }>("select to_regclass('installation') is not null as known")
  const installation = rows[0]?.known ? await readInstallation({ client: pool }) : null
  if (installation?.mode === mode) return
  throw new Error(
    installation
      ? `This database belongs to a ${installation.mode} installation, and the settings are those of ${mode}.`
      : mode === 'demo'
        ? NO_DEMO
        : 'This database is empty: run coursetill setup, or start the server, first.',
  )
}
