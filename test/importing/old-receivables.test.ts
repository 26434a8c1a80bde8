import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linesOfImport } from '../../src/importing/import-file.ts'
import { SHEETS } from '../../src/importing/sheets.ts'
import { type Taken, takeAllRows, takeGoodRows, tryRows } from '../../src/importing/take-rows.ts'
import { camt } from '../bank/camt.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, make, until } from '../support/make.ts'
import {
  COMPANIES,
  companyLine,
  fileOf,
  kidOf,
  numbers,
  OPEN,
  openLine,
  organisationNumber,
  PEOPLE,
  personLine,
} from './old-system.ts'

const actor = { kind: 'job', name: 'test' } as const
const DEBTORS = 6
let house: House
let headers: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  headers = bearer(await make.client(house, ['finance']))
}, 60_000)
afterAll(() => house?.close())

type How = typeof takeAllRows | typeof takeGoodRows | typeof tryRows
async function take(what: string, file: Buffer, how: How = takeAllRows): Promise<Taken> {
  const sheet = SHEETS.find((each) => each.what === what)!
  return how(house.till.connection.pool, { sheet, actor, lines: await linesOfImport(file), told: () => {} })
}
const send = <T = Record<string, unknown>>(method: string, path: string, body?: object) =>
  ask<T>(house, path, { method, ...(body ? { body } : {}), headers: { ...headers, 'idempotency-key': randomUUID() } })
type Listed = { rows: Record<string, unknown>[]; totals: Record<string, number>[] }
const listed = async (name: string, search: string) =>
  (await send<Listed>('GET', `/finance/lists/${name}?search=${encodeURIComponent(search)}`)).body
const receivable = async (number: string) =>
  (await house.witness(`select id, left_minor as left from old_receivables where number = '${number}'`))[0] as
    | { id: string; left: number }
    | undefined
const paid = async (amount: string, kids: string[]) => {
  const entry = {
    amount,
    day: await dayOf(house),
    reference: randomUUID(),
    payments: [{ strd: kids.map((kid) => ({ kid })) }],
  }
  await send('POST', '/bank-files', { name: 'fil.xml', content: camt([entry]) })
  await until(async () => (await house.witness('select from deposits where judged_at is null')).length === 0)
  const [deposit] = await house.witness(
    'select id, left_minor as left, hindrance from deposits order by taken_at desc, id desc limit 1',
  )
  return deposit as { id: string; left: number; hindrance: string | null }
}
/** The day on which it is taken in is the day of the book: an invoice that is dated later is not taken. */
const opened = (count: number, from = 0) =>
  fileOf(
    OPEN,
    numbers(count, from).map((n) => openLine(n, DEBTORS)),
  )

test('companies come confirmed with their units and terms, people as guests without a password, a consent or a mail, and a second time nothing changes', async () => {
  const [companies, people] = [
    fileOf(COMPANIES, numbers(DEBTORS).map(companyLine)),
    fileOf(PEOPLE, numbers(DEBTORS).map(personLine)),
  ]
  expect(await take('companies', companies, tryRows)).toEqual({ new: DEBTORS, known: 0, faults: [] })
  expect(await house.witness(`select from companies where name like 'Bedrift %'`)).toEqual([])
  expect(await take('companies', companies)).toEqual({ new: DEBTORS, known: 0, faults: [] })
  expect(await take('companies', companies)).toEqual({ new: 0, known: DEBTORS, faults: [] })
  const [company] = await house.witness(
    `select c.payment_terms_days as terms, c.public_body as public, c.confirmed_at is not null as confirmed,
       (select string_agg(u.name, ',' order by u.name) from company_units u where u.company_id = c.id) as units
     from companies c where c.organisation_number = '${organisationNumber(0)}'`,
  )
  expect({ ...company }).toEqual({ terms: 30, public: false, confirmed: true, units: 'Nord,Sør' })
  expect(await take('people', people)).toEqual({ new: DEBTORS, known: 0, faults: [] })
  expect(await take('people', people)).toEqual({ new: 0, known: DEBTORS, faults: [] })
  const [told] = await house.witness(
    `select count(*)::int as people, count(p.password_hash)::int as passwords, count(p.email_verified_at)::int as verified,
       (select count(*)::int from mails where to_email like 'person%') as mails,
       (select count(*)::int from newsletter_subscribers where email like 'person%') as letters
     from people p where p.email like 'person%'`,
  )
  expect({ ...told }).toEqual({ people: DEBTORS, passwords: 0, verified: 0, mails: 0, letters: 0 })
})

