import { setTimeout } from 'node:timers/promises'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DATASETS } from '../../src/exports/all.ts'
import { exportFile } from '../../src/exports/file.ts'
import { invoices } from '../../src/exports/invoices.ts'
import { journal } from '../../src/exports/journal.ts'
import { atOneMoment } from '../../src/platform/db/snapshot.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf } from '../support/finance.ts'
import { ask, bearer, make, order, until } from '../support/make.ts'
import { DANGEROUS, type Keys, rowsOf, trade } from './trade.ts'

let house: House
let keys: Keys
beforeAll(async () => {
  house = await bootTill()
  keys = {
    program: await make.client(house, ['course-administrator']),
    finance: await make.client(house, ['finance']),
  }
  await trade(house, keys)
}, 90_000)
afterAll(() => house?.close())

const fetched = async (path: string) => {
  const answer = await fetch(`${house.url}/exports/${path}`, { headers: bearer(keys.finance) })
  expect({ path, status: answer.status }).toEqual({ path, status: 200 })
  return Buffer.from(await answer.arrayBuffer())
}
const table = async (path: string) => rowsOf((await fetched(path)).toString())
const minorOf = (text: string | undefined) => Math.round(Number(text) * 100)
/** Debit less credit of some accounts, in one currency. */
const balanceOf = async (accounts: string[], currency = 'NOK') => {
  const list = accounts.map((account) => `'${account}'`).join(', ')
  const [row] = await house.witness(`select coalesce(sum(case when p.debit in (${list}) then p.amount_minor else 0 end
    - case when p.credit in (${list}) then p.amount_minor else 0 end), 0)::int as minor from postings p join entries e on e.id = p.entry_id where e.currency = '${currency}'`)
  return Number(row!.minor)
}
const sumOf = (rows: Record<string, string>[], column: string, currency = 'NOK') =>
  rows.filter((row) => row.currency === currency).reduce((sum, row) => sum + minorOf(row[column]), 0)

test('what the tables say of receivables, deferred income, VAT and the money of others is what the book says', async () => {
  for (const currency of ['NOK', 'EUR']) {
    const open = await table('open-items.csv?form=machine')
    expect(sumOf(open, 'left_to_pay', currency) + sumOf(open, 'claims', currency)).toBe(
      await balanceOf(['1500'], currency),
    )
    const held = await table('credit-balances.csv?form=machine')
    expect(sumOf(held, 'amount', currency)).toBe(0 - (await balanceOf(['2900', '2980'], currency)))
    const deferred = await table('deferred-income.csv?form=machine')
    const last = deferred.at(-1)!.month
    const closing = deferred.filter((row) => row.month === last)
    expect(sumOf(closing, 'closing', currency)).toBe(0 - (await balanceOf(['2965'], currency)))
    for (const row of deferred)
      expect(minorOf(row.opening) + minorOf(row.invoiced) - minorOf(row.credited) - minorOf(row.recognised)).toBe(
        minorOf(row.closing),
      )
  }
  const vat = await table('vat.csv?form=machine')
  expect(vat.reduce((sum, row) => sum + minorOf(row.vat_nok), 0)).toBe(0 - (await balanceOf(['2700', '2701', '2702'])))
  expect(vat.map((row) => [row.vat_code, row.currency, row.base, row.base_nok, row.vat_nok])).toContainEqual([
    ...['3', 'EUR', '999.00', '11730.76', '2932.69'],
  ])
  const moved = (await table('payments.csv?form=machine')).filter(({ kind }) => kind !== 'set-off')
  expect(sumOf(moved, 'amount')).toBe(await balanceOf(['1579', '1920', '2980']))
})

test('invoices, their lines and the list of the API agree to the øre; the journal is the whole book', async () => {
  const documents = await table('invoices.csv?form=machine')
  const { body } = await ask<{ documents: { number: string; leftMinor: number; grossMinor: number }[] }>(
    house,
    '/invoices?limit=200',
    {
      headers: bearer(keys.finance),
    },
  )
  expect(documents.map((row) => [row.number, minorOf(row.left_to_pay), Math.abs(minorOf(row.gross))])).toEqual(
    body.documents.map((each) => [each.number, each.leftMinor, each.grossMinor]),
  )
  const lines = await table('invoice-lines.csv?form=machine')
  expect(sumOf(lines, 'net')).toBe(sumOf(documents, 'net'))
  expect(new Set(lines.map((row) => `${row.vat_percent} ${row.vat_code}`))).toEqual(new Set(['0 6', '25 3']))
  const [book] = await house.witness('select count(*)::int as rows, sum(amount_minor)::int as minor from postings')
  const rows = await table('journal.csv?form=machine')
  expect([rows.length, sumOf(rows, 'amount') + sumOf(rows, 'amount', 'EUR')]).toEqual([book!.rows, book!.minor])
  const paid = await table('payments.csv?form=machine')
  expect(paid.map(({ kind, amount }) => [kind, amount]).toSorted()).toEqual([
    ...[
      ['bank-file', '1000.00'],
      ['card', '1249.99'],
      ['card', '4900.00'],
      ['card', '4900.00'],
    ],
    ...[
      ['refund', '-4900.00'],
      ['set-off', '4900.00'],
    ],
  ])
  const bank = paid.find(({ kind }) => kind === 'bank-file')!
  expect(documents).toContainEqual(
    expect.objectContaining({ number: bank.document, kid: bank.kid, buyer: `'${DANGEROUS}` }),
  )
  expect(await table('number-gaps.csv?form=machine')).toMatchObject([{ series: 'TEST', documents: '7', missing: '' }])
})

