import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, pay, placeByCard, until } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

describe('finance credits a whole order', () => {
  const credit = (placed: Answer, key: string = randomUUID()) =>
    ask(`${desk.shop}/orders/${placed.body.id}/credit-note`, {
      method: 'POST',
      body: { reason: 'Kurset passer ikke likevel' },
      headers: { ...desk.finance, 'idempotency-key': key },
    })

  test('paid by card: the seat is free, the learner is out, a credit note follows and the money goes back', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    const placed = await placeByCard(desk.shop, offeringId, 'angrer')
    await pay(desk.fleet.sandbox.url, placed)
    await desk.documented(placed)
    const key = randomUUID()
    expect((await credit(placed, key)).status).toBe(201)
    expect((await credit(placed, key)).status).toBe(201)
    expect(await credit(placed)).toMatchObject({ status: 409, body: { type: '/problems/order/not-creditable' } })
    const order = await until(
      () => desk.documented(placed, 2),
      ({ body }) => body.state === 'credited',
    )
    expect(order.body.documents).toMatchObject([{ kind: 'invoice' }, { kind: 'credit-note' }])
    expect(order.body.refunds).toEqual([{ amount: { minor: 490_000, currency: 'NOK' }, state: 'done' }])
    expect((await placeByCard(desk.shop, offeringId, 'neste')).status).toBe(201)
    await expectSoundBooks(desk.fleet.witness)
    await expectBankEqualsBooks(desk.fleet.sandbox.url, desk.fleet.witness)
  })

  test('on invoice: nothing is paid back, the receivable is gone', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 5 })
    const placed = await desk.oneCall(orderOf(offeringId, 2))
    await desk.documented(placed)
    expect((await credit(placed)).status).toBe(201)
    const order = await desk.documented(placed, 2)
    expect(order.body).toMatchObject({ state: 'credited', refunds: [] })
    await expectSoundBooks(desk.fleet.witness)
  })

  test('a seat whose learner has completed the course is not taken back: the others are, and money of it', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 5 })
    const people = ['Anne Berg', 'Bo Dal'].map((name, n) => ({ name, email: `ferdig-${n}@example.no` }))
    const placed = await desk.oneCall(orderOf(offeringId, 2, { lines: [{ offeringId, quantity: 2, people }] }))
    expect(placed.status, JSON.stringify(placed.body)).toBe(201)
    await desk.documented(placed)
    const orderId = String(placed.body.id)
    await desk.fleet.asOwner(
      `update enrolments set completed_at = app_now() from people p where order_id = '${orderId}' and p.id = person_id and p.name = 'Anne Berg'`,
    )
    const [anne, bo] = placed.body.seats as { lineId: string; position: number }[]
    const part = (body: object, action = 'credit-note') =>
      ask(`${desk.shop}/orders/${orderId}/${action}`, {
        method: 'POST',
        body,
        headers: { ...desk.finance, 'idempotency-key': randomUUID() },
      })
    const seatOf = ({ lineId, position }: { lineId: string; position: number }) => ({ lineId, position })
    const refused = { status: 409, body: { type: '/problems/credit/completed' } }
    expect(await credit(placed)).toMatchObject(refused)
    expect(await part({ reason: 'Feil', seats: [seatOf(anne!)] })).toMatchObject(refused)
    const shown = await part({ seats: [seatOf(anne!)] }, 'credit-preview')
    expect(shown).toMatchObject({ status: 200, body: { hindrance: 'completed', seats: 0 } })
    expect((await part({ reason: 'Syk', seats: [seatOf(bo!)] })).status).toBe(201)
    await desk.documented(placed, 2)
    expect((await part({ reason: 'Avtalt', amountMinor: 100_000 })).status).toBe(201)
    await desk.documented(placed, 3)
    const learners = await desk.fleet
      .witness`select completed_at is not null as completed, withdrawn_at is not null as withdrawn
      from enrolments where order_id = ${orderId} order by 1`
    expect(learners).toMatchObject([
      { completed: false, withdrawn: true },
      { completed: true, withdrawn: false },
    ])
    await expectSoundBooks(desk.fleet.witness)
  })

  test('a buyer may not credit, and a stranger does not see that the order exists', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    const placed = await placeByCard(desk.shop, offeringId, 'fremmed')
    expect(
      (
        await ask(`${desk.shop}/orders/${placed.body.id}/credit-note`, {
          method: 'POST',
          body: { reason: 'x' },
          headers: { 'idempotency-key': 'a' },
        })
      ).status,
    ).toBe(401)
    const [foreign, missing] = await Promise.all([
      ask(`${desk.shop}/orders/${placed.body.id}`),
      ask(`${desk.shop}/orders/${randomUUID()}`),
    ])
    const { requestId: _one, ...seen } = foreign!.body
    const { requestId: _two, ...unseen } = missing!.body
    expect({ status: foreign!.status, seen }).toEqual({ status: 404, seen: unseen })
  })
})
