import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { ConfigFault, configFrom, isTestMoney } from '../../src/platform/config.ts'

const REAL = {
  DATABASE_URL: 'postgres://coursetill_app:x@localhost/coursetill',
  MIGRATE_URL: 'postgres://coursetill_owner:x@localhost/coursetill',
  STRIPE_SECRET_KEY: 'sk_live_51ABCDEFGHIJ',
  STRIPE_WEBHOOK_SECRET: 'whsec_0123456789abcdef',
  SMTP_URL: 'smtp://localhost',
  PUBLIC_URL: 'https://kurs.example.no',
  SESSION_SECRET: 'Zr8fK2mQ0vT5xW9bN3cJ7hL1pD4gS6aY',
  TRUST_PROXY: '1',
}
const EXAMPLE = parseEnv(readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8'))

function sentencesFor(env: Record<string, string | undefined>): readonly string[] {
  try {
    configFrom(env)
    return []
  } catch (error) {
    if (error instanceof ConfigFault) return error.sentences
    throw error
  }
}
const said = (change: Record<string, string | undefined>): readonly string[] => sentencesFor({ ...REAL, ...change })

test('a shop with everything set starts, on real money', () => {
  const config = configFrom(REAL)
  expect(config).toMatchObject({ mode: 'production', port: 3000, trustProxy: 1 })
  expect(isTestMoney(config)).toBe(false)
})

test.each([
  ['an empty webhook secret', { STRIPE_WEBHOOK_SECRET: '' }, 'STRIPE_WEBHOOK_SECRET is missing'],
  ['a webhook secret of blanks', { STRIPE_WEBHOOK_SECRET: '  ' }, 'STRIPE_WEBHOOK_SECRET is missing'],
  ['no webhook secret', { STRIPE_WEBHOOK_SECRET: undefined }, 'STRIPE_WEBHOOK_SECRET is missing'],
  ['a webhook secret that is none', { STRIPE_WEBHOOK_SECRET: 'secret' }, 'STRIPE_WEBHOOK_SECRET must be'],
  ['a publishable key of Stripe', { STRIPE_SECRET_KEY: 'pk_live_51ABCDEFGHIJ' }, 'STRIPE_SECRET_KEY must be'],
  ['no session secret', { SESSION_SECRET: undefined }, 'SESSION_SECRET is missing'],
  ['a short session secret', { SESSION_SECRET: 'Zr8fK2mQ0vT5' }, 'SESSION_SECRET must be at least 32'],
  ['a session secret of one letter', { SESSION_SECRET: 'a'.repeat(64) }, 'SESSION_SECRET must be at least 32'],
  ["the example's session secret", { SESSION_SECRET: EXAMPLE.SESSION_SECRET }, "SESSION_SECRET is the example's"],
  ['plain http', { PUBLIC_URL: 'http://kurs.example.no' }, 'PUBLIC_URL must begin with https://'],
  ['an address with a path', { PUBLIC_URL: 'https://example.no/kurs' }, 'PUBLIC_URL must be the address'],
  ['no proxy', { TRUST_PROXY: '0' }, 'TRUST_PROXY must be the number'],
  ['proxies left out', { TRUST_PROXY: undefined }, 'TRUST_PROXY must be the number'],
  ['"true" proxies', { TRUST_PROXY: 'true' }, 'TRUST_PROXY must be the number'],
  ['a port that is none', { PORT: 'web' }, 'PORT must be a port number'],
  ['a port too high', { PORT: '70000' }, 'PORT must be a port number'],
  ['a half port', { PORT: '80.5' }, 'PORT must be a port number'],
  ['another database', { DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL must be a PostgreSQL address'],
  ['an owner elsewhere', { MIGRATE_URL: 'owner' }, 'MIGRATE_URL must be a PostgreSQL address'],
  ['no mail server', { SMTP_URL: undefined }, 'SMTP_URL is missing'],
  ['a demo with a live key', { DEMO: '1' }, 'STRIPE_SECRET_KEY is a live key'],
  ['DEMO=yes', { DEMO: 'yes' }, 'DEMO must be 1'],
  [
    'an access point over plain http',
    { ACCESS_POINT_URL: 'http://ap.example.no', ACCESS_POINT_SECRET: 'Zr8fK2mQ0vT5xW9b' },
    'ACCESS_POINT_URL must begin with https://',
  ],
  [
    'an access point without its secret',
    { ACCESS_POINT_URL: 'https://ap.example.no' },
    'ACCESS_POINT_SECRET is missing',
  ],
  ['a secret without its access point', { ACCESS_POINT_SECRET: 'Zr8fK2mQ0vT5xW9b' }, 'ACCESS_POINT_URL is missing'],
  [
    'credentials in the address of the access point',
    { ACCESS_POINT_URL: 'https://me:secret@ap.example.no', ACCESS_POINT_SECRET: 'Zr8fK2mQ0vT5xW9b' },
    'ACCESS_POINT_URL must be the address',
  ],
  [
    'a short secret of the access point',
    { ACCESS_POINT_URL: 'https://ap.example.no', ACCESS_POINT_SECRET: 'short' },
    'ACCESS_POINT_SECRET must be at least 16',
  ],
  [
    'a demo that would send to a real access point',
    {
      DEMO: '1',
      STRIPE_SECRET_KEY: '',
      ACCESS_POINT_URL: 'https://ap.example.no',
      ACCESS_POINT_SECRET: 'Zr8fK2mQ0vT5xW9b',
    },
    'ACCESS_POINT_URL must be on this machine',
  ],
  [
    'a directory that is none',
    { E_INVOICE_DIRECTORY_URL: 'elma' },
    'E_INVOICE_DIRECTORY_URL must be the http(s) address',
  ],
  ['a limit that is switched off', { VISITOR_SEATS: '0' }, 'VISITOR_SEATS must be a whole number of seats'],
  ['a limit without end', { VISITOR_INVOICE_SEATS: 'Infinity' }, 'VISITOR_INVOICE_SEATS must be a whole number'],
])('%s stops the start with one sentence', (_, change, sentence) => {
  const sentences = said(change)
  expect(sentences).toHaveLength(1)
  expect(sentences[0]).toContain(sentence)
  expect(sentences[0]).toMatch(/^[A-Z_]+ .+\.$/)
})

test('everything that is wrong is said at once, each setting by its name', () => {
  const names = sentencesFor({ DATABASE_URL: 'x', PORT: '0' }).map((sentence) => sentence.split(' ')[0])
  expect(names).toEqual([
    ...['PORT', 'DATABASE_URL', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
    ...['SMTP_URL', 'PUBLIC_URL', 'SESSION_SECRET', 'TRUST_PROXY'],
  ])
})

test('a live key without a database would start a demonstration, and is refused', () => {
  expect(said({ DATABASE_URL: undefined })).toEqual([expect.stringContaining('never touches a real Stripe')])
})

test('a test key in production is taken, and its documents are tests', () => {
  const isTest = (STRIPE_SECRET_KEY: string) => isTestMoney(configFrom({ ...REAL, STRIPE_SECRET_KEY }))
  expect(isTest('sk_test_51ABCDEFGHIJ')).toBe(true)
  expect(isTest('rk_test_51ABCDEFGHIJ')).toBe(true)
  expect(isTest('rk_live_51ABCDEFGHIJ')).toBe(false)
})

test('without settings it is a demonstration that knows no key of Stripe', () => {
  const config = configFrom({})
  expect(config).toMatchObject({ mode: 'demo', databaseUrl: null, smtpUrl: null })
  expect(isTestMoney(config)).toBe(true)
  expect(config.stripe.secretKey).toBe('sk_test_coursetillsandbox')
})

test('the example names every setting, and starts nothing before it is filled in', () => {
  expect(sentencesFor(EXAMPLE)).toEqual([
    expect.stringContaining('STRIPE_SECRET_KEY is missing'),
    expect.stringContaining('STRIPE_WEBHOOK_SECRET is missing'),
    expect.stringContaining('SMTP_URL is missing'),
    expect.stringContaining("SESSION_SECRET is the example's"),
  ])
  const known = Object.keys(EXAMPLE)
  for (const name of [...Object.keys(REAL), 'HOST', 'PORT', 'DATA_DIR', 'LOG_LEVEL', 'DEMO'])
    expect(known).toContain(name)
})
