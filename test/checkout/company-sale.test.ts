import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeApiKey } from '../../src/identity/make-api-key.ts'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import {
  type Answer,
  ask,
  checkOut,
  company,
  fillCart,
  pay,
  person,
  placeByCard,
  readOrder,
  until,
} from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'

let fleet: Fleet
let shop: string
let finance: { authorization: string }
let program: { authorization: string }
beforeAll(async () => {
  fleet = await startFleet()
  shop = fleet.urls[0]!
  const keyFor = async (roles: ('finance' | 'course-administrator')[]) => {
    const { key } = await fleet.does((tx) => makeApiKey(tx, { name: roles.join(), roles }))
    return { authorization: `Bearer ${key}` }
  }
  finance = await keyFor(['finance'])
  program = await keyFor(['course-administrator'])
}, 30_000)
afterAll(() => fleet?.close())

const documented = (placed: Answer, n = 1) =>
  until(
    () => readOrder(shop, placed),
    ({ body }) => (body.documents as { pdf: string | null }[]).filter(({ pdf }) => pdf).length === n,
  )
const oneCall = (body: object, key: string = randomUUID()) =>
  ask(`${shop}/orders`, { method: 'POST', body, headers: { ...program, 'idempotency-key': key } })
const orderOf = (offeringId: string, quantity: number, extra: object = {}) => ({
  lines: [{ offeringId, quantity }],
  payer: company(),
  payBy: 'invoice',
  expectedTotal: { minor: 490_000 * quantity, currency: 'NOK' },
  acceptedSalesTerms: 1,
  ...extra,
})

describe('a company buys on invoice', () => {
  test('it gets its seats at once, an invoice with its purchase order number, and names people later', async () => {
    const { offeringId } = await launch(fleet, { capacity: 10 })
    const cart = await fillCart(shop, offeringId, 3)
    const placed = await checkOut(shop, cart, {
      payer: company(),
      payBy: 'invoice',
      extra: { purchaseOrderNumber: 'PO-7781' },
    })
    expect(placed.status).toBe(201)
    expect(placed.body.state).toBe('awaiting-transfer')
    const order = await documented(placed)
    expect(order.body.purchaseOrderNumber).toBe('PO-7781')
    expect(order.body.seats).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ name: null, enrolled: false })),
    )
    const [row] = await fleet.witness<
      { kid: string; due: string }[]
    >`select kid, due_date::text as due from documents where order_id = ${placed.body.id}`
    expect(row!.kid).toMatch(/^9\d{11}$/)

    const people = [
      { name: 'Åse Ødegård', email: 'ase@bedrift.example' },
      { name: 'Per Hansen', email: 'per@bedrift.example' },
    ]
    const named = await ask(`${shop}/orders/${placed.body.id}/names`, {
      method: 'POST',
      body: { offeringId, people },
      headers: { ...finance, 'idempotency-key': randomUUID() },
    })
    expect(named.status).toBe(200)
    expect((named.body.seats as { enrolled: boolean }[]).filter(({ enrolled }) => enrolled)).toHaveLength(2)
    const again = await ask(`${shop}/orders/${placed.body.id}/names`, {
      method: 'POST',
      body: { offeringId, people: people.slice(0, 1) },
      headers: { ...finance, 'idempotency-key': randomUUID() },
    })
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/enrolment/already' } })
    await expectSoundBooks(fleet.witness)
  })

  test('one call does the same, and the same call again is the same order', async () => {
    const { offeringId } = await launch(fleet, { capacity: 10 })
    const body = orderOf(offeringId, 2, { externalId: 'erp-1' })
    const key = randomUUID()
    const [first, second] = await Promise.all([oneCall(body, key), oneCall(body, key)])
    const answers = [first, second].map(({ status }) => status).sort()
    expect([
      [201, 201],
      [201, 409],
    ]).toContainEqual(answers)
    const third = await oneCall(body, key)
    expect(third.status).toBe(201)
    const [row] = await fleet.witness<
      { n: number }[]
    >`select count(*)::int as n from orders where external_id = 'erp-1'`
    expect(row!.n).toBe(1)
  })

  test('a key that was used for another order is refused, and without one the answer says what to add', async () => {
    const { offeringId } = await launch(fleet, { capacity: 10 })
    const key = randomUUID()
    await oneCall(orderOf(offeringId, 1), key)
    expect(await oneCall(orderOf(offeringId, 2), key)).toMatchObject({
      status: 422,
      body: { type: '/problems/idempotency/key-reused' },
    })
    const bare = await ask(`${shop}/orders`, { method: 'POST', body: orderOf(offeringId, 1), headers: program })
    expect(bare).toMatchObject({ status: 400, body: { detail: expect.stringContaining('Idempotency-Key') } })
  })

  test('seats are all or nothing, and the refusal names the line and what is left', async () => {
    const { offeringId } = await launch(fleet, { capacity: 5 })
    const refused = await oneCall(orderOf(offeringId, 6))
    expect(refused).toMatchObject({
      status: 409,
      body: { type: '/problems/seats/sold-out', lines: [{ offeringId, wanted: 6, left: 5 }] },
    })
    const [row] = await fleet.witness<
      { n: number }[]
    >`select count(*)::int as n from seats where hold_id is not null and pool_id in (select id from seat_pools where offering_id = ${offeringId})`
    expect(row!.n).toBe(0)
  })

  test('another total than the one that was shown is refused with both', async () => {
    const { offeringId } = await launch(fleet, { capacity: 5 })
    const refused = await oneCall({ ...orderOf(offeringId, 1), expectedTotal: { minor: 100, currency: 'NOK' } })
    expect(refused).toMatchObject({
      status: 409,
      body: { type: '/problems/checkout/price-changed', total: { minor: 490_000 }, expected: { minor: 100 } },
    })
  })

  test('a wrong organisation number is refused before anything is taken', async () => {
    const { offeringId } = await launch(fleet, { capacity: 5 })
    const refused = await oneCall({
      ...orderOf(offeringId, 1),
      payer: { ...company(), organisationNumber: '987654321' },
    })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/payer/organisationNumber' }] } })
  })
})

