import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { ask, checkOut, company, fillCart, pay, placeByCard, readOrder, until } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

const ABANDONED = 60
const HOLD_SECONDS = 37 * 60

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

const seatsOf = async (offeringId: string) => {
  const [row] = await desk.fleet.witness<{ sold: number; held: number }[]>`
    select count(*) filter (where sold_at is not null)::int as sold, count(*) filter (where sold_at is null and held_until > app_now())::int as held
    from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = ${offeringId}`
  return row
}

describe('what went wrong in other shops', () => {
  test('the same course on two lines of one order is refused where it stands, alone and against somebody else at once', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 3 })
    const twice = {
      ...orderOf(offeringId, 4),
      lines: [
        { offeringId, quantity: 2 },
        { offeringId, quantity: 2 },
      ],
    }
    const answers = await Promise.all([desk.oneCall(twice), desk.oneCall(twice), desk.oneCall(orderOf(offeringId, 3))])
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 201])
    expect(answers[0]!.body).toMatchObject({
      type: '/problems/request/invalid',
      errors: [{ pointer: '/lines/1/offeringId' }],
    })
    expect(await seatsOf(offeringId)).toEqual({ sold: 3, held: 0 })
  })

  test('a cart that is put together twice of one course is added up before anything is held', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 3 })
    const cart = await fillCart(desk.shop, offeringId, 2)
    const more = await ask(`${desk.shop}/carts/${cart.cartId}/lines`, {
      method: 'POST',
      body: { offeringId, quantity: 2 },
      headers: { 'cart-token': cart.token },
    })
    expect(more.body).toMatchObject({ lines: [{ quantity: 4, hindrance: 'too-few-left' }] })
    const refused = await checkOut(desk.shop, { ...cart, total: 4 * 490_000 }, { payer: company(), payBy: 'invoice' })
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/seats/sold-out' } })
    expect(await seatsOf(offeringId)).toEqual({ sold: 0, held: 0 })
  })

  test('the cheap cart and the dear order: what is paid is what was agreed, however the cart is changed meanwhile', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 5 })
    const cart = await fillCart(desk.shop, offeringId)
    const cheap = await checkOut(desk.shop, cart, { payer: { ...company() }, payBy: 'card' })
    const changed = await ask(`${desk.shop}/carts/${cart.cartId}/lines`, {
      method: 'POST',
      body: { offeringId, quantity: 4 },
      headers: { 'cart-token': cart.token },
    })
    expect(changed).toMatchObject({ status: 409, body: { type: '/problems/cart/already-ordered' } })
    const again = await checkOut(desk.shop, cart, { payer: company(), payBy: 'card', key: randomUUID() })
    expect(again).toMatchObject({
      status: 409,
      body: { type: '/problems/cart/already-ordered', orderId: cheap.body.id },
    })
    await pay(desk.fleet.sandbox.url, cheap)
    await until(
      () => readOrder(desk.shop, cheap),
      ({ body }) => body.state === 'confirmed',
    )
    expect(await seatsOf(offeringId)).toEqual({ sold: 1, held: 0 })
  })

  test(`${ABANDONED} buyers open the payment page and leave: their seats come back and no invoice number is gone`, async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: ABANDONED })
    const numbers = () => desk.fleet.witness<{ n: number }[]>`select next_number::int as n from series`
    const before = await numbers()
    for (let n = 0; n < ABANDONED; n += 10)
      await Promise.all(Array.from({ length: 10 }, (_, at) => placeByCard(desk.shop, offeringId, `gikk-${n + at}`)))
    expect(await seatsOf(offeringId)).toEqual({ sold: 0, held: ABANDONED })
    await desk.fleet.does(({ client }) =>
      client.query('update demo_clock set ahead_seconds = ahead_seconds + $1', [HOLD_SECONDS]),
    )
    await desk.fleet.clockMoved()
    const placed = await desk.oneCall(orderOf(offeringId, ABANDONED))
    expect(placed.status).toBe(201)
    await desk.documented(placed)
    expect((await numbers())[0]!.n).toBe(before[0]!.n + 1)
    await expectSoundBooks(desk.fleet.witness)
  })
})
