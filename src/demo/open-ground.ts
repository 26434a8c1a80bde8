import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processNow } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { connect } from '../platform/db/connect.ts'
import { migrate } from '../platform/db/migrate.ts'
import { transact } from '../platform/db/transact.ts'
import { startEmbedded } from '../platform/embedded.ts'
import { enterMode } from '../platform/enter-mode.ts'
import { prepareJobs } from '../platform/jobs.ts'
import { type CaughtMail, readMails, startMailCatcher } from '../sandbox/mail/start.ts'
import { type StripeSandbox, startStripeSandbox } from '../sandbox/stripe/start.ts'
import { aheadSeconds, installMovableClock } from './clock.ts'
import { seedOnce } from './seed.ts'
import { sharePort } from './share-port.ts'

/** How often the sandbox's clock is brought in line with the demo's, in milliseconds. */
const CLOCK_EVERY_MS = 500
const DATABASE = 'coursetill'

/** What a demo stands on: an embedded database, a Stripe sandbox, a mail catcher, a movable clock. */
export type DemoGround = {
  config: Config
  places: { appUrl: string; smtpUrl: string; stripeBase: string }
  sandbox(): StripeSandbox | null
  mails(): CaughtMail[]
  leave(): Promise<void>
}

/** Starts, or joins, everything a demo needs; nothing of it ever runs in production. */
export async function openDemoGround(config: Config, say: (line: string) => void): Promise<DemoGround> {
  mkdirSync(config.dataDir, { recursive: true })
  const database = await openDatabase(config, say)
  const journal = join(config.dataDir, 'mailbox.jsonl')
  const mail = await sharePort(join(config.dataDir, 'mail-port'), (port) => startMailCatcher({ port, journal }))
  const connection = connect(database.appUrl, 1)
  let ahead = await aheadSeconds({ client: connection.pool })
  const follow = setInterval(
    () =>
      void aheadSeconds({ client: connection.pool }).then(
        (seconds) => {
          ahead = seconds
        },
        () => {},
      ),
    CLOCK_EVERY_MS,
  )
  const stripe = await sharePort(join(config.dataDir, 'stripe-port'), (port) =>
    startStripeSandbox({
      ...config.stripe,
      port,
      stateFile: join(config.dataDir, 'stripe.jsonl'),
      webhookUrl: `${config.publicUrl}/webhooks/stripe`,
      publicUrl: `${config.publicUrl}/sandbox/stripe`,
      now: () => processNow().getTime() + ahead * 1000,
    }),
  )
  return {
    config: { ...config, sessionSecret: rememberedSecret(config.dataDir) },
    places: {
      appUrl: database.appUrl,
      smtpUrl: `smtp://127.0.0.1:${mail.port}`,
      stripeBase: `http://127.0.0.1:${stripe.port}`,
    },
    sandbox: () => stripe.own(),
    mails: () => readMails(journal),
    async leave() {
      clearInterval(follow)
      await Promise.all([stripe.stop(), mail.stop(), connection.close()])
      await database.release()
    },
  }
}

async function openDatabase(config: Config, say: (line: string) => void) {
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir, durable: true, say })
  await embedded?.ensureDatabase(DATABASE)
  const ownerUrl = embedded?.ownerUrl(DATABASE) ?? config.migrateUrl ?? config.databaseUrl!
  const appUrl = embedded?.appUrl(DATABASE) ?? config.databaseUrl!
  try {
    await prepareDemo(ownerUrl, appUrl)
  } catch (error) {
    await embedded?.release()
    throw error
  }
  return { appUrl, release: async () => embedded?.release() }
}

async function prepareDemo(ownerUrl: string, appUrl: string): Promise<void> {
  await migrate(ownerUrl)
  await prepareJobs(ownerUrl)
  const connection = connect(appUrl, 2)
  try {
    await transact(connection.pool, { kind: 'job', name: 'demo' }, (tx) => enterMode(tx, 'demo'))
    await installMovableClock(ownerUrl)
    await seedOnce(connection.pool)
  } finally {
    await connection.close()
  }
}

/** Sessions and order links survive a restart of the demo. */
function rememberedSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
