import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../src/platform/db/connect.ts'
import { transact } from '../../src/platform/db/transact.ts'
import { enterMode } from '../../src/platform/enter-mode.ts'
import { freePort } from '../../src/platform/free-port.ts'
import { freshDatabase } from '../support/database.ts'
import { documentOf, launch, orderOnInvoice } from './first-sale.ts'
import { emptyDatabase, openRealShop, type RealShop } from './real-shop.ts'

const SELLER = {
  name: 'Fjordbyen universitet, etter- og videreutdanning',
  legalName: 'Fjordbyen universitet',
  organisationNumber: '974 767 880',
  vatRegistered: 'yes',
  street: 'Universitetsgata 1',
  postcode: '0164',
  city: 'Oslo',
  email: 'faktura@fjordbyen.example',
  bankAccount: '1503.20.80119',
  senderEmail: 'kurs@fjordbyen.example',
}
const ADMINISTRATOR = { name: 'Siri Sjef', email: 'siri@fjordbyen.example', password: 'fire kalde rundstykker' }
const LIVE = { STRIPE_SECRET_KEY: 'sk_live_51ABCDEFGHIJ' }

let shop: RealShop
let spare: string
let key: string
let offeringId: string
let testOrder: { id: string; number: string }
beforeAll(async () => {
  shop = await openRealShop()
  spare = String(await freePort())
}, 60_000)
afterAll(() => shop.close())

test('a real shop starts empty, says nothing of a demo and serves none of its parts', async () => {
  const landing = await shop.ask('/')
  expect(landing.status).toBe(200)
  expect(landing.text).not.toMatch(/demo/i)
  for (const path of ['/demo', '/sandbox', '/sandbox/stripe', '/demo/bank', '/en/demo'])
    expect([path, (await shop.ask(path)).status]).toEqual([path, 404])
  expect((await shop.ask('/setup')).text).toContain('npx coursetill setup')
})

test('the operator’s link makes the first administrator, who is signed in; it works once', async () => {
  const first = await shop.command('setup')
  const second = await shop.command('setup')
  expect(first.stdout).toMatch(/^https:\/\/kurs\.example\.no\/setup\?token=[\w-]{43}\n$/)
  const old = new URL(first.stdout.trim())
  const link = new URL(second.stdout.trim())
  expect((await shop.ask(old.pathname + old.search)).text).toContain('Lenken virker ikke lenger')
  expect((await shop.ask(link.pathname + link.search)).text).toContain('Bli administrator')
  const token = link.searchParams.get('token')!
  const weak = await shop.ask('/setup', { form: { ...ADMINISTRATOR, password: 'kort', token } })
  expect([weak.status, weak.text]).toEqual([422, expect.stringContaining('minst 8 tegn')])
  const claimed = await shop.ask('/setup', { form: { ...ADMINISTRATOR, token } })
  expect([claimed.status, claimed.location]).toEqual([303, '/setup/seller'])
  const session = claimed.cookies.find((cookie) => cookie.startsWith('__Host-sid='))
  expect(session).toMatch(/HttpOnly/)
  expect(session).toMatch(/Secure/)
  expect((await shop.ask('/setup', { form: { ...ADMINISTRATOR, email: 'x@example.test', token } })).status).toBe(409)
  const third = await shop.command('setup')
  expect([third.code, third.stdout]).toEqual([1, ''])
  expect(third.stderr).toContain('There is an administrator already')
})

test('the seller is told which digit of the account is wrong, and everything typed is kept', async () => {
  const wrong = await shop.ask('/setup/seller', { form: { ...SELLER, bankAccount: '15032080118' } })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('det siste er et kontrollsiffer')
  expect(wrong.text).toContain('value="Universitetsgata 1"')
  expect((await shop.ask('/setup/seller', { form: SELLER })).location).toBe('/setup/numbers')
  const { organisationNumber, bankAccount, vatRegistered, inForetaksregisteret } = (
    await shop.ask('/setup/seller', { headers: { accept: 'application/json' } })
  ).json<Record<string, unknown>>()
  expect({ organisationNumber, bankAccount, vatRegistered, inForetaksregisteret }).toEqual({
    organisationNumber: '974767880',
    bankAccount: '15032080119',
    vatRegistered: true,
    inForetaksregisteret: false,
  })
})

