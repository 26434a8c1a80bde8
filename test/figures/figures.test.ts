import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { ask, bearer, buy, make, order, until } from '../support/make.ts'

type Income = { month: string; nameNb: string; invoicedMinor: number; earnedMinor: number }
type Figures = {
  byMonth: Income[]
  byGroup: Income[]
  receivables: { age: string; invoices: number; leftMinor: number }[]
  seats: { code: string; capacity: number; sold: number; held: number; left: number }[]
  ahead: { month: string; minor: number }[]
}

let house: House
let headers: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  headers = bearer(await make.client(house, ['finance']))
  const program = await make.client(house, ['course-administrator'])
  await buy(house, { offering: await make.offering(house, { capacity: 8, startsInDays: 20 }) })
  await order(house, program, {
    offering: await make.offering(house, { price: 100_000, startsInDays: 400 }),
    quantity: 3,
    change: { externalId: 'crm-1' },
  })
  await until(async () => (await house.witness('select from documents')).length === 2)
}, 60_000)
afterAll(() => house?.close())

const figures = async (by = 'faculty') => (await ask<Figures>(house, `/finance/figures?by=${by}`, { headers })).body
const sum = (minors: readonly number[]) => minors.reduce((total, minor) => total + minor, 0)
/** What the book says of deferred income. */
const deferred = async () => {
  const [row] = await house.witness(
    `select coalesce(sum(case when credit = '2965' then amount_minor else -amount_minor end), 0)::int as minor from postings where '2965' in (debit, credit)`,
  )
  return Number(row!.minor)
}

test('twelve months stand there, the current one with what was invoiced in it, and the groups come to the same', async () => {
  const month = (await dayOf(house)).slice(0, 7)
  const { byMonth, byGroup } = await figures()
  expect(byMonth).toHaveLength(12)
  expect(byMonth.at(-1)).toMatchObject({ month, invoicedMinor: 790_000, earnedMinor: 0 })
  expect(sum(byGroup.map(({ invoicedMinor }) => invoicedMinor))).toBe(790_000)
  const channels = (await figures('channel')).byGroup.map(({ nameNb, invoicedMinor }) => [nameNb, invoicedMinor])
  expect(channels).toEqual([
    ['site', 490_000],
    ['program', 300_000],
  ])
})

test('receivables are what is open, and the seats of what starts next are counted', async () => {
  const { receivables, seats } = await figures()
  expect(receivables.map(({ age, leftMinor }) => [age, leftMinor])).toEqual([
    ['not-due', 300_000],
    ...['1-30', '31-60', '61-90', '91+'].map((age) => [age, 0]),
  ])
  expect(seats[0]).toMatchObject({ capacity: 8, sold: 1, held: 0, left: 7 })
})

test('what is to be earned adds up to deferred income in the book, also when a part is earned', async () => {
  const before = await figures('course')
  expect(sum(before.ahead.map(({ minor }) => minor))).toBe(await deferred())
  expect(before.ahead.at(-1)?.minor).toBe(300_000)
  await passTo(house, 60)
  await until(async () => (await house.witness('select from recognitions')).length > 0)
  const after = await figures('course')
  expect(sum(after.ahead.map(({ minor }) => minor))).toBe(await deferred())
  expect(sum(after.byMonth.map(({ earnedMinor }) => earnedMinor))).toBe(490_000)
  expect(after.receivables.find(({ age }) => age === '31-60')?.leftMinor).toBeGreaterThanOrEqual(300_000)
})
