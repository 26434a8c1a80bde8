import { isIP } from 'node:net'
import { z } from 'zod'
import { SignInProviders } from './sign-in-providers.ts'

const DEFAULT_PORT = 3000
/** Seats: more than any network needs, so that a limit can be raised for a rush and never be left out. */
const LIMIT_MAX = 1_000_000
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
/** The shortest secret that cannot be guessed, and how many different characters make it one. */
const SECRET_MIN = 32
const SECRET_VARIETY = 10
/** What .env.example says in place of the secret. */
const EXAMPLE_SECRET = 'put-the-output-of-openssl-rand-base64-32-here'
/** More proxies in a row than anyone has. */
const PROXIES_MAX = 5

const PORT = 'must be a port number, 1 to 65535: remove it for 3000, or choose a free one'
const POSTGRES = 'must be a PostgreSQL address: postgres://role:password@host:5432/database'
const LIMIT = `must be a whole number of seats, 1 to ${LIMIT_MAX}: remove it for the usual limit`
const MODE = 'must be 1 for a demonstration, or be removed: nothing else is understood'
const SECRET = `must be at least ${SECRET_MIN} random characters, else sessions can be forged: set the output of openssl rand -base64 32`
const PROXIES = `must be the number of proxies in front of the program, 1 to ${PROXIES_MAX}: one of them ends https, and without it nobody could stay signed in`
const ORIGIN = 'must be the address that buyers see, without a path: https://kurs.example.no'
const PLAIN = 'must begin with https://, because plain http would send sessions and names in the clear'
const SMTP = 'must be the address of your mail server: smtp://user:password@host:587 or smtps://user:password@host:465'
const ACCESS_POINT =
  'must be the address of your Peppol access point, without credentials or query: https://ap.example.no/v1'
const ACCESS_POINT_PLAIN =
  'must begin with https://, because plain http would send invoices and the secret in the clear'
const ACCESS_POINT_SECRET = 'must be at least 16 characters: the secret that your access point gave you'
const ACCESS_POINT_HERE = 'must be on this machine in a demonstration, which never sends an e-invoice to anybody'
const DIRECTORY = 'must be the http(s) address of the directory of e-invoice receivers, without credentials or query'
const REGISTER =
  'must be the http(s) address of the open data of the register of organisations, without credentials or query: https://data.brreg.no/enhetsregisteret/api'
const RATES =
  'must be the http(s) address of Norges Bank’s open data, without credentials or query: https://data.norges-bank.no/api'
const NAME_SERVERS =
  'must be IP addresses of name servers, perhaps with a port, with commas between: 192.0.2.1,192.0.2.2:5353'
const BOUNCE_DOMAIN = 'must be the domain whose mail you hand to coursetill note-bounce: bounces.example.no'
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i
const LOCAL_RECEIVERS =
  'must be origins of programs on your own network that may receive webhooks, with commas between: http://127.0.0.1:4000'
const BREACHED =
  'must be the https:// address of a range service of leaked passwords, without credentials or query: https://api.pwnedpasswords.com'
const NO_REAL_MONEY =
  'is a live key, and this would start a demonstration, which never touches a real Stripe: remove the key, or set DATABASE_URL (without DEMO) to start the real shop'

const missingOr = (malformed: string, missing: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? `is missing: ${missing}` : malformed
const Port = z.coerce.number({ error: PORT }).int(PORT).min(1, PORT).max(65_535, PORT)
const Limit = z.coerce.number({ error: LIMIT }).int(LIMIT).min(1, LIMIT).max(LIMIT_MAX, LIMIT).optional()
const Postgres = z.url({
  protocol: /^postgres(ql)?$/,
  error: missingOr(POSTGRES, 'set it to the address of the database'),
})
/** An address without path, query or credentials. */
const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).href === `${new URL(text).origin}/`
const isVaried = (text: string): boolean => new Set(text).size >= SECRET_VARIETY

/** An address that paths can be put behind. */
const isBase = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { username, password, search, hash } = new URL(text)
  return [username, password, search, hash].every((part) => part === '')
}
const isHere = (text: string): boolean =>
  URL.canParse(text) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(text).hostname)
const Base = (malformed: string) =>
  z.url({ protocol: /^https?$/, error: malformed, abort: true }).refine(isBase, malformed)
/** An IP address with or without a port; IPv6 with a port stands in brackets. */
const isNameServer = (text: string): boolean => {
  const [, bracketed, plain] = /^(?:\[([\da-fA-F:]+)\]|([\d.]+))(?::\d{1,5})?$/.exec(text) ?? []
  return isIP(bracketed ?? plain ?? text) !== 0
}
const NameServerList = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .refine((servers) => servers.every(isNameServer), NAME_SERVERS)
/** Origins, each as a browser would write it. */
const OriginList = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .refine((origins) => origins.every((each) => URL.canParse(each) && new URL(each).origin === each), LOCAL_RECEIVERS)
const AccessPointSecret = z.string().min(16, ACCESS_POINT_SECRET).optional()

