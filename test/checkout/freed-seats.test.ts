import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { creditOrder } from '../../src/checkout/credit-order.ts'
import { setCapacity } from '../../src/seats/set-capacity.ts'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

test('seats of a credited order can be taken away from the course, and who sat in them is still known', async () => {
  const { offeringId, poolId } = await launch(desk.fleet, { capacity: 2 })
  const people = ['Anne', 'Bo'].map((name) => ({ name, email: `${name}-${randomUUID()}@x.example` }))
  const placed = await desk.oneCall({ ...orderOf(offeringId, 2), lines: [{ offeringId, quantity: 2, people }] })
  await desk.documented(placed)
  await desk.fleet.does((tx) => creditOrder(tx, placed.body.id, { reason: 'Avbestilt' }))

  await desk.fleet.does((tx) => setCapacity(tx, { poolId, capacity: 1 }))
  const [seen] = await desk.fleet.witness<{ seats: number; sat: number }[]>`
    select (select count(*)::int from seats where pool_id = ${poolId}) as seats,
      (select count(distinct seat_id)::int from enrolments where order_id = ${placed.body.id}) as sat`
  expect(seen).toEqual({ seats: 1, sat: 2 })
  const next = await desk.oneCall(orderOf(offeringId, 2))
  expect(next).toMatchObject({ status: 409, body: { lines: [{ wanted: 2, left: 1 }] } })
  await expectSoundBooks(desk.fleet.witness)
})
