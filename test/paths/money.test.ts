import { afterAll, beforeAll, expect, test } from 'vitest'
import { cancel } from '../cancelling/buyer.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Placed, pay, untilOrder } from '../support/make.ts'
import { byCard, nok, openPaths, type Paths } from './paths.ts'

const LONG_MS = 120_000

let house: House
let paths: Paths
beforeAll(async () => {
  house = await bootTill()
  paths = await openPaths(house)
}, 60_000)
afterAll(() => house?.close())

/** 4 900 kr without VAT, 6 125 kr with 25 %, and 1 250 kr with it: 12 275 kr singly. */
const mixed = async () => [
  await make.offering(house, { price: 490_000, title: 'Uten mva.' }),
  await make.offering(house, { price: 490_000, taxClass: 'standard', title: 'Med mva.', startsInDays: 40 }),
  await make.offering(house, { price: 100_000, taxClass: 'standard', title: 'Kort med mva.', startsInDays: 50 }),
]
const sum = (amounts: readonly number[]) => amounts.reduce((all, each) => all + each, 0)
const grossOf = ({ documents }: Pick<Placed, 'documents'>, kind: string) =>
  sum(documents.filter((each) => each.kind === kind).map(({ gross }) => gross.minor))

test('whatever VAT its courses have, a path comes to its price to the øre, for any number of persons', async () => {
  const path = await paths.path({ price: { by: 'total', total: nok(999_900) } }, await mixed())
  const mine = await paths.cart()
  for (const persons of [1, 3, 7]) expect((await mine.put(path, persons)).body.total).toEqual(nok(persons * 999_900))
})

test('seats of a path that are credited one by one, in any order, come to exactly what was invoiced', {
  timeout: LONG_MS,
}, async () => {
  const courses = await paths.threeCourses()
  const path = await paths.path({ price: { by: 'total', total: nok(1_000_001) } }, courses)
  for (const order of [
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
  ]) {
    const mine = await paths.cart()
    await mine.put(path, 2)
    const placed = await mine.order(2_000_002)
    expect(placed.status, JSON.stringify(placed.body)).toBe(201)
    await untilOrder(house, placed.body, ({ documents }) => documents.length === 1)
    const seats = order.flatMap((at) => [2, 1].map((position) => ({ lineId: placed.body.lines[at]!.id, position })))
    for (const [n, seat] of seats.entries()) {
      const credited = await paths.credit(placed.body, [seat])
      expect(credited.status, JSON.stringify(credited.body)).toBeLessThan(300)
      await untilOrder(house, placed.body, ({ documents }) => documents.length === 2 + n)
    }
    const done = await untilOrder(house, placed.body, ({ documents }) => documents.length === 7)
    expect(grossOf(done, 'credit-note')).toBe(grossOf(done, 'invoice'))
    expect(grossOf(done, 'invoice')).toBe(2_000_002)
    for (const at of [0, 1, 2]) expect(done.lines[at]!.unitNet.minor).toBe(placed.body.lines[at]!.unitNet.minor)
  }
  await expectSoundBooks(house.eye)
})

test('who withdraws from one course of a path gets back what that course cost as part of it, and the others keep their price', async () => {
  const path = await paths.path()
  const mine = await paths.cart()
  await mine.put(path)
  const { body: placed } = await mine.order(1_000_000, byCard())
  await pay(house, placed)
  await untilOrder(house, placed, ({ documents }) => documents.length === 1)
  const [first] = placed.lines
  const back = await cancel(house, placed, { seats: [{ lineId: first!.id, position: 1 }] })
  expect(back.back).toMatchObject({ minor: 408_333 })
  const after = await untilOrder(house, placed, ({ documents }) => documents.length === 2)
  expect(grossOf(after, 'credit-note')).toBe(408_333)
  expect(after.lines.map(({ net }) => net.minor)).toEqual([408_333, 491_667, 100_000])
  const rest = await cancel(house, placed)
  expect(rest.back).toMatchObject({ minor: 591_667 })
  const done = await untilOrder(house, placed, ({ documents }) => documents.length === 3)
  expect(grossOf(done, 'credit-note')).toBe(1_000_000)
  await untilOrder(house, placed, ({ refunds }) => refunds.every(({ state }) => state === 'done'))
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('a path of nothing is a free order, and one of a hundred percent off as well', async () => {
  const path = await paths.path({ price: { by: 'total', total: nok(0) } })
  const mine = await paths.cart()
  await mine.put(path)
  const free = await mine.order(0, byCard())
  expect([free.status, free.body.payBy, free.body.state]).toEqual([201, 'free', 'confirmed'])
  const whole = await paths.path({ price: { by: 'percent', percentBasisPoints: 10_000 } })
  const other = await paths.cart()
  expect((await other.put(whole)).body.total).toEqual(nok(0))
})

test('a price that changes between cart and order is refused with both, and what was ordered before stays as it was sold', async () => {
  const path = await paths.path()
  const [before, now] = [await paths.cart(), await paths.cart()]
  await before.put(path)
  const placed = await before.order(1_000_000)
  await now.put(path)
  const off = await paths.send(`/paths/${path.pathId}/publication`, 'DELETE')
  expect(off.status).toBe(204)
  expect((await now.read()).body).toMatchObject({ total: nok(1_200_000), paths: [] })
  expect((await now.order(1_000_000)).body).toMatchObject({ type: '/problems/checkout/price-changed' })
  const order = await untilOrder(house, placed.body, ({ documents }) => documents.length === 1)
  expect(order.total).toEqual(nok(1_000_000))
})
