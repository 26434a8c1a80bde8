import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { z } from 'zod'

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
  sessionSecret: string
  logLevel: string
}

const DEFAULT_PORT = 3000
const SECRET_MIN = 32

const TRUST_PROXY =
  'must be the number of proxies in front, 1 to 5: one of them ends https, and without it nobody could stay signed in'

const Port = z.coerce.number({ error: 'must be a number from 1 to 65535' }).int().min(1).max(65_535)
const Common = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: Port.default(DEFAULT_PORT),
  DATA_DIR: z.string().default('.data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})
const Production = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }),
  MIGRATE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  STRIPE_SECRET_KEY: z
    .string({ error: 'is missing' })
    .regex(/^(sk|rk)_(live|test)_\w{10,}$/, 'must be a Stripe secret key (sk_… or rk_…)'),
  STRIPE_WEBHOOK_SECRET: z
    .string({ error: 'is missing: without it anyone could claim to have paid' })
    .regex(/^whsec_\S{16,}$/, 'must be the whsec_… secret of the webhook endpoint'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }),
  PUBLIC_URL: z.url({
    protocol: /^https$/,
    error: 'must be the https:// address that buyers see; plain http would send their sessions in the clear',
  }),
  SESSION_SECRET: z
    .string({ error: 'is missing' })
    .min(SECRET_MIN, `must be at least ${SECRET_MIN} random characters (openssl rand -base64 32)`),
  TRUST_PROXY: z.coerce.number({ error: TRUST_PROXY }).int().min(1, TRUST_PROXY).max(5, TRUST_PROXY),
})

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
  const demo = env['DEMO'] === '1' || !env['DATABASE_URL']
  const common = check(Common, env)
  const base = { host: common.HOST, port: common.PORT, dataDir: resolve(common.DATA_DIR), logLevel: common.LOG_LEVEL }
  if (demo) return { ...base, ...demoParts(env, common.PORT) }
  const { DATABASE_URL, MIGRATE_URL, ...real } = check(Production, env)
  return {
    ...base,
    mode: 'production',
    publicUrl: new URL(real.PUBLIC_URL).origin,
    trustProxy: real.TRUST_PROXY,
    databaseUrl: DATABASE_URL,
    migrateUrl: MIGRATE_URL ?? null,
    stripe: { secretKey: real.STRIPE_SECRET_KEY, webhookSecret: real.STRIPE_WEBHOOK_SECRET, apiBase: null },
    smtpUrl: real.SMTP_URL,
    sessionSecret: real.SESSION_SECRET,
  }
}

/** A demo needs no settings; its secrets are its own and good for nothing else. */
function demoParts(env: NodeJS.ProcessEnv, port: number): Omit<Config, 'host' | 'port' | 'dataDir' | 'logLevel'> {
  return {
    mode: 'demo',
    publicUrl: env['PUBLIC_URL'] ?? `http://localhost:${port}`,
    trustProxy: 0,
    databaseUrl: env['DATABASE_URL'] ?? null,
    migrateUrl: env['MIGRATE_URL'] ?? null,
    stripe: { secretKey: 'sk_test_coursetillsandbox', webhookSecret: 'whsec_coursetill_sandbox_secret', apiBase: null },
    smtpUrl: null,
    sessionSecret: env['SESSION_SECRET'] ?? randomBytes(SECRET_MIN).toString('base64url'),
  }
}

function check<S extends z.ZodType>(schema: S, env: NodeJS.ProcessEnv): z.output<S> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new ConfigFault(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`))
}
