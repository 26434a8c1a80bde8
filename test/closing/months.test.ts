import { createHash, randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkClosed } from '../../src/closing/check-closed.ts'
import { askToOpen, signOpening } from '../../src/closing/open-month.ts'
import { act } from '../../src/platform/till.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { bearer, buy, make, order, until } from '../support/make.ts'
import { manifestOf, unzipped } from '../support/unzipped.ts'
import { type Closing, type Month, type MonthDesk, monthDesk } from './month-desk.ts'

let house: House
let owner: pg.Client
let headers: Record<string, string>
let desk: MonthDesk
let program: string
let first: string
let invoice: { id: string; number: string }
const clerk = (name: string) => ({ kind: 'person', personId: name, roles: ['finance'] }) as const
beforeAll(async () => {
  house = await bootTill()
  owner = new pg.Client(house.till.config.migrateUrl!)
  await owner.connect()
  program = await make.client(house, ['course-administrator'])
  headers = bearer(await make.client(house, ['finance']))
  desk = monthDesk(house, headers)
  first = (await dayOf(house)).slice(0, 7)
  await buy(house, { offering: await make.offering(house) })
  await order(house, program, {
    offering: await make.offering(house, { price: 100_000, startsInDays: 200 }),
    quantity: 2,
  })
  await until(async () => (await house.witness('select from document_files')).length === 4)
  const [row] = await house.witness(
    "select id, content ->> 'number' as number from documents where gross_minor = 200000",
  )
  invoice = row as unknown as typeof invoice
}, 60_000)
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

test('a month that is not over cannot be closed, and its figures tie while it goes on', async () => {
  const refused = await desk.send('POST', `/months/${first}/closings`)
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/month/not-over'])
  const { statement } = await desk.check(first)
  expect(statement.accounts.every(({ remainderMinor }) => remainderMinor === 0)).toBe(true)
  const receivables = statement.accounts.find(({ account }) => account === '1500')!
  expect(receivables).toMatchObject({
    closingMinor: 200_000,
    movements: [
      { kind: 'invoice', part: null, minor: 690_000 },
      { kind: 'invoice', part: 'paid-before', minor: -490_000 },
    ],
  })
  expect((await desk.send('GET', '/months/1999-01')).status).toBe(422)
  expect((await desk.send('GET', '/months/2020-01')).body.type).toBe('/problems/month/unknown')
})

let closed: Closing
let bytes: Buffer
test('a month that ties is closed into one file, whose manifest verifies and whose bytes stay', async () => {
  expect(await desk.toNextMonth()).toBe(first)
  closed = await desk.close(first)
  expect(closed).toMatchObject({ state: 'closed', refusedFor: null })
  expect((await desk.read(first)).month.state).toBe('closed')
  bytes = await desk.archive(closed.id)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(closed.sha256)
  const files = unzipped(bytes)
  const { names, wrong } = manifestOf(files)
  expect(wrong).toEqual([])
  const parts = ['tables/journal.csv', 'tables/open-items.csv', 'tables/number-gaps.csv', 'saf-t.xml']
  expect(names).toEqual(expect.arrayContaining([...parts, `documents/${invoice.number}.pdf`]))
  expect(JSON.parse(files.get('statement.json')!.toString()).statement.month).toBe(first)
  const again = await desk.send('POST', `/months/${first}/closings`)
  expect(again.body.type).toBe('/problems/month/not-next')
})

test('what concerns a closed month later is posted on the first open day', async () => {
  const paidOn = `${first}-28` < (await dayOf(house)) ? `${first}-28` : `${first}-01`
  const [issued] = await house.witness(`select document_date::text as day from documents where id = '${invoice.id}'`)
  const day = String(issued!.day) > paidOn ? String(issued!.day) : paidOn
  const { status } = await desk.send('POST', `/invoices/${invoice.id}/transfers`, {
    amountMinor: 50_000,
    paidOn: day,
    reference: 'late',
  })
  expect(status).toBe(201)
  const [entry] = await house.witness(`select posted_on::text as day from entries where kind = 'transfer'`)
  expect(entry!.day).toBe(`${(await dayOf(house)).slice(0, 7)}-01`)
  await expectSoundBooks(house.eye)
})

test('the database takes no entry into a closed month, whatever the program forgets', async () => {
  const sneaked = owner.query(
    `insert into entries (id, kind, source_id, posted_on, currency) values ('${randomUUID()}', 'transfer', '${randomUUID()}', '${first}-15', 'NOK')`,
  )
  await expect(sneaked).rejects.toMatchObject({ constraint: 'entries_in_open_month' })
})

