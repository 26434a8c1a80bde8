import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { nameSeats } from '../../src/checkout/name-seats.ts'
import { moveClock } from '../../src/demo/clock.ts'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import {
  type Answer,
  checkOut,
  company,
  fillCart,
  pay,
  person,
  placeByCard,
  readOrder,
  until,
} from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'
import { someoneWaits } from '../support/lock-waits.ts'

const HOLD_AND_A_BIT_SECONDS = 37 * 60

describe('one person takes one seat in a course', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
  }, 60_000)
  afterAll(() => desk?.fleet.close())
  afterEach(async () => {
    await expectSoundBooks(desk.fleet.witness)
    await expectBankEqualsBooks(desk.fleet.sandbox.url, desk.fleet.witness)
  })
  const become = (placed: Answer, ...states: string[]) =>
    until(
      () => readOrder(desk.shop, placed),
      ({ body }) => states.includes(body.state),
    )
  const learner = (n: string) => ({ name: person(n).name, email: person(n).email })
  /** A company's seat in the course, confirmed and without a name. */
  const companySeat = async (offeringId: string): Promise<string> =>
    (await desk.oneCall(orderOf(offeringId, 1))).body.id

  test('who is being sold a seat is not sold another, and only the buyer of the first is told which order it is', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 5 })
    const first = await placeByCard(desk.shop, offeringId, 'to-faner')
    const again = async (headers: Record<string, string>) =>
      checkOut(desk.shop, await fillCart(desk.shop, offeringId), { payer: person('to-faner'), payBy: 'card', headers })
    const stranger = await again({})
    expect(stranger).toMatchObject({
      status: 409,
      body: { type: '/problems/checkout/awaiting-payment', offeringId, until: first.body.holdEndsAt },
    })
    expect(stranger.body).not.toHaveProperty('orderId')
    expect(await again({ 'order-token': first.body.orderToken as string })).toMatchObject({
      status: 409,
      body: { orderId: first.body.id },
    })

    await desk.fleet.does((tx) => moveClock(tx, HOLD_AND_A_BIT_SECONDS))
    await become(first, 'lapsed')
    expect((await again({})).status).toBe(201)
  })

  test('two browsers that order for the same person at the same moment get one payment page', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 5 })
    const answers = await Promise.all(Array.from({ length: 4 }, () => placeByCard(desk.shop, offeringId, 'samtidig')))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  })

  test('who was seated by their employer while they paid gets the money back at once, and the seat serves another', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 2 })
    const employer = await companySeat(offeringId)
    const placed = await placeByCard(desk.shop, offeringId, 'ansatt')
    await desk.fleet.does((tx) => nameSeats(tx, employer, { offeringId, people: [learner('ansatt')] }))
    await pay(desk.fleet.sandbox.url, placed)
    const order = await become(placed, 'refunded')
    expect(order.body).toMatchObject({
      documents: [],
      refunds: [{ amount: { minor: 490_000 }, state: 'done' }],
      seats: [{ enrolled: false }],
    })
    const told = await until(
      () =>
        desk.fleet.witness<
          { kind: string }[]
        >`select kind from mails where order_id = ${placed.body.id} order by created_at`,
      (rows) => rows.length === 2,
    )
    expect(told.map(({ kind }) => kind)).toEqual(['seated-twice', 'refunded'])
    expect((await placeByCard(desk.shop, offeringId, 'en-annen')).status).toBe(201)
  })

  test('it is the same when the payment and the naming meet at the same moment', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 2 })
    const employer = await companySeat(offeringId)
    const placed = await placeByCard(desk.shop, offeringId, 'presis')
    await desk.fleet.does(async (tx) => {
      await nameSeats(tx, employer, { offeringId, people: [learner('presis')] })
      await pay(desk.fleet.sandbox.url, placed)
      await someoneWaits(desk.fleet)
    })
    expect((await become(placed, 'refunded')).body.documents).toEqual([])
  })

  test('a company keeps the seat of somebody who got one meanwhile, and names another for it', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 3 })
    const other = await companySeat(offeringId)
    const people = [learner('fast'), learner('vikar')]
    const placed = await desk.oneCall({
      ...orderOf(offeringId, 2),
      lines: [{ offeringId, quantity: 2, people }],
      payer: company(1),
      payBy: 'card',
    })
    await desk.fleet.does((tx) => nameSeats(tx, other, { offeringId, people: [learner('vikar')] }))
    await pay(desk.fleet.sandbox.url, placed)
    const order = await become(placed, 'confirmed')
    expect(order.body.seats).toMatchObject([
      { name: 'Kjøper fast', enrolled: true },
      { name: null, enrolled: false },
    ])
    await desk.fleet.does((tx) => nameSeats(tx, placed.body.id, { offeringId, people: [learner('ny')] }))
    expect((await readOrder(desk.shop, placed)).body.seats).toMatchObject([
      { name: 'Kjøper fast', enrolled: true },
      { name: 'Kjøper ny', enrolled: true },
    ])
  })
})