test('what is wrong with a row is told at its column, and none is taken while one is refused', async () => {
  const good = openLine(0, DEBTORS)
  const wrong = [
    good.replace(kidOf(0), '0000000000001').replace('G-0', 'F-1'),
    good.replace(organisationNumber(0), organisationNumber(99)).replace('G-0', 'F-2'),
    openLine(1, DEBTORS).replace('person1', 'ingen').replace('G-1', 'F-3'),
    good.replace('5 000,00', '500,00').replace('G-0', 'F-4'),
    good.replace('30.09.2026', '30.08.2026').replace('G-0', 'F-5'),
    good.replace('01.09.2026', '01.09.2031').replace('30.09.2026', '30.09.2031').replace('G-0', 'F-6'),
    good.replace(';;Kurs', ';EUR;Kurs').replace('G-0', 'F-7'),
    good,
  ]
  const { faults } = await take('open-items', fileOf(OPEN, [good, ...wrong]))
  expect(faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
    '3 kid',
    '4 organisationNumber',
    '5 email',
    '6 open',
    '7 dueDate',
    '8 date',
    '9 currency',
    '10 number',
  ])
  expect(await house.witness('select from old_receivables')).toEqual([])
  const taken = await take('open-items', fileOf(OPEN, [good, ...wrong]), takeGoodRows)
  expect([taken.new, taken.faults.length]).toEqual([1, 8])
  await expectSoundBooks(house.eye)
})

test('open items are receivables from the day they are taken in, without a number of ours, and the same file again changes nothing', async () => {
  const taken = await take('open-items', opened(40))
  expect(taken).toEqual({ new: 39, known: 1, faults: [] })
  expect(await take('open-items', opened(40))).toEqual({ new: 0, known: 40, faults: [] })
  expect(await house.witness('select from documents')).toEqual([])
  const today = await dayOf(house)
  const [booked] = await house.witness(
    `select count(*)::int as entries, min(e.posted_on)::text as day, sum(p.amount_minor)::int as minor, (select sum(left_minor)::int from old_receivables) as left
     from entries e join postings p on p.entry_id = e.id where e.kind = 'old-receivable' and p.debit = '1500' and p.credit = '1595'`,
  )
  expect(booked).toMatchObject({ entries: 40, day: today, minor: booked!.left })
  const list = await listed('old-receivables', organisationNumber(2))
  expect(list.rows.map(({ number }) => number)).toContain('G-2')
  expect(list.totals[0]!.minor).toBe(
    list.totals[0]!['31-60']! + list.totals[0]!['61-90']! + list.totals[0]!['over-90']!,
  )
  expect((await listed('old-receivables', kidOf(2))).rows).toHaveLength(1)
  for (const form of ['csv', 'xlsx'])
    expect((await fetch(`${house.url}/finance/lists/old-receivables.${form}`, { headers })).status).toBe(200)
  const balance = (await listed('balances', organisationNumber(2))).rows[0]!
  expect(balance).toMatchObject({ company: true, fromBefore: list.rows.length, minor: list.totals[0]!.minor })
  await expectSoundBooks(house.eye)
})

test('the bank’s payment with the old reference closes one, and taking it back opens it again', async () => {
  const deposit = await paid('1002.50', [kidOf(2)])
  expect([deposit.left, deposit.hindrance, (await receivable('G-2'))!.left]).toEqual([0, null, 0])
  const { placements } = (await send<{ placements: Record<string, string>[] }>('GET', `/deposits/${deposit.id}`)).body
  expect(placements).toMatchObject([{ place: 'old-receivable', number: 'G-2', buyerName: 'Bedrift 2 AS' }])
  await expectSoundBooks(house.eye)
  expect((await send('POST', `/placements/${placements[0]!.id}/undoing`)).status).toBe(204)
  expect((await receivable('G-2'))!.left).toBe(100_250)
  await expectSoundBooks(house.eye)
  const over = await paid('1104.50', [kidOf(4)])
  expect([over.left, over.hindrance, (await receivable('G-4'))!.left]).toEqual([10_000, 'more-than-left', 0])
  const two = await paid('2015.00', [kidOf(6), kidOf(8)])
  expect([two.left, (await receivable('G-6'))!.left, (await receivable('G-8'))!.left]).toEqual([0, 0, 0])
  await expectSoundBooks(house.eye)
})

