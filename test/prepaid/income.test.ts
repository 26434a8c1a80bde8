import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayPlus } from '../../src/platform/clock.ts'
import { ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { dayOf, passTo } from '../support/finance.ts'
import { make } from '../support/make.ts'
import { nok, openPrepaidDesk, type PrepaidDesk } from './prepaid-desk.ts'

const LONG_MS = 120_000
let house: House
let desk: PrepaidDesk
let today: string
beforeAll(async () => {
  house = await bootTill()
  desk = await openPrepaidDesk(house)
  today = await dayOf(house)
}, LONG_MS)
afterAll(() => house?.close())

type Row = { key: string; nameNb: string; agreedMinor: number; invoicedMinor: number; earnedMinor: number }
const report = async (by: string): Promise<Row[]> => {
  const { body } = await ask(`${house.url}/reports/income?from=${today}&to=${dayPlus(today, 90)}&by=${by}`, {
    headers: desk.finance,
  })
  return body.rows as Row[]
}
const sumOf = (rows: readonly Row[], name: 'agreedMinor' | 'invoicedMinor' | 'earnedMinor') =>
  rows.reduce((total, row) => total + row[name], 0)
/** What went to the accounts of income, and came from them. */
const ledger = async (): Promise<number> => {
  const [row] = await house.witness(
    `select coalesce(sum(case when c.kind = 'income' then p.amount_minor else 0 end - case when d.kind = 'income' then p.amount_minor else 0 end), 0)::int as minor
     from postings p join accounts c on c.code = p.credit join accounts d on d.code = p.debit`,
  )
  return Number(row!.minor)
}

test('lists of orders show a prepaid by what it is called, with no seats', async () => {
  const { orderId } = await desk.prepaid({ number: 'LISTE/1' })
  const { headers } = desk.firm.owner
  for (const [path, asked] of [
    ['/orders', desk.finance],
    [`/companies/${desk.firm.id}/orders`, headers],
  ] as const) {
    const { status, body } = await ask(`${house.url}${path}`, { headers: asked })
    expect(status, JSON.stringify(body)).toBe(200)
    const seen = (body.orders as { id: string }[]).find(({ id }) => id === orderId)
    expect(seen).toMatchObject({ titles: ['Forhåndsbetalte plasser LISTE/1'], quantity: 0 })
  }
  const page = await fetch(`${house.url}/company?company=${desk.firm.id}`, {
    headers: { ...headers, accept: 'text/html' },
  })
  expect([page.status, (await page.text()).includes('LISTE/1')]).toEqual([200, true])
})

test(
  'what is drawn is agreed and earned with its course, what nobody drew is income of its own, and both are what the book has',
  async () => {
    const offering = await make.offering(house, { capacity: 40, startsInDays: 4 })
    const ahead = { untilDay: await dayOf(house, -40), answerBy: await dayOf(house) }
    const { prepaidId } = await desk.prepaid({ places: null, net: nok(2_000_000), ...ahead })
    const before = await report('course')
    const drawn = await desk.draw(offering, { prepaidId, quantity: 3, total: offering.gross * 3 })
    expect(drawn.status, JSON.stringify(drawn.body)).toBe(201)
    const [seat] = drawn.body.seats as { lineId: string; position: number }[]
    const agreed = sumOf(await report('course'), 'agreedMinor') - sumOf(before, 'agreedMinor')
    expect(agreed).toBe(offering.gross * 3)
    const back = await desk.credit(String(drawn.body.id), {
      seats: [{ lineId: seat!.lineId, position: seat!.position }],
    })
    expect(back.status, JSON.stringify(back.body)).toBe(201)
    const after = await report('course')
    expect(sumOf(after, 'agreedMinor') - sumOf(before, 'agreedMinor')).toBe(offering.gross * 2)
    await passTo(house, 45)
    await until(
      () => desk.standing(prepaidId),
      ({ endedMinor }) => endedMinor === 1_020_000,
    )
    await until(ledger, (minor) => minor === 2_000_000)
    for (const by of ['faculty', 'course', 'offering', 'channel', 'month'])
      expect([by, sumOf(await report(by), 'earnedMinor')]).toEqual([by, await ledger()])
    const own = (await report('course')).find(({ key }) => key === 'prepaid')
    expect(own).toMatchObject({ nameNb: 'Forhåndsbetalte plasser', earnedMinor: 1_020_000, agreedMinor: 1_020_000 })
    const { body } = await ask(`${house.url}/finance/figures?by=course`, { headers: desk.finance })
    expect(JSON.stringify(body)).toContain('Forhåndsbetalte plasser')
  },
  LONG_MS,
)
