import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, payAtBank } from '../support/make.ts'
import { openLearner } from './learner.ts'
import { documentsOf, offer, sessionOfOrder, shared, takeRest } from './sharers.ts'

const DAY = 24 * 60 * 60

let house: House
beforeAll(async () => {
  house = await bootTill()
}, 60_000)
afterAll(() => house?.close())

const standing = async (orderId: string) => {
  const [row] = await house.witness(
    `select settled_at is not null as settled, cancel_cause as cause from orders where id = '${orderId}'`,
  )
  return row
}
const leftOf = async (offeringId: string): Promise<number> => {
  const [row] = await house.witness(
    `select count(*)::int as left from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = '${offeringId}' and s.sold_at is null and s.held_until <= app_now()`,
  )
  return row!.left as number
}

test('employer on invoice, learner by card: one seat, two payers, two documents that come to the price', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 1 })
  const both = await shared(house, learner, offering, { percent: 60 }, 294_000)
  expect(await standing(both.shareId)).toEqual({ settled: false, cause: null })
  expect(await documentsOf(house, both.orderId, both.shareId)).toEqual([])
  await payAtBank(house, await sessionOfOrder(learner, both.orderId))
  const documents = await until(
    () => documentsOf(house, both.orderId, both.shareId),
    ({ length }) => length === 2,
  )
  const [own, employers] = [both.orderId, both.shareId].map((id) => documents.find((each) => each.order_id === id)!)
  expect([own!.gross_minor, own!.prepaid_minor]).toEqual([196_000, 196_000])
  expect([employers!.gross_minor, employers!.prepaid_minor]).toEqual([294_000, 0])
  for (const { text } of documents)
    expect(text.replaceAll('\u00a0', ' ')).toMatch(/Andel av prisen: .* av 4 900,00 kr.*Plassen til Kari Konto/)
  expect(own!.text).not.toContain('Bedrift Øst')
  expect(employers!.text).not.toContain(learner.email)
  const seats = await house.witness(
    `select order_id from enrolments where person_id = '${learner.personId}' and withdrawn_at is null`,
  )
  expect(seats).toEqual([{ order_id: both.orderId }])
  expect((await learner.reads(both.requestId)).body).toMatchObject({
    state: 'shared',
    shares: { employer: { minor: 294_000 }, learner: { minor: 196_000 } },
  })
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('a learner who gives up leaves nothing taken: no seat, no invoice, and the request can be paid again until it is over', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 1 })
  const both = await shared(house, learner, offering, { minor: 100_000 }, 100_000)
  expect((await learner.reads(both.requestId)).body.state).toBe('being-paid')
  expect((await learner.send(`/orders/${both.orderId}/abandon`)).status).toBe(200)
  for (const id of [both.orderId, both.shareId])
    expect(await standing(id)).toEqual({ settled: false, cause: 'abandoned' })
  expect((await learner.reads(both.requestId)).body).toMatchObject({ state: 'part-offered', payable: true })
  expect((await takeRest(learner, both.requestId, 390_000)).status).toBe(201)
  const again = (await learner.reads(both.requestId)).body.orderId as string
  expect((await learner.send(`/orders/${again}/abandon`)).status).toBe(200)
  await house.moveClock(8 * DAY)
  expect(await leftOf(offering.offeringId)).toBe(1)
  const due = await house.witness(
    `select id from documents_due where order_id in ('${both.orderId}', '${both.shareId}')`,
  )
  expect(due).toEqual([])
})

test('a part is refused by name where it is all or nothing of the price, or another sum than was shown', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 5 })
  const { id, token } = await learner.asked(offering)
  expect((await offer(house, token, { minor: 490_000 }, 490_000)).body.type).toBe('/problems/asking/part-impossible')
  expect((await offer(house, token, { percent: 50 }, 240_000)).body.type).toBe('/problems/checkout/price-changed')
  expect((await offer(house, token, { minor: 489_900 }, 489_900)).body.type).toBe(
    '/problems/checkout/amount-not-payable-by-card',
  )
  expect((await takeRest(learner, id, 245_000)).body.type).toBe('/problems/asking/decided-already')
  expect((await offer(house, token, { percent: 50 }, 245_000)).status).toBe(204)
  expect((await offer(house, token, { percent: 50 }, 245_000)).status).toBe(410)
  expect((await learner.pays(id, offering)).status).toBe(201)
})

test('both say yes to the rest at once: one order of each', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 5 })
  const { id, token } = await learner.asked(offering)
  expect((await offer(house, token, { percent: 50 }, 245_000)).status).toBe(204)
  const answers = await Promise.all([1, 2, 3].map(() => takeRest(learner, id, 245_000)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  const orders = await house.witness(
    `select distinct o.pay_by from orders o join order_lines l on l.order_id = o.id where l.offering_id = '${offering.offeringId}'`,
  )
  expect(orders.map((each) => each.pay_by).toSorted()).toEqual(['card', 'invoice'])
})
