import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isWhole, type Verified, verify } from '../../src/verifying/verify.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, buy, make, order, until } from '../support/make.ts'

let house: House
let owner: pg.Client
type Document = { id: string; number: string; series: string; path: string; gross: number }
let invoice: Document
beforeAll(async () => {
  house = await bootTill()
  owner = new pg.Client(house.till.config.migrateUrl!)
  await owner.connect()
  const [program, finance] = [await make.client(house, ['course-administrator']), await make.client(house, ['finance'])]
  await buy(house, { offering: await make.offering(house) })
  await order(house, program, {
    offering: await make.offering(house, { price: 120_000, startsInDays: 200 }),
    quantity: 2,
  })
  let documents: Document[] = []
  await until(async () => {
    documents = (await house.witness(
      `select d.id, d.content ->> 'number' as number, series, f.path, gross_minor as gross from documents d
       join document_files f on f.document_id = d.id and f.kind = 'pdf' order by d.number`,
    )) as unknown as Document[]
    return documents.length === 2
  })
  invoice = documents.find(({ gross }) => gross === 240_000)!
  await ask(house, `/invoices/${invoice.id}/transfers`, {
    method: 'POST',
    headers: { ...bearer(finance), 'idempotency-key': 'verify-transfer' },
    body: { amountMinor: 100_000, paidOn: await dayOf(house), reference: 'bank' },
  })
}, 60_000)
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

const look = (): Promise<Verified> =>
  verify({ client: house.till.connection.pool }, { dataDir: house.till.config.dataDir, withFiles: true })

/** What somebody with the database's own keys might do; put back afterwards, so that each sentence begins with sound books. */
async function meddling(table: string, doing: string, looking: () => Promise<void>): Promise<void> {
  await owner.query('begin')
  await owner.query(`alter table ${table} disable trigger user`)
  await owner.query(`create temporary table kept as select * from ${table}`)
  await owner.query(doing)
  await owner.query('commit')
  try {
    await looking()
  } finally {
    await owner.query('begin')
    await owner.query(`delete from ${table}`)
    await owner.query(`insert into ${table} select * from kept`)
    await owner.query('drop table kept')
    await owner.query(`alter table ${table} enable trigger user`)
    await owner.query('commit')
  }
}

test('what nobody has touched is whole', async () => {
  const found = await look()
  expect(found).toMatchObject({ rules: [], postings: [], changedDocuments: [], files: [], audit: { broken: null } })
  expect(isWhole(found)).toBe(true)
})

test('one øre moved in the journal by hand is found, with the invoice, the account and the amount', async () => {
  const ofInvoice = `entry_id = (select id from entries where kind = 'invoice' and source_id = '${invoice.id}')`
  await meddling('postings', `update postings set amount_minor = amount_minor + 1 where ${ofInvoice}`, async () => {
    const { postings, rules } = await look()
    const told = { kind: 'invoice', number: invoice.number, how: 'differs', currency: 'NOK' }
    expect(postings).toMatchObject([
      { ...told, account: '1500', bookedMinor: 240_001, toldMinor: 240_000 },
      { ...told, account: '2965', bookedMinor: -240_001, toldMinor: -240_000 },
    ])
    expect(rules.map(({ id }) => id)).toContain('J05 receivables')
  })
})

test('an amount that was moved to another account is found where it is and where it is missing', async () => {
  await meddling(
    'postings',
    `update postings set credit = '3200' where credit = '2965' and amount_minor = 240000`,
    async () => {
      const { postings } = await look()
      expect(postings.map(({ account, bookedMinor, toldMinor }) => [account, bookedMinor, toldMinor])).toEqual([
        ['2965', 0, -240_000],
        ['3200', -240_000, 0],
      ])
    },
  )
})

test('a payment that was posted with nothing behind it, and one that was never posted, are told apart', async () => {
  const stray = `insert into entries (id, kind, source_id, posted_on, currency) values ('00000000-0000-4000-8000-000000000001', 'transfer', '00000000-0000-4000-8000-000000000002', '2026-11-01', 'NOK')`
  await owner.query(stray)
  await owner.query(
    `insert into postings (entry_id, position, debit, credit, amount_minor) values ('00000000-0000-4000-8000-000000000001', 1, '1920', '1500', 700)`,
  )
  await owner.query(`update entries set source_id = '00000000-0000-4000-8000-000000000003' where kind = 'capture'`)
  const { postings } = await look()
  expect(postings.map(({ kind, how }) => `${kind} ${how}`)).toEqual(
    expect.arrayContaining(['capture missing', 'capture orphan', 'transfer orphan']),
  )
  await owner.query(
    `update entries set source_id = (select id from payments where captured_at is not null) where kind = 'capture'`,
  )
  await owner.query(`delete from postings where entry_id = '00000000-0000-4000-8000-000000000001'`)
  await owner.query(`delete from entries where id = '00000000-0000-4000-8000-000000000001'`)
})

test('a gap planted in the numbers is found', async () => {
  await owner.query('begin')
  await owner.query('alter table documents disable trigger user')
  await owner.query(`update documents set number = 9 where id = '${invoice.id}'`)
  await owner.query(`update series set next_number = 10 where code = '${invoice.series}'`)
  await owner.query('commit')
  const { rules, series } = await look()
  expect(series.find(({ code }) => code === invoice.series)?.missing.slice(0, 2)).toEqual([2, 3])
  expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(['I01', 'I09']))
  await owner.query(`update documents set number = 2 where id = '${invoice.id}'`)
  await owner.query(`update series set next_number = 3 where code = '${invoice.series}'`)
  await owner.query('alter table documents enable trigger user')
})

test('a document that reads otherwise than when it was issued is found by its number', async () => {
  const words = `jsonb_set(content, '{note}', '"Betalt"')`
  const change = (to: string) => owner.query(`update documents set content = ${to} where id = '${invoice.id}'`)
  await owner.query('alter table documents disable trigger user')
  const { rows } = await owner.query(`select content from documents where id = '${invoice.id}'`)
  await change(words)
  expect((await look()).changedDocuments).toEqual([invoice.number])
  await owner.query('update documents set content = $1 where id = $2', [rows[0].content, invoice.id])
  await owner.query('alter table documents enable trigger user')
})

test('a stored file with other bytes is found', async () => {
  appendFileSync(join(house.till.config.dataDir, invoice.path), ' ')
  const found = await look()
  expect(found.files).toEqual([{ path: invoice.path, how: 'changed' }])
  expect(isWhole(found)).toBe(false)
})
