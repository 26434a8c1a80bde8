import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { ask, checkOut, company, fillCart } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

describe('a company buys on invoice', () => {
  test('it gets its seats at once, an invoice with its purchase order number, and names people later', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 10 })
    const cart = await fillCart(desk.shop, offeringId, 3)
    const placed = await checkOut(desk.shop, cart, {
      payer: company(),
      payBy: 'invoice',
      extra: { purchaseOrderNumber: 'PO-7781' },
    })
    expect(placed.status).toBe(201)
    expect(placed.body.state).toBe('awaiting-transfer')
    const order = await desk.documented(placed)
    expect(order.body.purchaseOrderNumber).toBe('PO-7781')
    expect(order.body.seats).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ name: null, enrolled: false })),
    )
    const [row] = await desk.fleet.witness<
      { kid: string; due: string }[]
    >`select kid, due_date::text as due from documents where order_id = ${placed.body.id}`
    expect(row!.kid).toMatch(/^9\d{11}$/)

    const people = [
      { name: 'Åse Ødegård', email: 'ase@bedrift.example' },
      { name: 'Per Hansen', email: 'per@bedrift.example' },
    ]
    const named = await ask(`${desk.shop}/orders/${placed.body.id}/names`, {
      method: 'POST',
      body: { offeringId, people },
      headers: { ...desk.finance, 'idempotency-key': randomUUID() },
    })
    expect(named.status).toBe(200)
    expect((named.body.seats as { enrolled: boolean }[]).filter(({ enrolled }) => enrolled)).toHaveLength(2)
    const again = await ask(`${desk.shop}/orders/${placed.body.id}/names`, {
      method: 'POST',
      body: { offeringId, people: people.slice(0, 1) },
      headers: { ...desk.finance, 'idempotency-key': randomUUID() },
    })
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/enrolment/already' } })
    await expectSoundBooks(desk.fleet.witness)
  })

  test('one call does the same, and the same call again is the same order', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 10 })
    const body = orderOf(offeringId, 2, { externalId: 'erp-1' })
    const key = randomUUID()
    const [first, second] = await Promise.all([desk.oneCall(body, key), desk.oneCall(body, key)])
    const answers = [first, second].map(({ status }) => status).sort()
    expect([
      [201, 201],
      [201, 409],
    ]).toContainEqual(answers)
    const third = await desk.oneCall(body, key)
    expect(third.status).toBe(201)
    const [row] = await desk.fleet.witness<
      { n: number }[]
    >`select count(*)::int as n from orders where external_id = 'erp-1'`
    expect(row!.n).toBe(1)
  })

  test('a key that was used for another order is refused, and without one the answer says what to add', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 10 })
    const key = randomUUID()
    await desk.oneCall(orderOf(offeringId, 1), key)
    expect(await desk.oneCall(orderOf(offeringId, 2), key)).toMatchObject({
      status: 422,
      body: { type: '/problems/idempotency/key-reused' },
    })
    const bare = await desk.oneCall(orderOf(offeringId, 1), '', {})
    expect(bare).toMatchObject({ status: 400, body: { detail: expect.stringContaining('Idempotency-Key') } })
  })

  test('seats are all or nothing, and the refusal names the line and what is left', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 5 })
    const refused = await desk.oneCall(orderOf(offeringId, 6))
    expect(refused).toMatchObject({
      status: 409,
      body: { type: '/problems/seats/sold-out', lines: [{ offeringId, wanted: 6, left: 5 }] },
    })
    const [row] = await desk.fleet.witness<
      { n: number }[]
    >`select count(*)::int as n from seats where hold_id is not null and pool_id in (select id from seat_pools where offering_id = ${offeringId})`
    expect(row!.n).toBe(0)
  })

  test('another total than the one that was shown is refused with both', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 5 })
    const refused = await desk.oneCall({ ...orderOf(offeringId, 1), expectedTotal: { minor: 100, currency: 'NOK' } })
    expect(refused).toMatchObject({
      status: 409,
      body: { type: '/problems/checkout/price-changed', total: { minor: 490_000 }, expected: { minor: 100 } },
    })
  })

  test('a wrong organisation number is refused before anything is taken', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 5 })
    const refused = await desk.oneCall({
      ...orderOf(offeringId, 1),
      payer: { ...company(), organisationNumber: '987654321' },
    })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/payer/organisationNumber' }] } })
  })
})
