import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../platform/config.ts'
import type { StripeSandbox } from '../sandbox/stripe/start.ts'
import type { Furnish, Room } from './furnish.ts'
import { openDemoDatabase } from './open-database.ts'
import { openPeers, type Peers } from './open-peers.ts'
import { seedOnce } from './seed.ts'

/** What a demo stands on: an embedded database, a Stripe sandbox, a mail catcher, a movable clock. */
export type DemoGround = {
  config: Config
  places: { appUrl: string; smtpUrl: string; stripeBase: string }
  /** For "start over". */
  room: Room
  peers: Peers
  sandbox(): StripeSandbox | null
  leave(): Promise<void>
}

/** Starts, or joins, everything a demo needs; nothing of it ever runs in production. `furnish` fills an empty database. */
export async function openDemoGround(
  config: Config,
  say: (line: string) => void,
  furnish: Furnish = seedOnce,
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
    const room: Room = { config, ownerUrl: database.ownerUrl, appUrl: database.appUrl, peers, say }
    await furnish(room)
    return {
      config: {
        ...config,
        sessionSecret: rememberedSecret(config.dataDir),
        organisationRegister: config.organisationRegister ?? { url: peers.registerUrl },
      },
      places: { appUrl: database.appUrl, smtpUrl: `smtp://127.0.0.1:${peers.mailPort}`, stripeBase: peers.stripeBase },
      room,
      peers,
      sandbox: peers.sandbox,
      leave,
    }
  } catch (error) {
    await leave()
    throw error
  }
}

/** Sessions and order links survive a restart of the demo; of two programs that start at once the first one's secret counts. */
function rememberedSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret')
  if (!existsSync(file)) {
    const mine = `${file}.${process.pid}`
    writeFileSync(mine, randomBytes(32).toString('base64url'), { mode: 0o600 })
    try {
      linkSync(mine, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(mine)
    }
  }
  return readFileSync(file, 'utf8')
}
