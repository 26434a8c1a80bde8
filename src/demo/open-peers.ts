import { join } from 'node:path'
import { processNow } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { connect } from '../platform/db/connect.ts'
import { type CaughtMail, emptyMailbox, isMailCatcher, readMails, startMailCatcher } from '../sandbox/mail/start.ts'
import { isRegisterSandbox, startRegisterSandbox } from '../sandbox/register/start.ts'
import { type StripeSandbox, startStripeSandbox } from '../sandbox/stripe/start.ts'
import { aheadSeconds } from './clock.ts'
import { sharePort } from './share-port.ts'

/** How often the sandbox's clock is brought in line with the demo's, in milliseconds. */
const CLOCK_EVERY_MS = 500
/** How long a port may take to say what it is, in milliseconds. */
const ANSWER_MS = 1_000

/** The stand-ins for the world outside: a bank, a post office and a register of organisations. One of each serves all programs of a data folder. */
export type Peers = {
  mailPort: number
  stripeBase: string
  registerUrl: string
  /** Null while another program serves it. */
  sandbox(): StripeSandbox | null
  mails(): CaughtMail[]
  emptyMailbox(): void
  /** Reads the demo's clock at once, instead of with the next look. */
  followClock(): Promise<void>
  /** Sets the bank's clock apart from the demo's while the past is being made; null lets it follow again. */
  holdClock(ahead: number | null): void
  stop(): Promise<void>
}

export async function openPeers(config: Config, appUrl: string): Promise<Peers> {
  const journal = join(config.dataDir, 'mailbox.jsonl')
  const clock = await watchClock(appUrl)
  const mail = await sharePort({
    portFile: join(config.dataDir, 'mail-port'),
    start: (port) => startMailCatcher({ port, journal }),
    isPeer: isMailCatcher,
  })
  const stripe = await sharePort({
    portFile: join(config.dataDir, 'stripe-port'),
    start: (port) =>
      startStripeSandbox({
        ...config.stripe,
        port,
        stateFile: join(config.dataDir, 'stripe.jsonl'),
        webhookUrl: `${config.publicUrl}/webhooks/stripe`,
        publicUrl: `${config.publicUrl}/sandbox/stripe`,
        now: clock.now,
      }),
    isPeer: async (port) =>
      (await fetch(`http://127.0.0.1:${port}/_sandbox/faults`, { signal: AbortSignal.timeout(ANSWER_MS) })).ok,
  })
  const register = await sharePort({
    portFile: join(config.dataDir, 'register-port'),
    start: (port) => startRegisterSandbox({ port }),
    isPeer: isRegisterSandbox,
  })
  return {
    mailPort: mail.port,
    registerUrl: `http://127.0.0.1:${register.port}`,
    stripeBase: `http://127.0.0.1:${stripe.port}`,
    sandbox: stripe.own,
    mails: () => readMails(journal),
    emptyMailbox: () => emptyMailbox(journal),
    followClock: clock.follow,
    holdClock: clock.hold,
    async stop() {
      await Promise.all([stripe.stop(), mail.stop(), register.stop()])
      await clock.stop()
    },
  }
}

/** The demo's time for things outside the database. */
async function watchClock(appUrl: string) {
  const connection = connect(appUrl, 1)
  let ahead = 0
  let held: number | null = null
  const follow = async () => {
    ahead = await aheadSeconds({ client: connection.pool })
  }
  await follow()
  const looking = setInterval(() => void follow().catch(() => {}), CLOCK_EVERY_MS)
  return {
    now: () => processNow().getTime() + (held ?? ahead) * 1000,
    follow,
    hold: (seconds: number | null) => {
      held = seconds
    },
    async stop() {
      clearInterval(looking)
      await connection.close()
    },
  }
}
