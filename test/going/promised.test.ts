import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run, statement } from '../../src/platform/db/statement.ts'
import { newId } from '../../src/platform/ids.ts'
import { act } from '../../src/platform/till.ts'
import { setCapacity } from '../../src/seats/set-capacity.ts'
import { openLearner } from '../asking/learner.ts'
import { bought, toBuy } from '../cancelling/buyer.ts'
import { chosen, paidTooLate } from '../choosing/late.ts'
import { anotherStart, move, moveNow } from '../moving/mover.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { passTo } from '../support/finance.ts'
import { ask, bearer, company, make, type Placed, pay, until } from '../support/make.ts'
import { cancelAt, cancellationAt, keeperOf, simulateAt } from './at-risk.ts'

let house: House
let keeper: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  await passTo(house, 1)
  keeper = await keeperOf(house)
}, 90_000)
afterAll(() => house?.close())

const over = async (offering: { offeringId: string }) => {
  await until(async () => (await cancellationAt(house, keeper, offering)).left === 0)
  return cancellationAt(house, keeper, offering)
}
/** As if it had stood unpaid when the course was cancelled, and was paid and given back meanwhile. */
const BESIDE = statement(
  'test-going-beside',
  `insert into offering_cancel_orders (id, cancellation_id, order_id, next_try_at)
   select $1, id, $3, app_now() from offering_cancellations where offering_id = $2`,
)

test('a request and a quote whose order nobody paid end with the course', async () => {
  const offering = await make.offering(house, { capacity: 10 })
  const { offeringId } = offering
  const sales = bearer(await make.client(house, ['support']))
  const quoteIs = async (id: string) =>
    (await ask<{ state: string }>(house, `/quotations/${id}`, { headers: sales })).body.state
  const { body: quote } = await ask<{ id: string }>(house, '/quotations', {
    ...{ method: 'POST', headers: { ...sales, 'idempotency-key': randomUUID() } },
    body: { payer: company(), lines: [{ offeringId, quantity: 2 }] },
  })
  const { body: taken } = await ask<Placed>(house, `/quotations/${quote.id}/acceptance`, {
    ...{ method: 'POST', headers: { ...sales, 'idempotency-key': randomUUID() } },
    body: { payBy: 'card', acceptedSalesTerms: 1 },
  })
  expect(taken.id).toBeDefined()
  const learner = await openLearner(house, 'Lena Lærling')
  const request = await learner.asked(offering)
  expect((await learner.pays(request.id, offering)).status).toBe(201)
  const { simulationId, promises } = (await simulateAt(house, keeper, offering)).body
  expect(promises).toMatchObject({ requests: [], quotations: [] })
  expect((await cancelAt(house, keeper, { ...offering, simulationId })).status).toBe(201)
  expect((await over(offering)).orders.map(({ outcome }) => outcome)).toEqual(['ended-unpaid', 'ended-unpaid'])
  expect((await learner.reads(request.id)).body).toMatchObject({ state: 'withdrawn' })
  expect(await quoteIs(quote.id)).toBe('withdrawn')
})

test('whoever pays for moving to a start that is cancelled stays where they sit, and the difference goes back', async () => {
  const first = await toBuy(house)
  const dearer = await anotherStart(house, first, { netMinor: 620_000 })
  const placed = await bought(house, first)
  const begun = await move(house, placed, dearer)
  const { simulationId, promises } = (await simulateAt(house, keeper, dearer)).body
  expect(promises.moves).toBe(1)
  expect((await cancelAt(house, keeper, { ...dearer, simulationId })).status).toBe(201)
  const { poolId } = dearer
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => setCapacity(tx, { poolId, capacity: 5 }))
  await until(async () => (await moveNow(house, placed, begun.moveId)).state === 'given-up')
  await pay(house, { ...placed, paymentPage: begun.paymentPage }, { late: true })
  await until(async () => (await moveNow(house, placed, begun.moveId)).state === 'money-back')
  const rows = await house.witness(
    `select e.offering_id as at, (select sum(amount_minor)::int from refunds where order_id = '${placed.id}') as back
     from enrolments e where e.order_id = '${placed.id}' and e.withdrawn_at is null`,
  )
  expect(rows).toEqual([{ at: first.offeringId, back: 130_000 }])
})

test('whoever paid, found no seat and had the money back before is not told that they have paid nothing', async () => {
  const { offering, late, email } = await paidTooLate(house)
  expect((await chosen(house, late, 'money-back')).status).toBeLessThan(300)
  await until(async () => {
    const [row] = await house.witness(`select cancel_cause from orders where id = '${late.id}'`)
    return row!.cancel_cause === 'unseated'
  })
  const { simulationId } = (await simulateAt(house, keeper, offering)).body
  expect((await cancelAt(house, keeper, { ...offering, simulationId })).status).toBe(201)
  await act(house.till, { kind: 'job', name: 'test' }, (tx) => run(tx, BESIDE, [newId(), offering.offeringId, late.id]))
  const row = (await over(offering)).orders.find(({ orderId }) => orderId === late.id)
  expect(row).toMatchObject({ outcome: 'gone-before' })
  const told = house.mails().filter(({ to, subject }) => to.join().includes(email) && subject.startsWith('Avlyst'))
  expect(told).toEqual([])
})