describe('finance credits a whole order', () => {
  const credit = (placed: Answer, key: string = randomUUID()) =>
    ask(`${shop}/orders/${placed.body.id}/credit-note`, {
      method: 'POST',
      body: { reason: 'Kurset passer ikke likevel' },
      headers: { ...finance, 'idempotency-key': key },
    })

  test('paid by card: the seat is free, the learner is out, a credit note follows and the money goes back', async () => {
    const { offeringId } = await launch(fleet, { capacity: 1 })
    const placed = await placeByCard(shop, offeringId, 'angrer')
    await pay(fleet.sandbox.url, placed)
    await documented(placed)
    const key = randomUUID()
    expect((await credit(placed, key)).status).toBe(201)
    expect((await credit(placed, key)).status).toBe(201)
    expect(await credit(placed)).toMatchObject({ status: 409, body: { type: '/problems/order/not-creditable' } })
    const order = await until(
      () => documented(placed, 2),
      ({ body }) => body.state === 'credited',
    )
    expect(order.body.documents).toMatchObject([{ kind: 'invoice' }, { kind: 'credit-note' }])
    expect(order.body.refunds).toEqual([{ amount: { minor: 490_000, currency: 'NOK' }, state: 'done' }])
    expect((await placeByCard(shop, offeringId, 'neste')).status).toBe(201)
    await expectSoundBooks(fleet.witness)
    await expectBankEqualsBooks(fleet.sandbox.url, fleet.witness)
  })

  test('on invoice: nothing is paid back, the receivable is gone', async () => {
    const { offeringId } = await launch(fleet, { capacity: 5 })
    const placed = await oneCall(orderOf(offeringId, 2))
    await documented(placed)
    expect((await credit(placed)).status).toBe(201)
    const order = await documented(placed, 2)
    expect(order.body).toMatchObject({ state: 'credited', refunds: [] })
    await expectSoundBooks(fleet.witness)
  })

  test('a buyer may not credit, and a stranger does not see that the order exists', async () => {
    const { offeringId } = await launch(fleet, { capacity: 1 })
    const placed = await placeByCard(shop, offeringId, 'fremmed')
    expect(
      (
        await ask(`${shop}/orders/${placed.body.id}/credit-note`, {
          method: 'POST',
          body: { reason: 'x' },
          headers: { 'idempotency-key': 'a' },
        })
      ).status,
    ).toBe(401)
    const [foreign, missing] = await Promise.all([
      ask(`${shop}/orders/${placed.body.id}`),
      ask(`${shop}/orders/${randomUUID()}`),
    ])
    const { requestId: _one, ...seen } = foreign!.body
    const { requestId: _two, ...unseen } = missing!.body
    expect({ status: foreign!.status, seen }).toEqual({ status: 404, seen: unseen })
  })
})

describe('finance exports', () => {
  test('the list, the CSV and the ZIP agree with each other to the øre', async () => {
    const { offeringId } = await launch(fleet, { capacity: 5 })
    await documented(
      await checkOut(shop, await fillCart(shop, offeringId), {
        payer: { ...company(1), name: '=1+1 AS' },
        payBy: 'invoice',
      }),
    )
    const list = await ask(`${shop}/invoices?limit=200`, { headers: finance })
    const totals = list.body.totals as { count: number; grossMinor: number }
    const bytes = Buffer.from(
      await (await fetch(`${shop}/exports/invoices.csv?form=excel`, { headers: finance })).arrayBuffer(),
    )
    const csv = bytes.toString()
    expect(csv.startsWith('\uFEFFnumber;kind;')).toBe(true)
    const rows = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';'))
    expect(rows).toHaveLength(totals.count)
    expect(rows.map((row) => row[4])).toContain("'=1+1 AS")
    expect(Math.round(rows.reduce((sum, row) => sum + Number(row[11]!.replace(',', '.')) * 100, 0))).toBe(
      totals.grossMinor,
    )
    const zip = Buffer.from(await (await fetch(`${shop}/exports/invoices.zip`, { headers: finance })).arrayBuffer())
    expect(zip.subarray(0, 2).toString()).toBe('PK')
    expect(zip.includes('SHA256SUMS.txt')).toBe(true)
    expect((await ask(`${shop}/exports/invoices.csv`)).status).toBe(401)
  })

  test('a stored document has the same bytes for ever, and only its buyer and finance may read it', async () => {
    const { offeringId } = await launch(fleet, { capacity: 5 })
    const placed = await checkOut(shop, await fillCart(shop, offeringId), { payer: person('leser'), payBy: 'card' })
    await pay(fleet.sandbox.url, placed)
    const order = await documented(placed)
    const { pdf } = (order.body.documents as { pdf: string }[])[0]!
    const read = async (headers: Record<string, string>) =>
      Buffer.from(await (await fetch(`${shop}${pdf}`, { headers })).arrayBuffer())
    const [mine, theirs] = [await read({ 'order-token': placed.body.orderToken as string }), await read(finance)]
    expect(mine.subarray(0, 5).toString()).toBe('%PDF-')
    expect(mine.equals(theirs)).toBe(true)
    expect((await ask(`${shop}${pdf}`)).status).toBe(404)
  })
})
