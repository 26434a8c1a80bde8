import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { creditOrder } from '../../src/checkout/credit-order.ts'
import { nameSeats } from '../../src/checkout/name-seats.ts'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, readOrder } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'
import { someoneWaits } from '../support/lock-waits.ts'

type Bought = { offeringId: string; placed: Answer }

describe('seats are named while something else happens to their order', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  }, 60_000)
  afterAll(() => desk?.fleet.close())
  afterEach(() => expectSoundBooks(desk.fleet.witness))

  const bought = async (quantity: number): Promise<Bought> => {
    const { offeringId } = await launch(desk.fleet, { capacity: quantity })
    const placed = await desk.oneCall(orderOf(offeringId, quantity))
    await desk.documented(placed)
    return { offeringId, placed }
  }
  const people = (...names: string[]) => names.map((name) => ({ name, email: `${name}-${randomUUID()}@x.example` }))
  const name = ({ offeringId, placed }: Bought, ...names: string[]): Promise<Answer> =>
    ask(`${desk.shop}/orders/${placed.body.id}/names`, {
      method: 'POST',
      headers: { ...desk.finance, 'idempotency-key': randomUUID() },
      body: { offeringId, people: people(...names) },
    })
  const seated = ({ body }: Answer) => (body.seats as { enrolled: boolean }[]).filter(({ enrolled }) => enrolled).length

  test('an order that is being credited takes no names, and its seats serve the next buyer', async () => {
    const order = await bought(2)
    let naming: Promise<Answer> | undefined
    await desk.fleet.does(async (tx) => {
      await creditOrder(tx, order.placed.body.id, { reason: 'Avbestilt' })
      naming = name(order, 'anne')
      await someoneWaits(desk.fleet)
    })
    expect(await naming).toMatchObject({ status: 409, body: { type: '/problems/order/not-confirmed' } })
    const next = await desk.oneCall({
      ...orderOf(order.offeringId, 2),
      lines: [{ offeringId: order.offeringId, quantity: 2, people: people('berit', 'carl') }],
    })
    expect({ status: next.status, seated: seated(next) }).toEqual({ status: 201, seated: 2 })
  })

  test('crediting waits for names that are being given, and takes those people out again', async () => {
    const order = await bought(2)
    let crediting: Promise<Answer> | undefined
    await desk.fleet.does(async (tx) => {
      await nameSeats(tx, order.placed.body.id, { offeringId: order.offeringId, people: people('dag') })
      crediting = ask(`${desk.shop}/orders/${order.placed.body.id}/credit-note`, {
        method: 'POST',
        headers: { ...desk.finance, 'idempotency-key': randomUUID() },
        body: { reason: 'Avbestilt' },
      })
      await someoneWaits(desk.fleet)
    })
    const credited = await crediting!
    expect({ status: credited.status, seated: seated(credited) }).toEqual({ status: 201, seated: 0 })
    await desk.documented(order.placed, 2)
  })

  test('two managers who name people at the same moment both succeed', async () => {
    const order = await bought(2)
    let second: Promise<Answer> | undefined
    await desk.fleet.does(async (tx) => {
      await nameSeats(tx, order.placed.body.id, { offeringId: order.offeringId, people: people('eva') })
      second = name(order, 'finn')
      await someoneWaits(desk.fleet)
    })
    expect((await second)!.status).toBe(200)
    expect(seated(await readOrder(desk.shop, order.placed))).toBe(2)
  })

  test('where there are too few seats for both, the later one is told how many are left', async () => {
    const order = await bought(3)
    let second: Promise<Answer> | undefined
    await desk.fleet.does(async (tx) => {
      await nameSeats(tx, order.placed.body.id, { offeringId: order.offeringId, people: people('gro', 'hans') })
      second = name(order, 'ida', 'jon')
      await someoneWaits(desk.fleet)
    })
    expect(await second).toMatchObject({
      status: 409,
      body: { type: '/problems/wallet/too-few-unnamed', unnamed: 1 },
    })
    expect(seated(await readOrder(desk.shop, order.placed))).toBe(2)
  })
})
