import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { creditOrder } from '../../src/checkout/credit-order.ts'
import { setCapacity } from '../../src/seats/set-capacity.ts'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { type Answer, ask } from '../support/buyer.ts'
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

type Seat = { lineId: string; position: number; name: string | null; enrolled: boolean; returned: boolean }
const seatsOf = ({ body }: Answer) => body.seats as Seat[]
const act = (placed: Answer, verb: 'names' | 'credit-note', body: object) =>
  ask(`${desk.shop}/orders/${placed.body.id}/${verb}`, {
    method: 'POST',
    body,
    headers: { ...desk.finance, 'idempotency-key': randomUUID() },
  })

test('naming after a part was credited never fills the place that was given back, and the next credit frees no taken seat', async () => {
  const { offeringId } = await launch(desk.fleet, { capacity: 2 })
  const placed = await desk.oneCall(orderOf(offeringId, 2))
  const places = seatsOf(await desk.documented(placed)).map(({ lineId, position }) => ({ lineId, position }))
  const giveBack = (n: number) => act(placed, 'credit-note', { reason: 'Avbestilt', seats: [places[n]] })
  expect((await giveBack(0)).status).toBe(201)
  await desk.documented(placed, 2)
  const people = [{ name: 'Anne Blir', email: `anne-${randomUUID()}@x.example` }]
  const named = await act(placed, 'names', { offeringId, people })
  expect(seatsOf(named)).toMatchObject([
    { ...places[0], name: null, enrolled: false, returned: true },
    { ...places[1], name: 'Anne Blir', enrolled: true, returned: false },
  ])
  const more = await act(placed, 'names', {
    offeringId,
    people: [{ name: 'Bo', email: `bo-${randomUUID()}@x.example` }],
  })
  expect(more).toMatchObject({ status: 409, body: { type: '/problems/wallet/too-few-unnamed', unnamed: 0 } })
  await expectSoundBooks(desk.fleet.witness)

  expect((await giveBack(1)).body.state).toBe('credited')
  const [seen] = await desk.fleet.witness<{ active: number; free: number }[]>`
    select (select count(*)::int from enrolments where order_id = ${placed.body.id} and withdrawn_at is null) as active,
      (select count(*)::int from seats s join seat_pools p on p.id = s.pool_id
       where p.offering_id = ${offeringId} and s.hold_id is null and s.sold_at is null) as free`
  expect(seen).toEqual({ active: 0, free: 2 })
  const next = await desk.oneCall({ ...orderOf(offeringId, 2) })
  expect(next.status).toBe(201)
  await expectSoundBooks(desk.fleet.witness)
})