test('the first number, the accounts and the terms of sale lead to the list, which names what is missing', async () => {
  expect((await shop.ask('/setup/numbers', { form: { firstNumber: '0' } })).status).toBe(422)
  expect((await shop.ask('/setup/numbers', { form: { firstNumber: '5000' } })).location).toBe('/setup/accounts')
  expect((await shop.ask('/setup/numbers')).text).toContain('100000050003')
  expect((await shop.ask('/setup/accounts')).text).toContain('2965')
  const terms = { 'words.nb': '## Vilkår', 'words.en': '## Terms' }
  expect((await shop.ask('/setup/terms', { form: terms })).location).toBe('/setup?done=terms')
  expect(await missing()).toEqual(['course-on-sale', 'stripe'])
  expect((await shop.ask('/setup')).text).toContain('2 ting mangler')
  const ready = await shop.command('ready')
  expect([ready.code, ready.stdout]).toEqual([1, expect.stringContaining('✗  A course on sale: Publish')])
})

test('while the key is a test key, invoices are tests', async () => {
  offeringId = await launch(shop)
  expect(await missing()).toEqual(['stripe'])
  key = (await shop.ask('/api-keys', { json: { name: 'test', roles: ['finance'] } })).json<{ key: string }>().key
  testOrder = await orderOnInvoice(shop, key, offeringId)
  expect(testOrder.number).toBe('TEST-1')
  expect((await exported('machine')).split('\r\n')[1]).toMatch(/^TEST-1,invoice,/)
})

test('with the live key the first lawful invoice gets the first number, and tests stay tests', async () => {
  await shop.restart(LIVE)
  expect((await orderOnInvoice(shop, key, offeringId)).number).toBe('5000')
  const credit = await shop.ask(`/orders/${testOrder.id}/credit-note`, {
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': crypto.randomUUID() },
    json: { reason: 'Prøve' },
  })
  expect(credit.status, credit.text).toBeLessThan(300)
  expect((await documentOf(shop, key, { id: testOrder.id, kind: 'credit-note' })).number).toBe('TEST-2')
  expect((await orderOnInvoice(shop, key, offeringId)).number).toBe('5001')
  expect((await exported('machine')).split('\r\n').map((line) => line.split(',')[0])).toEqual([
    'number',
    '5000',
    '5001',
    '',
  ])
  expect((await exported('zip')).slice(0, 2)).toBe('PK')
}, 60_000)

test('numbers that have begun are not set again', async () => {
  const again = await shop.ask('/setup/numbers', { form: { firstNumber: '1' } })
  expect([again.status, again.text]).toEqual([409, expect.stringContaining('Neste nummer er 5002')])
})

test('the program cannot change what is issued, posted or told, nor any table', async () => {
  const app = new pg.Client(shop.env.DATABASE_URL)
  await app.connect()
  try {
    await app.query('grant update on documents to coursetill_app') // PostgreSQL answers this with a warning only
    for (const table of ['documents', 'document_files', 'entries', 'postings', 'events', 'installation']) {
      await expect(app.query(`delete from ${table}`), table).rejects.toMatchObject({ code: '42501' })
      const { rows } = await app.query(
        `select column_name from information_schema.columns where table_name = '${table}' and is_identity = 'NO' limit 1`,
      )
      const column = rows[0].column_name
      await expect(app.query(`update ${table} set ${column} = ${column}`), table).rejects.toMatchObject({
        code: '42501',
      })
      await expect(app.query(`truncate ${table}`), table).rejects.toMatchObject({ code: '42501' })
    }
    for (const sql of [
      'set role coursetill_owner',
      'set role postgres',
      'create table extra (n int)',
      'create schema extra',
      'create temporary table extra (n int)',
      'alter table documents disable trigger all',
      'drop table documents',
      'create or replace function app_now() returns timestamptz language sql as $$ select now() $$',
    ])
      await expect(app.query(sql), sql).rejects.toMatchObject({ code: '42501' })
  } finally {
    await app.end()
  }
})

