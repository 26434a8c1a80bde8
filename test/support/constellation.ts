import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres, { type Row } from 'postgres'
import { callerOf } from '../../src/caller-of.ts'
import { moveClock } from '../../src/demo/clock.ts'
import { mountDemo } from '../../src/demo/mount-demo.ts'
import { openDemoGround } from '../../src/demo/open-ground.ts'
import { seedOnce } from '../../src/demo/seed.ts'
import { openTill } from '../../src/open-till.ts'
import { type Config, configFrom } from '../../src/platform/config.ts'
import { freePort } from '../../src/platform/free-port.ts'
import { act, type Till } from '../../src/platform/till.ts'
import type { CaughtMail } from '../../src/sandbox/mail/start.ts'
import { buildServer } from '../../src/server.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { furnishBare } from './furnish-bare.ts'

export type House = {
  url: string
  till: Till
  /** Reads the database through a second driver, which may write nothing. */
  witness(sql: string): Promise<Row[]>
  /** The same driver, for rules that look in one snapshot. */
  eye: postgres.Sql
  sandboxUrl: string
  /** Newest first, as they came over SMTP. */
  mails(): CaughtMail[]
  /** Forward, for the shop and for the bank; the work that has come due is woken. */
  moveClock(seconds: number): Promise<void>
  close(): Promise<void>
}

const INT8 = 20

/**
 * The whole program in this process, as a demo starts it: server, work, Stripe sandbox and mail catcher on free ports, on a
 * database of its own. Without `seed` there is a seller with sales terms and nothing to buy.
 */
export async function bootTill({
  seed = false,
  today,
  env = {},
  host = '127.0.0.1',
  smtpUrl,
  database: given,
}: {
  /** One that holds a shop already; without it, an empty one of its own. */
  database?: TestDatabase
  /** What buyers call this machine. */
  host?: 'localhost' | '127.0.0.1'
  seed?: boolean
  /** When it is in a seeded house; without it, now. */
  today?: Date
  /** Settings beside those of a demo. */
  env?: Record<string, string>
  /** Another mail server than the catcher of the demo, which then catches nothing. */
  smtpUrl?: string
} = {}): Promise<House> {
  const database = given ?? (await freshDatabase())
  const dataDir = mkdtempSync(join(tmpdir(), 'coursetill-house-'))
  const port = await freePort()
  const config: Config = {
    ...configFrom({
      DEMO: '1',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
      ...env,
    }),
    publicUrl: `http://${host}:${port}`,
    databaseUrl: database.appUrl,
    migrateUrl: database.ownerUrl,
  }
  const ground = await openDemoGround(
    config,
    () => {},
    seed ? (room) => seedOnce(today ? { ...room, today } : room) : furnishBare,
  )
  const { till, close } = await openTill(ground.config, smtpUrl ? { ...ground.places, smtpUrl } : ground.places)
  const server = buildServer(till, (app) => mountDemo(app, { till, callerOf }, ground))
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(port, '127.0.0.1', ready))
  const eye = witnessOf(database.appUrl)
  return {
    url: config.publicUrl,
    till,
    witness: async (sql) => [...(await eye.unsafe(sql))],
    eye: eye as unknown as postgres.Sql,
    sandboxUrl: ground.places.stripeBase,
    mails: ground.peers.mails,
    async moveClock(seconds) {
      await act(till, { kind: 'job', name: 'test' }, (tx) => moveClock(tx, seconds))
      await ground.peers.followClock()
      till.wakeAtNewTime()
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await close()
      await eye.end()
      await ground.leave()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Another library than the program's own, so that a fault of one does not hide itself. Sums come as numbers. */
const witnessOf = (url: string) =>
  postgres(url, {
    max: 2,
    onnotice: () => {},
    connection: { default_transaction_read_only: true, timezone: 'UTC', 'app.reach': 'house' },
    types: { bigint: { to: INT8, from: [INT8], parse: Number, serialize: String } },
  })