test('what the bank takes back again is owed again', async () => {
  const payment = { endToEnd: 'BETALT-10', strd: [{ kid: kidOf(10) }] }
  const entry = { amount: '1010.50', day: await dayOf(house), payments: [payment] }
  await send('POST', '/bank-files', { name: 'inn.xml', content: camt([{ ...entry, reference: 'INN-10' }]) })
  await until(async () => (await receivable('G-10'))!.left === 0)
  const back = { ...entry, reference: 'UT-10', out: true as const, reversal: true as const }
  await send('POST', '/bank-files', { name: 'ut.xml', content: camt([back]) })
  expect((await receivable('G-10'))!.left).toBe(101_050)
  await expectSoundBooks(house.eye)
})

test('a person places money on one, and settles what no bank file tells; more than is left is refused', async () => {
  const deposit = await paid('900.00', [])
  const { id } = (await receivable('G-3'))!
  const place = (amountMinor: number) =>
    send('POST', `/deposits/${deposit.id}/placements`, { place: 'old-receivable', receivableId: id, amountMinor })
  expect((await place(90_001)).body).toMatchObject({ type: expect.stringContaining('bank/more-than-unplaced') })
  expect((await place(50_000)).status).toBe(200)
  const end = (kind: string, amountMinor: number) =>
    send<{ leftMinor: number; endings: { id: string }[] }>('POST', `/old-receivables/${id}/endings`, {
      kind,
      amountMinor,
      reason: 'Avtalt',
    })
  expect((await end('written-off', 60_000)).body).toMatchObject({
    type: expect.stringContaining('old-receivable/more-than-left'),
  })
  await end('paid', 10_000)
  await end('settled-before', 20_000)
  const { body } = await end('written-off', 20_350)
  expect(body.leftMinor).toBe(0)
  await expectSoundBooks(house.eye)
  const undo = () => send('POST', `/old-receivable-endings/${body.endings[2]!.id}/undoing`)
  expect([(await undo()).status, (await undo()).status]).toEqual([204, 409])
  expect((await receivable('G-3'))!.left).toBe(20_350)
  await expectSoundBooks(house.eye)
})

test('what a company owes from before counts against what it may owe, and stands in the open items of a day', async () => {
  const [company] = await house.witness(
    `select id, company_owed_before(id)::int as owed from companies where organisation_number = '${organisationNumber(2)}'`,
  )
  const { body } = await send<{ openMinor: number }>('GET', `/companies/${company!.id}/credit`)
  expect(body.openMinor).toBe(company!.owed)
  const file = await fetch(`${house.url}/exports/open-items.csv`, { headers })
  const rows = (await file.text()).trim().split(/\r?\n/)
  const [left] = await house.witness('select count(*)::int as rows from old_receivables where left_minor > 0')
  expect(rows).toHaveLength(Number(left!.rows) + 1)
  expect(rows.find((row) => row.includes('G-3'))).toMatch(/203[.,]5/)
})

test('the tax authority’s file has them with their buyers, and the figures of the day count them by age', async () => {
  const today = await dayOf(house)
  const file = await fetch(`${house.url}/exports/saf-t.xml?from=${today}&to=${today}`, { headers })
  const xml = await file.text()
  const lines = xml.match(/<Line>.*?<\/Line>/gs)!.filter((line) => line.includes('<AccountID>1500<'))
  expect(lines.length).toBeGreaterThan(40)
  expect(lines.filter((line) => !line.includes('<CustomerID>'))).toEqual([])
  expect(lines.find((line) => line.includes('<ReferenceNumber>G-12<'))).toContain(`<CID>${kidOf(12)}<`)
  const [left] = await house.witness(
    'select sum(left_minor)::int as minor, count(*)::int as rows from old_receivables where left_minor > 0',
  )
  const { body } = await send<{ receivables: { invoices: number; leftMinor: number }[] }>('GET', '/finance/figures')
  const sum = (name: 'invoices' | 'leftMinor') => body.receivables.reduce((all, each) => all + each[name], 0)
  expect([sum('invoices'), sum('leftMinor')]).toEqual([left!.rows, left!.minor])
})