test('a real shop’s database is no demo’s, and takes no test key any more', async () => {
  const demo = await shop.start({ DEMO: '1', STRIPE_SECRET_KEY: '', PUBLIC_URL: '', PORT: spare })
  expect([demo.code, demo.stderr]).toEqual([1, expect.stringContaining('belongs to a production installation')])
  const back = await shop.start({ PORT: spare })
  expect([back.code, back.stderr]).toEqual([1, expect.stringContaining('this shop has taken real money')])
})

test('a demonstration’s database never becomes a real shop’s', async () => {
  const { appUrl, ownerUrl } = await freshDatabase()
  const { pool, close } = connect(appUrl, 1)
  await transact(pool, { kind: 'job', name: 'demo' }, (tx) => enterMode(tx, 'demo'))
  await close()
  const real = await shop.start({ ...LIVE, DATABASE_URL: appUrl, MIGRATE_URL: ownerUrl, PORT: spare })
  expect([real.code, real.stderr]).toEqual([1, expect.stringContaining('belongs to a demo installation')])
})

test('a database of the other kind, of whatever release, is refused before anything in it is changed', async () => {
  const { appUrl, ownerUrl } = await emptyDatabase()
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  try {
    for (const [mode, settings] of [
      ['production', { DEMO: '1', STRIPE_SECRET_KEY: '', PUBLIC_URL: '' }],
      ['demo', LIVE],
    ] as const) {
      await owner.query('drop table if exists installation; create table installation (mode text)')
      await owner.query('insert into installation values ($1)', [mode])
      const refused = await shop.start({ ...settings, DATABASE_URL: appUrl, MIGRATE_URL: ownerUrl, PORT: spare })
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining(`belongs to a ${mode} installation`)])
      const { rows } = await owner.query(
        `select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
      )
      expect(rows).toEqual([{ schemaname: 'public', tablename: 'installation' }])
    }
  } finally {
    await owner.end()
  }
})

test('a start says what is wrong with the database in one sentence', async () => {
  const alone = await shop.start({ ...LIVE, MIGRATE_URL: '', PORT: spare })
  expect([alone.code, alone.stderr]).toEqual([
    1,
    expect.stringMatching(/^MIGRATE_URL is missing: coursetill_app [^\n]+\n$/),
  ])
  const nobody = await shop.start({ ...LIVE, MIGRATE_URL: 'postgres://a:b@127.0.0.1:1/x', PORT: spare })
  expect([nobody.code, nobody.stderr]).toEqual([
    1,
    expect.stringMatching(/^MIGRATE_URL: no PostgreSQL answers at 127\.0\.0\.1:1[^\n]+\n$/),
  ])
  const locked = Object.assign(new URL(shop.env.DATABASE_URL!), { password: 'wrong' }).href
  const refused = await shop.start({ ...LIVE, DATABASE_URL: locked, PORT: spare })
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringMatching(/^DATABASE_URL: PostgreSQL at [^\n]+password[^\n]+\n$/),
  ])
})

async function missing(): Promise<string[]> {
  const { checks } = (await shop.ask('/setup/readiness', { headers: { accept: 'application/json' } })).json<{
    checks: { name: string; ready: boolean }[]
  }>()
  return checks.filter(({ ready }) => !ready).map(({ name }) => name)
}

async function exported(form: 'machine' | 'zip'): Promise<string> {
  const file = join(shop.env.DATA_DIR!, `out.${form}`)
  const { code, stderr } = await shop.command('export', 'invoices', '--form', form, '--out', file)
  expect([code, stderr]).toEqual([0, expect.stringMatching(/rows, \d+ bytes/)])
  return readFileSync(file, 'latin1')
}