/** Of an access point both are set or neither. */
function bothOrNone(
  check: z.core.ParsePayload<{ ACCESS_POINT_URL?: string | undefined; ACCESS_POINT_SECRET?: string | undefined }>,
): void {
  const { ACCESS_POINT_URL: url, ACCESS_POINT_SECRET: secret } = check.value
  const miss = (name: string, message: string) =>
    check.issues.push({ code: 'custom', message, input: undefined, path: [name] })
  if (url !== undefined && secret === undefined)
    miss(
      'ACCESS_POINT_SECRET',
      'is missing: set the secret that your access point gave you, or remove ACCESS_POINT_URL',
    )
  if (secret !== undefined && url === undefined)
    miss('ACCESS_POINT_URL', 'is missing: set the address of your access point, or remove ACCESS_POINT_SECRET')
}

export const Everywhere = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: Port.default(DEFAULT_PORT),
  DATA_DIR: z.string().default('.data'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  DEMO: z.enum(['0', '1'], MODE).optional(),
  VISITOR_SEATS: Limit,
  VISITOR_INVOICE_SEATS: Limit,
  REQUESTS_PER_MINUTE: Limit,
  E_INVOICE_DIRECTORY_URL: Base(DIRECTORY).optional(),
  ORGANISATION_REGISTER_URL: Base(REGISTER).optional(),
  SIGN_IN_PROVIDERS: SignInProviders.optional(),
  NAME_SERVERS: NameServerList.optional(),
  MAIL_BOUNCE_DOMAIN: z.string().regex(DOMAIN, BOUNCE_DOMAIN).toLowerCase().optional(),
  EXCHANGE_RATES_URL: Base(RATES).optional(),
  BREACHED_PASSWORDS_URL: Base(BREACHED)
    .refine((text) => isHere(text) || /^https:/i.test(text), BREACHED)
    .optional(),
})

export const InDemo = z
  .object({
    WEBHOOK_LOCAL_RECEIVERS: OriginList.optional(),
    ACCESS_POINT_URL: Base(ACCESS_POINT).refine(isHere, ACCESS_POINT_HERE).optional(),
    ACCESS_POINT_SECRET: AccessPointSecret,
    DATABASE_URL: Postgres.optional(),
    MIGRATE_URL: Postgres.optional(),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: ORIGIN })
      .refine(isOrigin, ORIGIN)
      .transform((text) => new URL(text).origin)
      .optional(),
    SESSION_SECRET: z.string().min(SECRET_MIN, SECRET).optional(),
    STRIPE_SECRET_KEY: z
      .string()
      .refine((key) => !/^.._live_/.test(key), NO_REAL_MONEY)
      .optional(),
  })
  .check(bothOrNone)

export const InProduction = z
  .object({
    ACCESS_POINT_URL: Base(ACCESS_POINT)
      .refine((text) => !/^http:/i.test(text), ACCESS_POINT_PLAIN)
      .optional(),
    ACCESS_POINT_SECRET: AccessPointSecret,
    DATABASE_URL: Postgres,
    MIGRATE_URL: Postgres.optional(),
    STRIPE_SECRET_KEY: z
      .string('is missing: copy the secret key (sk_… or rk_…) from the Stripe dashboard')
      .regex(
        /^(sk|rk)_(live|test)_\w{10,}$/,
        'must be a secret key of Stripe (sk_live_…, rk_live_…, or _test_ while you try it out)',
      ),
    STRIPE_WEBHOOK_SECRET: z
      .string(
        'is missing, and without it anyone could claim to have paid: copy whsec_… from the webhook endpoint in Stripe',
      )
      .regex(/^whsec_\S{16,}$/, 'must be the whsec_… secret that Stripe shows for the webhook endpoint'),
    SMTP_URL: z.url({
      protocol: /^smtps?$/,
      error: missingOr(SMTP, 'receipts and invoices are mailed; set it to your mail server'),
    }),
    PUBLIC_URL: z
      .url({ error: missingOr(ORIGIN, 'set it to the https:// address that buyers see') })
      .refine((text) => !/^http:/i.test(text), { error: PLAIN, abort: true })
      .refine((text) => /^https:/i.test(text) && isOrigin(text), ORIGIN),
    SESSION_SECRET: z
      .string('is missing: set the output of openssl rand -base64 32')
      .refine((text) => text !== EXAMPLE_SECRET, {
        error: `is the example's: set the output of openssl rand -base64 32`,
        abort: true,
      })
      .refine((text) => text.length >= SECRET_MIN && isVaried(text), SECRET),
    TRUST_PROXY: z.coerce.number({ error: PROXIES }).int(PROXIES).min(1, PROXIES).max(PROXIES_MAX, PROXIES),
  })
  .check(bothOrNone)
