import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { creditOrder } from '../../src/checkout/credit-order.ts'
import { act } from '../../src/platform/till.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { openLearner } from './learner.ts'
import { documentsOf, sharedAndPaid } from './sharers.ts'

let house: House
beforeAll(async () => {
  house = await bootTill()
}, 60_000)
afterAll(() => house?.close())

type Learner = Awaited<ReturnType<typeof openLearner>>
const credit = (orderId: string, wish: object) =>
  act(house.till, { kind: 'job', name: 'test' }, (tx) => creditOrder(tx, orderId, { reason: 'Avtalt', ...wish }))
const creditsOf = async (orderId: string, many: number) => {
  const found = await until(
    async () => (await documentsOf(house, orderId)).filter(({ kind }) => kind === 'credit-note'),
    ({ length }) => length === many,
  )
  return found.map(({ gross_minor }) => gross_minor)
}
const lineOf = async (orderId: string) => {
  const [row] = await house.witness(`select id from order_lines where order_id = '${orderId}'`)
  return String(row!.id)
}
const refunded = async (orderId: string): Promise<number> => {
  const [row] = await house.witness(
    `select coalesce(sum(amount_minor), 0)::int as minor from refunds where order_id = '${orderId}' and failed_at is null`,
  )
  return Number(row!.minor)
}
async function cancels(learner: Learner, orderId: string) {
  const seen = await ask(`${house.url}/orders/${orderId}/cancellation`, { headers: learner.headers })
  const { previewId } = seen.body
  return ask(`${house.url}/orders/${orderId}/cancellation`, {
    method: 'POST',
    headers: { ...learner.headers, 'idempotency-key': randomUUID() },
    body: { previewId },
  })
}
const sound = async () => {
  await expectSoundBooks(house.eye)
  await until(
    async () => house.witness('select id from refunds where succeeded_at is null'),
    ({ length }) => length === 0,
  )
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
}

test('a learner who withdraws frees the seat, and each payer gets their whole share back', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 1, startsInDays: 40 })
  const both = await sharedAndPaid(house, learner, offering, { percent: 33 }, 161_700)
  const done = await cancels(learner, both.orderId)
  expect(done.status, JSON.stringify(done.body)).toBe(201)
  expect(await creditsOf(both.orderId, 1)).toEqual([328_300])
  expect(await creditsOf(both.shareId, 1)).toEqual([161_700])
  expect([await refunded(both.orderId), await refunded(both.shareId)]).toEqual([328_300, 0])
  const seats = await house.witness(
    `select s.id from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = '${offering.offeringId}' and s.sold_at is null`,
  )
  expect(seats).toHaveLength(1)
  await sound()
})

test('whatever was taken off before, a fee by the terms stays with either payer by their share', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 1, startsInDays: 40 })
  const both = await sharedAndPaid(house, learner, offering, { percent: 50 }, 245_000)
  const [own, share] = [await lineOf(both.orderId), await lineOf(both.shareId)]
  await credit(both.shareId, { amountMinor: 10_001 })
  await creditsOf(both.shareId, 1)
  await credit(both.orderId, { lines: [{ lineId: own, netMinor: 20_000 }] })
  await creditsOf(both.orderId, 1)
  const seats = [{ lineId: own, position: 1 }]
  await credit(both.orderId, { seats, backs: [{ lineId: own, creditMinor: 183_750, feeMinor: 61_250 }] })
  expect(await creditsOf(both.orderId, 2)).toEqual([20_000, 163_750])
  expect(await creditsOf(both.shareId, 2)).toEqual([10_001, 173_749])
  const kept = await house.witness(`select fee_minor::int as fee from line_returns where line_id = '${share}'`)
  expect(kept).toEqual([{ fee: 61_250 }])
  await credit(both.shareId, { amountMinor: 61_250 })
  expect(await creditsOf(both.shareId, 3)).toEqual([10_001, 173_749, 61_250])
  await sound()
})

test('finance credits the seat where the seat is: the whole order takes the other part along, and the part alone is refused by name', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 1, startsInDays: 40 })
  const both = await sharedAndPaid(house, learner, offering, { minor: 123_457 }, 123_457)
  await expect(credit(both.shareId, {})).rejects.toMatchObject({ code: 'order/shared-price' })
  await credit(both.orderId, {})
  expect(await creditsOf(both.orderId, 1)).toEqual([490_000 - 123_457])
  expect(await creditsOf(both.shareId, 1)).toEqual([123_457])
  const ended = await house.witness(
    `select distinct cancel_cause as cause from orders where id in ('${both.orderId}', '${both.shareId}')`,
  )
  expect(ended).toEqual([{ cause: 'credited' }])
  await sound()
})

test('a seat whose price is shared is not moved: what a move costs would be one payer’s alone', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 1, startsInDays: 40 })
  const both = await sharedAndPaid(house, learner, offering, { percent: 50 }, 245_000)
  const line = await lineOf(both.orderId)
  const asked = await ask(`${house.url}/orders/${both.orderId}/move-choices?seat=${line}:1`, {
    headers: learner.headers,
  })
  expect(asked.body.type).toBe('/problems/moving/shared-price')
})
