import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, fillCart, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make } from '../support/make.ts'
import { approve, decline, openLearner } from './learner.ts'

const HOUR = 60 * 60

let house: House
beforeAll(async () => {
  house = await bootTill()
}, 60_000)
afterAll(() => house?.close())

const leftOf = async (offeringId: string): Promise<number> => {
  const [row] = await house.witness(
    `select count(*)::int as left from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = '${offeringId}' and s.sold_at is null and s.held_until <= app_now()`,
  )
  return row!.left as number
}
const ordersOf = (offeringId: string) =>
  house.witness(
    `select o.id, o.company_id, o.settled_at from orders o join order_lines l on l.order_id = o.id where l.offering_id = '${offeringId}'`,
  )

test('an employer who approves on invoice enrols the learner in the seat that was held, and the link is spent', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 1 })
  const { id, token } = await learner.asked(offering)
  expect(await leftOf(offering.offeringId)).toBe(0)
  const approved = await approve(house, token, offering)
  expect(approved.status, JSON.stringify(approved.body)).toBe(201)
  expect((await learner.reads(id)).body).toMatchObject({
    state: 'approved',
    orderId: approved.body.orderId,
    payable: false,
  })
  const enrolled = await house.witness(`select order_id from enrolments where person_id = '${learner.personId}'`)
  expect(enrolled).toEqual([{ order_id: approved.body.orderId }])
  const [again, guessed] = [await decline(house, token), await decline(house, 'gjettet')]
  expect(again.status).toBe(410)
  expect(again.status).toBe(guessed.status)
  expect({ ...again.body, requestId: '' }).toEqual({ ...guessed.body, requestId: '' })
})

test('a seat that is declined is held for a day more, in which the learner can pay for it, and then is free in the same instant', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 1, startsInDays: 60 })
  const { id, token } = await learner.asked(offering)
  expect((await decline(house, token)).status).toBe(204)
  expect((await learner.reads(id)).body).toMatchObject({ state: 'declined', payable: true, declineReason: 'Ikke i år' })
  await until(
    async () => house.mails().some(({ to, text }) => to.includes(learner.email) && text.includes(id)),
    Boolean,
  )
  await house.moveClock(23 * HOUR)
  expect(await leftOf(offering.offeringId)).toBe(0)
  await house.moveClock(HOUR + 1)
  expect(await leftOf(offering.offeringId)).toBe(1)
})

test('the hold ends at the close of booking at the latest', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 3, startsInDays: 3 })
  const { id } = await learner.asked(offering)
  const [row] = await house.witness(`select sale_closes_at from offerings where id = '${offering.offeringId}'`)
  expect((await learner.reads(id)).body.until).toBe((row!.sale_closes_at as Date).toISOString())
})

test('the learner pays while the employer approves: one order, and the loser is told by name', async () => {
  for (let round = 0; round < 5; round++) {
    const learner = await openLearner(house)
    const offering = await make.offering(house, { capacity: 2 })
    const { id, token } = await learner.asked(offering)
    const answers = await Promise.all([learner.pays(id, offering), approve(house, token, offering)])
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1)
    const loser = answers.find(({ status }) => status !== 201)!
    expect(['/problems/asking/decided-already', '/problems/asking/link-spent']).toContain(loser.body.type)
    expect(await ordersOf(offering.offeringId)).toHaveLength(1)
  }
})

test('of thirty who ask at once for ten seats, requests hold two, and the rest can still be bought', async () => {
  const learners = await Promise.all(Array.from({ length: 30 }, (_, n) => openLearner(house, `Lærling ${n}`)))
  const offering = await make.offering(house, { capacity: 10 })
  const answers = await Promise.all(learners.map((learner) => learner.asks(offering)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
  for (const { status, body } of answers.filter((each) => each.status !== 201))
    expect({ status, type: body.type }).toEqual({ status: 409, type: '/problems/asking/share-taken' })
  expect(await leftOf(offering.offeringId)).toBe(8)
}, 60_000)

test('one person asks for each offering once and has three requests at most, whoever is asked', async () => {
  const learner = await openLearner(house)
  const offering = await make.offering(house, { capacity: 20 })
  await learner.asked(offering)
  expect((await learner.asks(offering)).body.type).toBe('/problems/asking/asked-already')
  for (let n = 0; n < 2; n++) await openLearnerAsks(learner)
  expect((await learner.asks(await make.offering(house, { capacity: 20 }))).body.type).toBe(
    '/problems/asking/too-many-open',
  )
})
const openLearnerAsks = async (learner: Awaited<ReturnType<typeof openLearner>>) =>
  learner.asked(await make.offering(house, { capacity: 20 }))

test('a request that is withdrawn frees its seat at once, and another person sees nothing of it', async () => {
  const [learner, other] = [await openLearner(house), await openLearner(house, 'Ola Annen')]
  const offering = await make.offering(house, { capacity: 1 })
  const { id } = await learner.asked(offering)
  const unknown = await other.reads('019c0000-0000-7000-8000-000000000000')
  expect(await other.reads(id)).toMatchObject({ status: 404, body: { type: unknown.body.type } })
  expect((await learner.send(`/purchase-requests/${id}/withdrawal`)).body.state).toBe('withdrawn')
  expect(await leftOf(offering.offeringId)).toBe(1)
})

test('only whoever is signed in asks an employer', async () => {
  const offering = await make.offering(house, { capacity: 3 })
  const { cartId, token, total } = await fillCart(house.url, offering.offeringId)
  const answer = await ask(`${house.url}/carts/${cartId}/employer-request`, {
    method: 'POST',
    headers: { 'cart-token': token, 'idempotency-key': 'en' },
    body: { employerEmail: 'leder@arbeidsgiver.example', expectedTotal: { minor: total, currency: 'NOK' } },
  })
  expect([401, 403, 404]).toContain(answer.status)
  expect(await leftOf(offering.offeringId)).toBe(3)
})
