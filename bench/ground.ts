import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import postgres from 'postgres'
import { makeApiKey } from '../src/identity/make-api-key.ts'
import { sellerSetting } from '../src/invoicing/seller.ts'
import type { Config } from '../src/platform/config.ts'
import { connect } from '../src/platform/db/connect.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { type Tx, transact } from '../src/platform/db/transact.ts'
import { startEmbedded } from '../src/platform/embedded.ts'
import { enterMode } from '../src/platform/enter-mode.ts'
import { freePort } from '../src/platform/free-port.ts'
import { prepareJobs } from '../src/platform/jobs.ts'
import { writeSetting } from '../src/platform/settings.ts'
import { startMailCatcher } from '../src/sandbox/mail/start.ts'
import { startStripeSandbox } from '../src/sandbox/stripe/start.ts'
import { publishSalesTerms } from '../src/terms/publish-sales-terms.ts'
import { type Child, startChild } from './child.ts'
import { openOfferings } from './offerings.ts'

const DATABASE = 'bench'
const STRIPE = { secretKey: 'sk_test_bench0000000', webhookSecret: 'whsec_bench_secret_000000', apiBase: null }
const SELLER = {
  name: 'Prøveskolen',
  legalName: 'Prøveskolen',
  organisationNumber: '974767880',
  vatRegistered: true,
  inForetaksregisteret: false,
  street: 'Skolegata 1',
  postcode: '0164',
  city: 'Oslo',
  email: 'faktura@proveskolen.example',
  bankAccount: '15032080119',
  senderEmail: 'kurs@proveskolen.example',
}

/** Everything a measurement stands on: a durable database of its own, the program's processes, and the bare limits. */
export type Ground = {
  server: Child
  worker: Child
  constant: Child
  sandboxPort: number
  appUrl: string
  key: string
  does<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** The other driver, as the bare limit uses it. */
  bare: postgres.Sql
  /** Statistics that only the superuser sees. */
  admin: pg.Client
  leave(): Promise<void>
}

export async function openGround(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'coursetill-bench-'))
  const embedded = await startEmbedded({ dataDir, durable: true })
  await embedded.ensureDatabase(DATABASE)
  await migrate(embedded.ownerUrl(DATABASE))
  await prepareJobs(embedded.ownerUrl(DATABASE))
  const appUrl = embedded.appUrl(DATABASE)
  const connection = connect(appUrl, 4)
  const does: Ground['does'] = (work) => transact(connection.pool, { kind: 'job', name: 'bench' }, work)
  await does(async (tx) => {
    await enterMode(tx, 'demo')
    await writeSetting(tx, sellerSetting, SELLER)
    await publishSalesTerms(tx, { words: { nb: 'Salgsvilkår', en: 'Sales terms' } })
  })
  await openOfferings(does)
  const { key } = await does((tx) => makeApiKey(tx, { name: 'bench', roles: [] }))
  const port = await freePort()
  const sandbox = await startStripeSandbox({ ...STRIPE, webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe` })
  const mail = await startMailCatcher({ port: 0, journal: join(dataDir, 'mails.jsonl') })
  const places = { appUrl, smtpUrl: mail.url, stripeBase: sandbox.url }
  const argument = (at: number) => JSON.stringify({ config: configFor(at, dataDir), places })
  const worker = await startChild('serve.ts', argument(0), 0)
  await worker.tell('begin work') // makes the queues that the server sends to
  await worker.tell('end work')
  const constantPort = await freePort()
  const constant = await startChild('constant.ts', String(constantPort), constantPort)
  const server = await startChild('serve.ts', argument(port), port)
  const bare = postgres(appUrl, { max: 16, onnotice: () => {}, connection: { 'app.reach': 'house' } })
  const admin = new pg.Client(embedded.adminUrl(DATABASE))
  await admin.connect()
  return {
    server,
    worker,
    constant,
    sandboxPort: sandbox.port,
    appUrl,
    key,
    does,
    bare,
    admin,
    async leave() {
      await Promise.all([server, worker, constant].map((child) => child.end()))
      await Promise.all([sandbox.stop(), mail.stop(), bare.end(), admin.end(), connection.close()])
      await embedded.release()
      for (const folder of [embedded.folder, dataDir]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

const configFor = (port: number, dataDir: string): Config => ({
  mode: 'demo',
  host: '127.0.0.1',
  port,
  publicUrl: `http://127.0.0.1:${port}`,
  localReceivers: [],
  trustProxy: 0,
  dataDir,
  databaseUrl: null,
  migrateUrl: null,
  stripe: STRIPE,
  smtpUrl: null,
  sessionSecret: randomUUID(),
  logLevel: 'error',
  // Every buyer of the bench comes from this machine.
  limits: { visitorSeats: 1_000_000, visitorInvoiceSeats: 1_000_000, requestsPerMinute: 1_000_000_000 },
  accessPoint: null,
  eInvoiceDirectory: null,
  organisationRegister: null,
  nameServers: null,
  exchangeRates: null,
  breachedPasswords: null,
  bounceDomain: null,
  signInProviders: [],
})