test('two people open the month that was closed last; its file stays, and a new one comes beside it', async () => {
  const openings = `/months/${first}/openings`
  const asked = await desk.send<{ id: string }>('POST', openings, { reason: 'Fakturaen gjaldt en annen måned' })
  expect(asked.status).toBe(201)
  expect((await desk.send('POST', openings, { reason: 'En gang til' })).body.type).toBe('/problems/month/opening-asked')
  const byProgram = await desk.send('POST', `/month-openings/${asked.body.id}/signature`)
  expect(byProgram.body.type).toBe('/problems/access/denied')
  expect((await desk.send('DELETE', `/month-openings/${asked.body.id}`)).status).toBe(204)
  const wish = await act(house.till, clerk('a'), (tx) => askToOpen(tx, first, { reason: 'Feil konto' }))
  await expect(act(house.till, clerk('a'), (tx) => signOpening(tx, wish))).rejects.toThrow(
    'You asked for this yourself',
  )
  expect((await desk.read(first)).month.state).toBe('closed')
  await act(house.till, clerk('b'), (tx) => signOpening(tx, wish))
  expect((await desk.read(first)).month.state).toBe('open')
  await expect(act(house.till, clerk('c'), (tx) => signOpening(tx, wish))).rejects.toThrow('decided already')
  const second = await desk.close(first)
  expect(second.id).not.toBe(closed.id)
  expect((await desk.archive(closed.id)).equals(bytes)).toBe(true)
})

test('where an øre was moved by hand the month is not closed, says why, and is open again', async () => {
  const month = await desk.toNextMonth()
  await owner.query(
    `update postings set amount_minor = amount_minor + 1 where entry_id = (select id from entries where kind = 'transfer')`,
  )
  expect(await desk.redOf(month)).toEqual(['rules', 'postings', 'ledger'])
  const refused = await desk.close(month)
  expect(refused.state).toBe('refused')
  expect(refused.refusedFor?.find(({ name }) => name === 'postings')?.found).toEqual([`transfer ${invoice.number}`])
  expect((await desk.read(month)).month.state).toBe('open')
  await owner.query(
    `update postings set amount_minor = amount_minor - 1 where entry_id = (select id from entries where kind = 'transfer')`,
  )
})

test('whoever was posting while the month was being closed is waited for, and counted', async () => {
  const month = (await desk.read(first)).month.month
  const next = (await desk.send<{ months: Month[] }>('GET', '/months')).body.months.find(
    ({ state }) => state === 'open',
  )!.month
  expect(next > month).toBe(true)
  const late = new pg.Client(house.till.config.migrateUrl!)
  await late.connect()
  await late.query('begin')
  await late.query(
    `insert into entries (id, kind, source_id, posted_on, currency) values ('${randomUUID()}', 'transfer', '${randomUUID()}', '${next}-15', 'NOK')`,
  )
  await late.query(
    `insert into postings (entry_id, position, debit, credit, amount_minor) select id, 1, '1920', '1500', 100 from entries where xmin = pg_current_xact_id()::xid`,
  )
  await desk.send('POST', `/months/${next}/closings`)
  await new Promise((done) => setTimeout(done, 1_000))
  expect((await desk.read(next)).month.state).toBe('closing')
  await late.query('commit')
  await late.end()
  const outcome = await desk.ended(next)
  expect(outcome.refusedFor?.map(({ name }) => name)).toContain('postings')
  await owner.query(`delete from postings where amount_minor = 100`)
  await owner.query(
    `delete from entries where kind = 'transfer' and not exists (select from postings p where p.entry_id = entries.id)`,
  )
  expect((await desk.close(next)).state).toBe('closed')
})

test('an original that was changed on the disk stops the closing of its month', async () => {
  await buy(house, { offering: await make.offering(house, { startsInDays: 300 }) })
  await until(async () => (await house.witness('select from document_files')).length === 6)
  const month = await desk.toNextMonth()
  const [file] = await house.witness(
    `select path from document_files f join documents d on d.id = f.document_id where d.document_date >= '${month}-01'`,
  )
  const full = join(house.till.config.dataDir, String(file!.path))
  const before = readFileSync(full)
  writeFileSync(full, 'noe annet')
  const refused = await desk.close(month)
  expect(refused.refusedFor).toMatchObject([{ name: 'originals', count: 1 }])
  writeFileSync(full, before)
  expect((await desk.close(month)).state).toBe('closed')
  await expectSoundBooks(house.eye)
})

test('postings of a closed month that were moved so that every sum still ties, and an archive with other bytes, are found', async () => {
  const asked = { dataDir: house.till.config.dataDir, withFiles: true }
  const look = () => checkClosed({ client: house.till.connection.pool }, asked)
  expect(await look()).toEqual([])
  const move = (to: string) =>
    owner.query(
      `update postings set cost_centre = ${to} where entry_id = (select id from entries where kind = 'invoice' and source_id = '${invoice.id}') and credit = '2965'`,
    )
  await move(`'4711'`)
  expect(await look()).toEqual([{ month: first, how: 'postings' }])
  await move('null')
  const [row] = await house.witness(`select path from month_closings where id = '${closed.id}'`)
  appendFileSync(join(house.till.config.dataDir, String(row!.path)), ' ')
  expect(await look()).toEqual([{ month: first, how: 'archive' }])
})
