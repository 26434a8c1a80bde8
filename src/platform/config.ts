import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import type { z } from 'zod'
import { Everywhere, InDemo, InProduction } from './environment.ts'
import type { SignInProvider } from './sign-in-providers.ts'

/** What the environment says. `demo` runs on the embedded database, the Stripe sandbox and the mail catcher. */
export type Config = {
  mode: 'demo' | 'production'
  host: string
  port: number
  publicUrl: string
  trustProxy: number
  dataDir: string
  databaseUrl: string | null
  migrateUrl: string | null
  stripe: { secretKey: string; webhookSecret: string; apiBase: string | null }
  smtpUrl: string | null
  /** Mails that do not arrive come back to addresses of this domain; null: to the sender. */
  bounceDomain: string | null
  sessionSecret: string
  logLevel: string
  /** What one network may take without signing in (decisions/0010): seats at a time, and seats on invoice a day. */
  limits: {
    visitorSeats: number
    visitorInvoiceSeats: number
    /** Writes a minute of one person or, for visitors, of one network; a program has ten times as many. */
    requestsPerMinute: number
  }
  /** Null: finance carries e-invoices to the network by hand. */
  accessPoint: { url: string; secret: string } | null
  /** Null: whether a buyer receives e-invoices is not known. */
  eInvoiceDirectory: { url: string } | null
  /** Null: people type a company's name and address by hand. */
  organisationRegister: { url: string } | null
  /** Who is asked for names, as IP addresses; null: whoever this machine asks. */
  nameServers: readonly string[] | null
  /** Origins inside that may receive webhooks all the same, for trying them out: only a demonstration has any. */
  localReceivers: readonly string[]
  /** Null: finance enters exchange rates by hand. */
  exchangeRates: { url: string } | null
  /** Null: new passwords are compared with the commonest only. */
  breachedPasswords: { url: string } | null
  /** Who else may say who a person is. */
  signInProviders: readonly SignInProvider[]
}

const VISITOR_SEATS = 40
const VISITOR_INVOICE_SEATS = 20
/** In a demonstration everybody comes from one machine, scripts that try the rush included. */
const DEMO_SEATS = 1_000
const REQUESTS_PER_MINUTE = 300
const DEMO_REQUESTS = 100_000

const SECRET_BYTES = 32

export class ConfigFault extends Error {
  readonly sentences: readonly string[]
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.name = 'ConfigFault'
    this.sentences = sentences
  }
}

/** Reads the settings, or throws a ConfigFault with one sentence per setting that is missing, malformed or dangerous. */
export function configFrom(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const demo = given.DEMO === '1' || given.DATABASE_URL === undefined
  const everywhere = Everywhere.safeParse(given)
  const own = (demo ? InDemo : InProduction).safeParse(given)
  const sentences = [everywhere, own].flatMap(({ error }) => (error ? error.issues.map(sentenceOf) : []))
  if (sentences.length > 0) throw new ConfigFault([...new Set(sentences)])
  const { HOST: host, PORT: port, DATA_DIR, LOG_LEVEL: logLevel, ...rest } = everywhere.data!
  const limits = {
    visitorSeats: rest.VISITOR_SEATS ?? (demo ? DEMO_SEATS : VISITOR_SEATS),
    visitorInvoiceSeats: rest.VISITOR_INVOICE_SEATS ?? (demo ? DEMO_SEATS : VISITOR_INVOICE_SEATS),
    requestsPerMinute: rest.REQUESTS_PER_MINUTE ?? (demo ? DEMO_REQUESTS : REQUESTS_PER_MINUTE),
  }
  const eInvoiceDirectory = rest.E_INVOICE_DIRECTORY_URL ? { url: rest.E_INVOICE_DIRECTORY_URL } : null
  const organisationRegister = rest.ORGANISATION_REGISTER_URL ? { url: rest.ORGANISATION_REGISTER_URL } : null
  const exchangeRates = rest.EXCHANGE_RATES_URL ? { url: rest.EXCHANGE_RATES_URL } : null
  const breachedPasswords = rest.BREACHED_PASSWORDS_URL ? { url: rest.BREACHED_PASSWORDS_URL } : null
  const nameServers = rest.NAME_SERVERS ?? null
  const bounceDomain = rest.MAIL_BOUNCE_DOMAIN ?? null
  const signInProviders = rest.SIGN_IN_PROVIDERS ?? []
  const peers = {
    ...{
      eInvoiceDirectory,
      organisationRegister,
      nameServers,
      exchangeRates,
      breachedPasswords,
      bounceDomain,
      signInProviders,
    },
  }
  const base = { host, port, dataDir: resolve(DATA_DIR), logLevel, limits, ...peers }
  return demo
    ? { ...base, ...demoParts(InDemo.parse(given), port) }
    : { ...base, ...productionParts(InProduction.parse(given)) }
}

type Common = 'host' | 'port' | 'dataDir' | 'logLevel' | 'limits'
type Peers =
  | 'eInvoiceDirectory'
  | 'organisationRegister'
  | 'nameServers'
  | 'exchangeRates'
  | 'breachedPasswords'
  | 'bounceDomain'
  | 'signInProviders'
type Parts = Omit<Config, Common | Peers>

function productionParts(real: z.output<typeof InProduction>): Parts {
  return {
    mode: 'production',
    publicUrl: new URL(real.PUBLIC_URL).origin,
    trustProxy: real.TRUST_PROXY,
    databaseUrl: real.DATABASE_URL,
    migrateUrl: real.MIGRATE_URL ?? null,
    stripe: { secretKey: real.STRIPE_SECRET_KEY, webhookSecret: real.STRIPE_WEBHOOK_SECRET, apiBase: null },
    smtpUrl: real.SMTP_URL,
    sessionSecret: real.SESSION_SECRET,
    localReceivers: [],
    accessPoint: accessPointOf(real),
  }
}

/** A demo needs no settings; its secrets are its own and good for nothing else. */
function demoParts(given: z.output<typeof InDemo>, port: number): Parts {
  return {
    mode: 'demo',
    publicUrl: given.PUBLIC_URL ?? `http://localhost:${port}`,
    trustProxy: 0,
    databaseUrl: given.DATABASE_URL ?? null,
    migrateUrl: given.MIGRATE_URL ?? null,
    stripe: { secretKey: 'sk_test_coursetillsandbox', webhookSecret: 'whsec_coursetill_sandbox_secret', apiBase: null },
    smtpUrl: null,
    sessionSecret: given.SESSION_SECRET ?? randomBytes(SECRET_BYTES).toString('base64url'),
    localReceivers: given.WEBHOOK_LOCAL_RECEIVERS ?? [],
    accessPoint: accessPointOf(given),
  }
}

const accessPointOf = ({
  ACCESS_POINT_URL: url,
  ACCESS_POINT_SECRET: secret,
}: Pick<z.output<typeof InDemo>, 'ACCESS_POINT_URL' | 'ACCESS_POINT_SECRET'>): Config['accessPoint'] =>
  url !== undefined && secret !== undefined ? { url, secret } : null

/** Whether no real money moves, because Stripe's key is a test key. Documents then are tests too. */
export const isTestMoney = ({ stripe }: Pick<Config, 'stripe'>): boolean => /^.._test_/.test(stripe.secretKey)

const sentenceOf = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.')} ${message}.`
