import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { remindRequests } from '../../src/asking/remind-requests.ts'
import { changeOffering } from '../../src/catalogue/change-offering.ts'
import { act } from '../../src/platform/till.ts'
import { setPrice } from '../../src/pricing/set-price.ts'
import { until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { approve, decline, openLearner } from './learner.ts'

const HOUR = 60 * 60
const DAY = 24 * HOUR

let house: House
let offering: Offering
let learner: Awaited<ReturnType<typeof openLearner>>
beforeAll(async () => {
  house = await bootTill()
}, 60_000)
afterAll(() => house?.close())
beforeEach(async () => {
  learner = await openLearner(house)
  offering = await make.offering(house, { capacity: 10, startsInDays: 90 })
})

/** The kinds of mails about a request, once all that time has brought about is promised. */
async function promised(requestId: string): Promise<string[]> {
  await remindRequests(house.till)
  const rows = await house.witness(
    `select kind || ' ' || recipient as mail from purchase_request_mails where request_id = '${requestId}' order by made_at, id`,
  )
  return rows.map(({ mail }) => String(mail))
}

test('the employer is reminded half-way, both a day before the end, and the learner is told when nobody has answered, each once', async () => {
  const { id } = await learner.asked(offering)
  expect(await promised(id)).toEqual(['asked employer'])
  await house.moveClock(4 * DAY)
  await promised(id)
  expect(await promised(id)).toEqual(['asked employer', 'half-way employer'])
  await house.moveClock(2 * DAY + HOUR)
  await promised(id)
  expect((await promised(id)).slice(2).toSorted()).toEqual(['last-day employer', 'last-day learner'])
  await house.moveClock(DAY)
  await promised(id)
  expect((await promised(id)).slice(4)).toEqual(['expired learner'])
})

test('once it is decided nobody is reminded', async () => {
  const { id, token } = await learner.asked(offering)
  expect((await decline(house, token)).status).toBe(204)
  await house.moveClock(8 * DAY)
  expect(await promised(id)).toEqual(['asked employer', 'declined learner'])
})

test('what is asked for keeps its price until the request is over, whatever the course costs by now', async () => {
  const { token } = await learner.asked(offering)
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    setPrice(tx, {
      ...{ offeringId: offering.offeringId, currency: 'NOK', netMinor: 990_000 },
      ...{ taxClass: 'exempt-teaching', taxDecision: 'Ingrid: § 3-5' },
    }),
  )
  const approved = await approve(house, token, offering)
  expect(approved.status, JSON.stringify(approved.body)).toBe(201)
  const [order] = await house.witness(
    `select total_minor::int as total from orders where id = '${approved.body.orderId}'`,
  )
  expect(order).toEqual({ total: offering.gross })
})

test('a learner who leaves the payment page has the request and its seat again, and the employer can still say yes', async () => {
  const { id, token } = await learner.asked(offering)
  const paid = await learner.pays(id, offering)
  expect(paid.status, JSON.stringify(paid.body)).toBe(201)
  expect((await learner.reads(id)).body).toMatchObject({ state: 'being-paid', payable: false })
  expect((await approve(house, token, offering)).status).toBe(410)
  expect((await learner.send(`/orders/${paid.body.orderId}/abandon`)).status).toBe(200)
  expect((await learner.reads(id)).body).toMatchObject({ state: 'sent', payable: true, orderId: null })
  const [held] = await house.witness(
    `select count(*)::int as n from seats s join purchase_requests r on r.hold_id = s.hold_id where r.id = '${id}' and s.held_until = r.until`,
  )
  expect(held).toEqual({ n: 1 })
  expect((await approve(house, token, offering)).status).toBe(201)
})

test('a link that is followed tells nothing: only the button on its page is an opening', async () => {
  const { id, token } = await learner.asked(offering)
  const page = { headers: { accept: 'text/html' } }
  for (let n = 0; n < 3; n++)
    expect((await fetch(`${house.url}/employer-request?token=${token}`, page)).status).toBe(200)
  expect((await learner.reads(id)).body).toMatchObject({ state: 'sent', openedAt: null })
  const pressed = await fetch(`${house.url}/employer-request`, {
    method: 'POST',
    headers: { ...page.headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token, move: 'open' }),
  })
  expect(pressed.status).toBe(200)
  expect((await learner.reads(id)).body.state).toBe('opened')
})

test('sent to another address, the first link opens nothing and looks like one that never was', async () => {
  const { id, token } = await learner.asked(offering)
  const sent = await learner.send(`/purchase-requests/${id}/mails`, { employerEmail: 'annen@arbeidsgiver.example' })
  expect(sent.body, JSON.stringify(sent.body)).toMatchObject({ employerEmail: 'annen@arbeidsgiver.example' })
  const [old, guessed] = [await decline(house, token), await decline(house, 'gjettet')]
  expect({ ...old.body, requestId: '' }).toEqual({ ...guessed.body, requestId: '' })
  const page = async (secret: string) => {
    const answer = await fetch(`${house.url}/employer-request?token=${secret}`, { headers: { accept: 'text/html' } })
    return [answer.status, (await answer.text()).replaceAll(secret, '')]
  }
  expect(await page(token)).toEqual(await page('g'.repeat(token.length)))
})

test('the mails are in the language of whoever asked', async () => {
  const cart = await learner.send('/carts', { lang: 'en' })
  await learner.send(`/carts/${cart.body.id}/lines`, { offeringId: offering.offeringId, quantity: 1 })
  const body = {
    employerEmail: 'boss@employer.example',
    expectedTotal: { minor: offering.gross, currency: 'NOK' },
    lang: 'en',
  }
  expect((await learner.send(`/carts/${cart.body.id}/employer-request`, body)).status).toBe(201)
  const mail = await until(async () => house.mails().find(({ to }) => to.includes('boss@employer.example')), Boolean)
  expect(mail!.text).toContain('asks their employer to pay')
  expect(mail!.text).toContain(learner.email)
})

test('a course that holds no seats for employers refuses to', async () => {
  await act(house.till, { kind: 'job', name: 'test' }, (tx) =>
    changeOffering(tx, { offeringId: offering.offeringId, employerHoldDays: 0 }),
  )
  expect((await learner.asks(offering)).body.type).toBe('/problems/asking/not-offered')
})
