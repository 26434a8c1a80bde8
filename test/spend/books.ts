import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { buyFor, type Firm } from '../credit/firms.ts'
import { type Answer, ask, company, until } from '../support/buyer.ts'
import type { House } from '../support/constellation.ts'
import { bearer, make, type Offering } from '../support/make.ts'

const DAY_SECONDS = 86_400

type Line = { offering: Offering; quantity: number }

/** Places an order on invoice with several courses in it. */
export async function orderMany(
  house: House,
  { organisationNumber, member }: Firm,
  { lines, ...more }: { lines: readonly Line[]; purchaseOrderNumber?: string },
): Promise<string> {
  const placed = await ask(`${house.url}/orders`, {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID(), ...member.headers },
    body: {
      lines: lines.map(({ offering, quantity }) => ({ offeringId: offering.offeringId, quantity })),
      payer: { ...company(), organisationNumber },
      payBy: 'invoice',
      expectedTotal: {
        minor: lines.reduce((sum, { offering, quantity }) => sum + offering.gross * quantity, 0),
        currency: lines[0]!.offering.currency,
      },
      acceptedSalesTerms: 1,
      ...more,
    },
  })
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  return placed.body.id
}

/** As many documents of a company as are expected are issued. */
export const documented = (house: House, { id }: Firm, many: number) =>
  until(
    () => house.witness(`select d.id from documents d join orders o on o.id = d.order_id where o.company_id = '${id}'`),
    (rows) => rows.length === many,
  )

/**
 * What a company bought: two courses in one order, of which one is taxed and invoiced on delivery; one in pounds; one that is credited in
 * part by amount; one credited whole; one that nobody paid.
 */
export async function eventfulYear(house: House, own: Firm): Promise<void> {
  const finance = bearer(await make.client(house, ['finance']))
  const [exempt, taxed, other, pounds] = [
    await make.offering(house, { capacity: 60, title: 'Praktisk statistikk', startsInDays: 20 }),
    await make.offering(house, {
      capacity: 60,
      title: 'Ledelse',
      price: 33_336,
      taxClass: 'standard',
      startsInDays: 3,
    }),
    await make.offering(house, {
      capacity: 60,
      title: 'Styrking',
      price: 77_712,
      taxClass: 'standard',
      startsInDays: 3,
    }),
    await make.offering(house, { capacity: 60, title: 'Akademisk engelsk', currency: 'GBP', price: 40_000 }),
  ]
  const credit = (orderId: string, body: object): Promise<Answer> =>
    ask(`${house.url}/orders/${orderId}/credit-note`, {
      method: 'POST',
      headers: { 'idempotency-key': randomUUID(), ...finance },
      body: { reason: 'Avtalt', ...body },
    })
  const mixed = await orderMany(house, own, {
    lines: [
      { offering: exempt!, quantity: 3 },
      { offering: taxed!, quantity: 7 },
      { offering: other!, quantity: 11 },
    ],
    purchaseOrderNumber: '=1+1',
  })
  await orderMany(house, own, { lines: [{ offering: pounds!, quantity: 2 }] })
  const whole = await orderMany(house, own, { lines: [{ offering: exempt!, quantity: 5 }] })
  expect((await buyFor(house, own, { offering: exempt!, payBy: 'card', headers: own.member.headers })).status).toBe(201)
  await documented(house, own, 3)
  expect((await credit(whole, {})).status).toBe(201)
  await documented(house, own, 4)
  await house.moveClock(6 * DAY_SECONDS)
  await documented(house, own, 5)
  const partly = await credit(mixed, { amountMinor: 123_457 })
  expect([partly.status, JSON.stringify(partly.body)]).toEqual([201, expect.any(String)])
  await until(
    () =>
      house.witness(
        `select from documents d join orders o on o.id = d.order_id where o.company_id = '${own.id}' and d.kind = 'credit-note'`,
      ),
    (rows) => rows.length >= 2,
  )
}
