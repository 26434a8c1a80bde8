import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../platform/config.ts'
import type { StripeSandbox } from '../sandbox/stripe/start.ts'
import { openDemoDatabase } from './open-database.ts'
import { openPeers, type Peers } from './open-peers.ts'
import { type Furnish, furnish as furnishSchool } from './furnish.ts'

/** What a demo stands on: an embedded database, a Stripe sandbox, a mail catcher, a movable clock. */
export type DemoGround = {
  config: Config
  places: { appUrl: string; smtpUrl: string; stripeBase: string }
  /** For "start over": only the owner may empty what the application may not change. */
  ownerUrl: string
  peers: Peers
  sandbox(): StripeSandbox | null
  leave(): Promise<void>
}

/** Starts, or joins, everything a demo needs; nothing of it ever runs in production. `furnish` fills an empty database. */
export async function openDemoGround(
  config: Config,
  say: (line: string) => void,
  furnish: Furnish = furnishSchool,
): Promise<DemoGround> {
  mkdirSync(config.dataDir, { recursive: true })
  const leaving: (() => Promise<void>)[] = []
  const leave = async () => {
    for (let next = leaving.pop(); next; next = leaving.pop()) await next()
  }
  try {
    const database = await openDemoDatabase(config, say)
    leaving.push(database.release)
    const peers = await openPeers(config, database.appUrl)
    leaving.push(peers.stop)
    await furnish({ config, ...database, peers, say })
    return {
      config: { ...config, sessionSecret: rememberedSecret(config.dataDir) },
      places: { appUrl: database.appUrl, smtpUrl: `smtp://127.0.0.1:${peers.mailPort}`, stripeBase: peers.stripeBase },
      ownerUrl: database.ownerUrl,
      peers,
      sandbox: peers.sandbox,
      leave,
    }
  } catch (error) {
    await leave()
    throw error
  }
}

/** Sessions and order links survive a restart of the demo. */
function rememberedSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8')
}
