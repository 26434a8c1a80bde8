import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, pay, placeByCard, until } from '../support/buyer.ts'
import { type Desk, openDesk, orderOf } from '../support/desk.ts'
import { promise } from '../support/promises.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

type Seat = { lineId: string; position: number; name: string | null; returned: boolean }
type Document = { kind: string; gross: { minor: number } }
const seatsOf = ({ body }: Answer) => body.seats as Seat[]
const documentsOf = ({ body }: Answer) => body.documents as Document[]

const credit = (placed: Answer, what: object, key: string = randomUUID()) =>
  ask(`${desk.shop}/orders/${placed.body.id}/credit-note`, {
    method: 'POST',
    body: { reason: 'Avtalt med kunden', ...what },
    headers: { ...desk.finance, 'idempotency-key': key },
  })

async function fiveSeats() {
  const { offeringId } = await launch(desk.fleet, { capacity: 5 })
  const people = [{ name: 'Anne Berg', email: `anne-${randomUUID()}@bedrift.example` }]
  const order = orderOf(offeringId, 5, { lines: [{ offeringId, quantity: 5, people }] })
  const placed = await desk.oneCall(order)
  return { offeringId, placed, invoiced: await desk.documented(placed) }
}

describe('finance credits a part of an order', () => {
  test('seats: they come free, their people are out, the rest of the order stands and is credited to the øre later', async () => {
    const { offeringId, placed, invoiced } = await fiveSeats()
    const named = seatsOf(invoiced).find(({ name }) => name !== null)!
    const unnamed = seatsOf(invoiced).find(({ name }) => name === null)!
    const seats = [named, unnamed].map(({ lineId, position }) => ({ lineId, position }))
    expect((await credit(placed, { seats })).status).toBe(201)
    expect(await credit(placed, { seats })).toMatchObject({ status: 422 })
    const partly = await desk.documented(placed, 2)
    expect(partly.body.state).toBe('awaiting-transfer')
    expect(documentsOf(partly).map(({ gross }) => gross.minor)).toEqual([2_450_000, 980_000])
    expect(seatsOf(partly).filter(({ returned }) => returned)).toHaveLength(2)
    expect((await desk.oneCall(orderOf(offeringId, 2))).status).toBe(201)
    await expectSoundBooks(desk.fleet.witness)
    expect((await credit(placed, {})).status).toBe(201)
    const whole = await desk.documented(placed, 3)
    expect(whole.body.state).toBe('credited')
    expect(documentsOf(whole).at(-1)!.gross.minor).toBe(1_470_000)
    await expectSoundBooks(desk.fleet.witness)
  })

  test('an amount of a card sale goes back to the card, and never more than what is left', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 1 })
    const placed = await placeByCard(desk.shop, offeringId, 'avslag')
    await pay(desk.fleet.sandbox.url, placed)
    await desk.documented(placed)
    expect((await credit(placed, { amountMinor: 90_000 })).status).toBe(201)
    expect(await credit(placed, { amountMinor: 400_001 })).toMatchObject({
      status: 409,
      body: { type: '/problems/credit/more-than-left', leftMinor: 400_000 },
    })
    const order = await until(
      () => desk.documented(placed, 2),
      ({ body }) => (body.refunds as { state: string }[])[0]?.state === 'done',
    )
    expect(order.body).toMatchObject({ state: 'confirmed', refunds: [{ amount: { minor: 90_000, currency: 'NOK' } }] })
    await expectSoundBooks(desk.fleet.witness)
    await expectBankEqualsBooks(desk.fleet.sandbox.url, desk.fleet.witness)
  })

  test('a line: so much without VAT is taken off it, and its seats stay', async () => {
    const { placed, invoiced } = await fiveSeats()
    const { lineId } = seatsOf(invoiced)[0]!
    expect((await credit(placed, { lines: [{ lineId, netMinor: 12_345 }] })).status).toBe(201)
    const order = await desk.documented(placed, 2)
    expect(documentsOf(order).at(-1)).toMatchObject({ kind: 'credit-note', gross: { minor: 12_345 } })
    expect(seatsOf(order).some(({ returned }) => returned)).toBe(false)
    await expectSoundBooks(desk.fleet.witness)
  })

  test('twenty clerks at once: what they credit together is never more than the invoice', async () => {
    const { placed } = await fiveSeats()
    const answers = await Promise.all(Array.from({ length: 20 }, () => credit(placed, { amountMinor: 300_000 })))
    const done = answers.filter(({ status }) => status === 201).length
    expect(answers.filter(({ status }) => status !== 201).every(({ status }) => status === 409 || status === 503)).toBe(
      true,
    )
    expect(done).toBeLessThanOrEqual(8)
    const order = await desk.documented(placed, 1 + done)
    const taken = documentsOf(order).filter(({ kind }) => kind === 'credit-note')
    expect(taken.reduce((sum, { gross }) => sum + gross.minor, 0)).toBe(done * 300_000)
    await expectSoundBooks(desk.fleet.witness)
    promise(
      `20 clerks credit one invoice of 24 500 kr at once, 3 000 kr each: ${done} credit notes, never more than the invoice`,
    )
  })

  test('a seat or a line that stands twice in one wish is refused, and nothing is credited', async () => {
    const { placed, invoiced } = await fiveSeats()
    const { lineId, position } = seatsOf(invoiced)[0]!
    const seat = { lineId, position }
    const line = { lineId, netMinor: 1_300_000 }
    expect(await credit(placed, { seats: [seat, seat] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/seats/1' }] },
    })
    expect(await credit(placed, { lines: [line, line] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/lines/1/lineId' }] },
    })
    expect(documentsOf(await desk.documented(placed))).toHaveLength(1)
    await expectSoundBooks(desk.fleet.witness)
  })

  test('what is asked for in two ways in one wish is refused with a pointer', async () => {
    const { placed } = await fiveSeats()
    expect(await credit(placed, { amountMinor: 1, lines: [{ lineId: randomUUID(), netMinor: 1 }] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/seats' }] },
    })
    expect(await credit(placed, { lines: [{ lineId: randomUUID(), netMinor: 1 }] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/lines/0/lineId' }] },
    })
  })
})
