import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../support/account.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make } from '../support/make.ts'
import {
  buySeats,
  confirm,
  course,
  documented,
  documentsOf,
  giveBack,
  openFirm,
  preview,
  seatsLeft,
  someone,
} from './firm.ts'

const LONG_MS = 60_000
const DAY_SECONDS = 86_400

let house: House
beforeAll(async () => {
  house = await bootTill()
}, LONG_MS)
afterAll(() => house?.close())

describe('what was kept stays kept', () => {
  const credit = async (orderId: string, wish: object) => {
    const headers = { ...bearer(await make.client(house, ['finance'])), 'idempotency-key': randomUUID() }
    const body = { reason: 'Avtalt', ...wish }
    return ask(house, `/orders/${orderId}/credit-note`, { method: 'POST', headers, body })
  }

  test('finance credits the seats that are left and leaves the fee of before; of the whole order it credits the fee too', async () => {
    const [firm, { offeringId }] = [await openFirm(house), await course(house, { startsInDays: 12 })]
    const placed = await buySeats(house, firm, offeringId, { quantity: 3, gross: 490_000 })
    await giveBack(house, firm, offeringId, { number: 1 })
    await documented(house, placed.id, 2)
    const open = await house.witness(
      `select line_id, position from order_places where order_id = '${placed.id}' and returned_at is null`,
    )
    const seats = open.map(({ line_id, position }) => ({ lineId: line_id, position }))
    expect((await credit(placed.id, { seats })).status).toBe(201)
    await documented(house, placed.id, 3)
    const left = async () => {
      const [invoice, ...notes] = await documentsOf(house, placed)
      return invoice!.gross - notes.reduce((sum, { gross }) => sum + gross, 0)
    }
    expect(await left()).toBe(50_000)
    await expectSoundBooks(house.eye)
    expect((await credit(placed.id, {})).status).toBe(201)
    await documented(house, placed.id, 4)
    expect(await left()).toBe(0)
    await expectSoundBooks(house.eye)
  })

  test('what was paid by bank is owed to the company, and said so before', async () => {
    const [firm, { offeringId }] = [await openFirm(house), await course(house, { startsInDays: 12 })]
    const placed = await buySeats(house, firm, offeringId, { quantity: 2, gross: 490_000 })
    const [invoice] = await house.witness(
      `select id, (app_now() at time zone 'Europe/Oslo')::date::text as day from documents where order_id = '${placed.id}'`,
    )
    const paid = await ask(house, `/invoices/${invoice!.id}/transfers`, {
      method: 'POST',
      headers: { ...bearer(await make.client(house, ['finance'])), 'idempotency-key': randomUUID() },
      body: { amountMinor: 600_000, paidOn: invoice!.day, reference: 'Innbetaling' },
    })
    expect(paid.status).toBeLessThan(300)
    const shown = await giveBack(house, firm, offeringId, { number: 1 })
    expect(shown.orders[0]).toMatchObject({ lowered: { minor: 440_000 }, balance: { minor: 60_000 }, refund: null })
    await documented(house, placed.id, 2)
    await expectSoundBooks(house.eye)
  })
})

describe('what was agreed to is done, or nothing', () => {
  test('time has passed a step of the terms: refused with what differs and how it is now, and nothing is given back', async () => {
    const [firm, { offeringId }] = [await openFirm(house), await course(house, { startsInDays: 20 })]
    await buySeats(house, firm, offeringId, { quantity: 2, gross: 490_000 })
    const { body: seen } = await preview(house, firm, offeringId, { number: 1 })
    await house.moveClock(9 * DAY_SECONDS)
    Object.assign(firm.manager, await signIn(house, firm.manager))
    const refused = await confirm(house, firm, offeringId, { wish: { number: 1 }, previewId: seen.previewId })
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: '/problems/giving-back/changed',
        changed: ['fee', 'documents', 'money'],
        now: { orders: [{ fee: { minor: 50_000 } }] },
      },
    })
    expect(await seatsLeft(house, offeringId)).toBe(2)
    expect(await confirm(house, firm, offeringId, { wish: { number: 1 }, previewId: 'x' })).toMatchObject({
      status: 409,
    })
    const now = refused.body.now!.previewId
    const key = randomUUID()
    const done = await confirm(house, firm, offeringId, { wish: { number: 1 }, previewId: now, key })
    expect(done).toMatchObject({ status: 201, body: { seats: 1, orders: [{ fee: { minor: 50_000 } }] } })
    expect(await confirm(house, firm, offeringId, { wish: { number: 1 }, previewId: now, key })).toEqual(done)
    expect(await seatsLeft(house, offeringId)).toBe(1)
  })

  test('ten managers confirm the same answer at once: one is served, nine are told what has changed', async () => {
    const [firm, { offeringId }] = [await openFirm(house), await course(house)]
    const placed = await buySeats(house, firm, offeringId, { quantity: 6, gross: 490_000 })
    const { body: seen } = await preview(house, firm, offeringId, { number: 2 })
    const wish = { wish: { number: 2 }, previewId: seen.previewId }
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(house, firm, offeringId, wish)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status !== 201).map(({ status, body }) => [status, body.type])
    expect(new Set(refused.map(String))).toEqual(new Set(['409,/problems/giving-back/changed']))
    await documented(house, placed.id, 2)
    expect(await seatsLeft(house, offeringId)).toBe(4)
    await expectSoundBooks(house.eye)
  })

  test('a seat whose learner has completed the course is used', async () => {
    const [firm, { offeringId }] = [await openFirm(house), await course(house)]
    const placed = await buySeats(house, firm, offeringId, {
      quantity: 1,
      gross: 490_000,
      people: [someone('Anne Berg')],
    })
    const { body: seen } = await preview(house, firm, offeringId, { number: 1 })
    await house.till.connection.pool.query('update enrolments set completed_at = app_now() where order_id = $1', [
      placed.id,
    ])
    const seats = seen.seats.map(({ seatId }) => seatId)
    expect(await preview(house, firm, offeringId, { seats })).toMatchObject({
      status: 409,
      body: { type: '/problems/giving-back/consumed', seats },
    })
  })

  test('finance gives back for a company as far as one person may, and no further', async () => {
    const [firm, { offeringId }] = [await openFirm(house), await course(house)]
    await buySeats(house, firm, offeringId, { quantity: 2, gross: 490_000 })
    await house.till.connection.pool.query(
      `insert into settings (name, value, valid_from, set_by) values ('four-eyes', '{"aboveMinor": 500000}', app_now(), 'test')`,
    )
    const finance = bearer(await make.client(house, ['finance']))
    const give = async (number: number) => {
      const { body: seen } = await preview(house, firm, offeringId, { number })
      return confirm(house, firm, offeringId, { wish: { number }, previewId: seen.previewId, headers: finance })
    }
    expect(await give(2)).toMatchObject({ status: 409, body: { type: '/problems/giving-back/needs-second' } })
    expect(await give(1)).toMatchObject({ status: 201 })
    expect(await give(1)).toMatchObject({ status: 409 })
    expect(await seatsLeft(house, offeringId)).toBe(1)
  })
})