test('a table says the same in every form: a Norwegian Excel without a wizard, RFC 4180, and a sheet with numbers and days', async () => {
  const excel = (await fetched('invoices.csv')).toString()
  expect(excel.startsWith('\uFEFFnumber;kind;document_date;')).toBe(true)
  const spoken = rowsOf(excel.slice(1), ';')
  const machine = await table('invoices.csv?form=machine')
  expect(spoken.map(({ gross, number }) => [number, gross!.replace(',', '.')])).toEqual(
    machine.map(({ gross, number }) => [number, gross]),
  )
  const sheet = (await readXlsx(new Uint8Array(await fetched('invoices.xlsx?lang=en')))).sheets[0]!
  const [head, first] = sheet.rows
  expect([sheet.name, head!.slice(0, 3)]).toEqual(['Invoices and credit notes', ['Number', 'Kind', 'Document date']])
  const [day, buyer, gross] = [first![2] as Date, first![4], first![11]]
  expect([day.toISOString().slice(0, 10), gross]).toEqual([machine[0]!.document_date, Number(machine[0]!.gross)])
  expect(sheet.rows.map((row) => row[4])).toContain(DANGEROUS)
  expect(typeof buyer).toBe('string')
})

test('the same data give the same bytes, whatever the form', async () => {
  for (const { name, dates } of DATASETS) {
    const to = dates[0] === 'none' ? '' : `&to=${await dayOf(house)}`
    for (const file of [`${name}.csv?form=excel${to}`, `${name}.csv?form=machine${to}`, `${name}.xlsx?lang=nb${to}`]) {
      const [one, other] = [await fetched(file), await fetched(file)]
      expect({ file, same: one.equals(other) }).toEqual({ file, same: true })
    }
  }
})

test('a period looks at the date that the table names, and what it does not take is refused with a pointer', async () => {
  const [course] = await house.witness(
    `select (min(delivered_from))::text as day from order_lines l join orders o on o.id = l.order_id`,
  )
  const of = (query: string) => table(`invoice-lines.csv?form=machine&${query}`)
  const held = await of(`by=course&from=${course!.day}&to=${course!.day}`)
  expect(held.map(({ delivered_from }) => delivered_from)).toEqual([course!.day, course!.day])
  expect(await of(`from=2020-01-01&to=2020-12-31`)).toEqual([])
  const before = await table('open-items.csv?form=machine&to=2020-01-01')
  expect(before).toEqual([])
  const refused = async (path: string) => {
    const { status, body } = await ask<{ errors: { pointer: string }[] }>(house, `/exports/${path}`, {
      headers: bearer(keys.finance),
    })
    return [status, body.errors.map(({ pointer }) => pointer)]
  }
  expect(await refused('journal.csv?from=2027-13-01')).toEqual([422, ['/query/from']])
  expect(await refused('journal.csv?from=2027-02-01&to=2027-01-01')).toEqual([422, ['/query/to']])
  expect(await refused('journal.csv?by=course')).toEqual([422, ['/query/by']])
  expect(await refused('open-items.csv?from=2027-01-01')).toEqual([422, ['/query/from']])
  expect(await refused('number-gaps.xlsx?to=2027-01-01')).toEqual([422, ['/query/to']])
  expect(await refused('saf-t.xml?from=2027-01-01')).toEqual([422, ['/query/to']])
})

test('several files are of one moment: what is sold meanwhile is in none of them', async () => {
  const offering = await make.offering(house, { startsInDays: 40 })
  const before = (await house.witness('select from documents')).length
  const counts: number[] = []
  const pool = house.till.connection.pool
  for await (const count of atOneMoment(pool, async function* (moment) {
    yield await invoices.count(moment, {})
    await order(house, keys.program, { offering })
    await until(async () => (await house.witness('select from documents')).length === before + 1)
    yield await invoices.count(moment, {})
    const { from, to } = { from: undefined, to: undefined }
    const file = invoices.fileOf(moment, { period: { from, to }, form: 'machine', lang: 'nb' })
    yield (await file.toArray()).join('').split('\r\n').length - 2
  }))
    counts.push(count)
  expect(counts).toEqual([before, before, before])
})

test('whoever stops early gives the connection back, and of too many at once one is asked to wait', async () => {
  const { pool } = house.till.connection
  const open = Array.from(
    { length: 3 },
    () => exportFile(pool, journal, { period: {}, form: 'machine', lang: 'nb' }).source,
  )
  for (const source of open) await new Promise((ready) => source.once('readable', ready))
  const refused = await ask(house, '/exports/journal.csv', { headers: bearer(keys.finance) })
  expect(refused).toMatchObject({ status: 503, body: { type: '/problems/exports/busy' } })
  for (const source of open) source.destroy()
  await until(async () => pool.idleCount === pool.totalCount)
  await setTimeout(0)
  expect((await fetched('journal.csv')).length).toBeGreaterThan(1_000)
})

test('who takes out what stands in the events, with the period', async () => {
  const day = await dayOf(house)
  await fetched(`vat.xlsx?to=${day}`)
  const [event] = await house.witness(
    `select actor, facts from events where name = 'DocumentsExported' order by at desc limit 1`,
  )
  expect(event).toMatchObject({ facts: { what: 'vat.xlsx', filter: { to: day } } })
  expect((await ask(house, '/exports/journal.csv')).status).toBe(401)
})
