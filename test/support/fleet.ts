import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import postgres from 'postgres'
import { installMovableClock } from '../../src/demo/clock.ts'
import { sellerSetting } from '../../src/invoicing/seller.ts'
import type { Config } from '../../src/platform/config.ts'
import { type Connection, connect } from '../../src/platform/db/connect.ts'
import { type Tx, transact } from '../../src/platform/db/transact.ts'
import { enterMode } from '../../src/platform/enter-mode.ts'
import { freePort } from '../../src/platform/free-port.ts'
import { writeSetting } from '../../src/platform/settings.ts'
import { type StripeSandbox, startStripeSandbox } from '../../src/sandbox/stripe/start.ts'
import { publishSalesTerms } from '../../src/terms/publish-sales-terms.ts'
import { freshDatabase } from './database.ts'
import { startKept } from './kept-server.ts'
import { type MailPeer, startMailPeer } from './peers.ts'
import { type Running, startProcess, type Wanted } from './server-process.ts'

/** Several server processes on one database with a Stripe sandbox and a mail peer, all over real sockets. */
export type Fleet = {
  urls: readonly string[]
  sandbox: StripeSandbox
  mail: MailPeer
  dataDir: string
  /** The other driver, read-only: a driver's bug cannot hide itself. */
  witness: postgres.Sql
  does<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  appUrl: string
  /** What the servers sign with. */
  secret: string
  /** Lets the sandbox see at once that the shop's clock was moved. */
  clockMoved(): Promise<void>
  /** What only the owner of the tables may do: take a constraint away, make a statement fail. */
  asOwner(sql: string): Promise<void>
  /** Keeps others from writing a table until `meanwhile` is over: all who race come to the same line first. */
  nobodyWrites(table: string, meanwhile: () => Promise<void>): Promise<void>
  /** kill -9, and a new process at the same address. */
  kill(at: number): Promise<void>
  restart(at: number): Promise<void>
  close(): Promise<void>
}

export const SELLER = {
  name: 'Fjordbyen universitet, etter- og videreutdanning',
  legalName: 'Fjordbyen universitet',
  organisationNumber: '974767880',
  vatRegistered: true,
  inForetaksregisteret: false,
  street: 'Universitetsgata 1',
  postcode: '0164',
  city: 'Oslo',
  email: 'faktura@fjordbyen.example',
  bankAccount: '15032080119',
  senderEmail: 'kurs@fjordbyen.example',
}

/** All buyers of a test come from one machine. */
const UNHINDERED = { visitorSeats: 100_000, visitorInvoiceSeats: 100_000, requestsPerMinute: 1_000_000 }
const SECRET = 'a secret of the test fleet, 32 chars'
const STRIPE = { secretKey: 'sk_test_fleet0000000', webhookSecret: 'whsec_fleet_secret_000000', apiBase: null }

/** Several servers, and those that are killed, are processes of their own; a single one is in the process that files share. */
export async function startFleet({
  processes = 1,
  mortal = processes > 1,
  start = mortal ? startProcess : startKept,
  limits = UNHINDERED,
}: {
  processes?: number
  /** Whether the test kills a server. */
  mortal?: boolean
  start?: (wanted: Wanted) => Promise<Running>
  limits?: Config['limits']
} = {}): Promise<Fleet> {
  const dataDir = mkdtempSync(join(tmpdir(), 'coursetill-fleet-'))
  const { appUrl, ownerUrl } = await freshDatabase()
  const connection = connect(appUrl, 4)
  const does: Fleet['does'] = (work) => transact(connection.pool, { kind: 'job', name: 'test' }, work)
  await openShop(ownerUrl, does)
  const mail = await startMailPeer()
  const ports = await Promise.all(Array.from({ length: processes }, freePort))
  const urls = ports.map((port) => `http://127.0.0.1:${port}`)
  const clock = await followClock(connection)
  const sandbox = await startStripeSandbox({
    ...STRIPE,
    webhookUrl: `${urls[0]}/webhooks/stripe`,
    now: clock.now,
  })
  const places = { appUrl, smtpUrl: mail.url, stripeBase: sandbox.url }
  const startAt = (at: number) =>
    start({ config: configOf({ dataDir, port: ports[at]!, publicUrl: urls[0]!, limits }), places })
  const servers = await Promise.all(ports.map((_, at) => startAt(at)))
  const witness = postgres(appUrl, {
    max: 1,
    connection: { default_transaction_read_only: true, 'app.reach': 'house' },
    onnotice: () => {},
  })
  return {
    urls,
    sandbox,
    mail,
    dataDir,
    witness,
    does,
    appUrl,
    secret: SECRET,
    clockMoved: clock.look,
    asOwner: (sql) => withClient(ownerUrl, (client) => client.query(sql)),
    nobodyWrites: (table, meanwhile) =>
      withClient(ownerUrl, async (client) => {
        await client.query(`begin; lock table ${client.escapeIdentifier(table)} in share mode`)
        await meanwhile()
      }),
    kill: (at) => servers[at]!.end('SIGKILL'),
    restart: async (at) => {
      servers[at] = await startAt(at)
    },
    async close() {
      await Promise.all(servers.map(({ end }) => end('SIGTERM')))
      await Promise.all([sandbox.stop(), mail.close(), witness.end(), connection.close()])
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** An empty shop that may sell: seller and sales terms, on the movable clock. */
export async function openShop(ownerUrl: string, does: Fleet['does']): Promise<void> {
  await installMovableClock(ownerUrl)
  await does(async (tx) => {
    await enterMode(tx, 'demo')
    await writeSetting(tx, sellerSetting, SELLER)
    await publishSalesTerms(tx, { words: { nb: 'Salgsvilkår', en: 'Sales terms' } })
  })
}

/** The sandbox lives on the shop's clock, as the real Stripe lives on the world's. */
async function followClock({ pool }: Connection): Promise<{ now(): number; look(): Promise<void> }> {
  let ahead = 0
  const look = async () => {
    const { rows } = await pool.query<{ ahead: number }>('select ahead_seconds as ahead from demo_clock')
    ahead = rows[0]?.ahead ?? 0
  }
  const timer = setInterval(() => void look().catch(() => clearInterval(timer)), 100)
  timer.unref()
  return { now: () => Date.now() + ahead * 1000, look }
}

type Place = Pick<Config, 'dataDir' | 'port' | 'publicUrl' | 'limits'>
const configOf = (place: Place): Config => ({
  ...place,
  mode: 'demo',
  host: '127.0.0.1',
  trustProxy: 0,
  localReceivers: [],
  accessPoint: null,
  eInvoiceDirectory: null,
  organisationRegister: null,
  nameServers: null,
  signInProviders: [],
  exchangeRates: null,
  breachedPasswords: null,
  bounceDomain: null,
  databaseUrl: null,
  migrateUrl: null,
  stripe: STRIPE,
  smtpUrl: null,
  sessionSecret: SECRET,
  logLevel: 'error',
})

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
