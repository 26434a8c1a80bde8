import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { letGoOfLeft } from '../../src/asking/let-go.ts'
import { remindRequests } from '../../src/asking/remind-requests.ts'
import { act } from '../../src/platform/till.ts'
import { setPrice } from '../../src/pricing/set-price.ts'
import { typeOf } from '../credit/firms.ts'
import { until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { memberOf, payerOf, type RuledFirm, ruledFirm } from './ruled-firm.ts'

const HOUR = 60 * 60
const DAY = 24 * HOUR
const TEN_THOUSAND = 1_000_000
const job = { kind: 'job', name: 'test' } as const

let house: House
let own: RuledFirm
let offering: Offering
beforeAll(async () => {
  house = await bootTill()
  own = await ruledFirm(house)
}, 60_000)
afterAll(() => house?.close())
beforeEach(async () => {
  offering = await make.offering(house, { capacity: 20, price: 400_000, startsInDays: 90 })
})

const leftOf = async ({ offeringId }: Offering): Promise<number> => {
  const [row] = await house.witness(
    `select count(*)::int as left from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = '${offeringId}' and s.sold_at is null and s.held_until <= app_now()`,
  )
  return row!.left as number
}
const ordersOf = ({ offeringId }: Offering) =>
  house.witness(
    `select o.id, o.person_id, o.approved_by, o.total_minor::int as total from orders o join order_lines l on l.order_id = o.id where l.offering_id = '${offeringId}'`,
  )
const stateFor = async (id: string) => (await own.buyer.read(`/purchase-requests/${id}`)).body.state

test('a buyer orders up to the amount, and beyond it is told the figures and nothing is written', async () => {
  expect((await own.order(offering, 2)).status).toBe(201)
  const beyond = await own.order(offering, 3)
  expect([beyond.status, typeOf(beyond)]).toEqual([409, 'companies/approval-needed'])
  expect(beyond.body).toMatchObject({
    companyId: own.id,
    above: { minor: 1_000_000, currency: 'NOK' },
    total: { minor: 1_200_000, currency: 'NOK' },
  })
  expect(await ordersOf(offering)).toHaveLength(1)
  expect(await leftOf(offering)).toBe(18)
})

test('owners and managers order themselves, a finance viewer does not, and a company without a rule asks nobody', async () => {
  const viewer = await memberOf(house, own.id, 'finance-viewer')
  expect(typeOf(await own.order(offering, 3, viewer))).toBe('companies/approval-needed')
  for (const by of [own.owner, own.manager]) expect((await own.order(offering, 3, by)).status).toBe(201)
  expect(typeOf(await own.asks(offering, 2))).toBe('companies/approval-not-needed')
  await own.rules(null)
  expect((await own.order(offering, 3)).status).toBe(201)
  await own.rules(TEN_THOUSAND)
})

test('where everything needs a yes, only what costs nothing does not', async () => {
  await own.rules(0)
  expect(typeOf(await own.order(offering, 1))).toBe('companies/approval-needed')
  const free = await make.offering(house, { capacity: 5, price: 0 })
  expect((await own.order(free, 1)).status).toBe(201)
  await own.rules(TEN_THOUSAND)
})

test('a quote that a buyer takes up is asked about like any order, and an owner takes it up by the same link', async () => {
  const made = await own.buyer.send('/me/quotations', {
    ...{ payer: payerOf(own), lines: [{ offeringId: offering.offeringId, quantity: 3 }] },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const takeUp = { token: made.body.token, acceptedSalesTerms: 1 }
  expect(typeOf(await own.buyer.send('/quotations/acceptance', takeUp))).toBe('companies/approval-needed')
  expect((await own.owner.send('/quotations/acceptance', takeUp)).status).toBe(201)
})

test('another currency needs a yes while no rate for it is known', async () => {
  const abroad = await make.offering(house, { capacity: 5, price: 100, currency: 'EUR' })
  expect(typeOf(await own.order(abroad, 1))).toBe('companies/approval-needed')
})

test('only owners change the rule, and each version stays with who set it and why', async () => {
  const rule = `/companies/${own.id}/approval-rule`
  const refused = await own.manager.send(rule, { aboveMinor: null, reason: 'Unntak' }, 'PUT')
  expect(refused.status).toBe(403)
  for (const above of [500_000, TEN_THOUSAND]) await own.rules(above)
  const { body } = await own.buyer.read(rule)
  expect(body.aboveMinor).toBe(TEN_THOUSAND)
  expect((body.history as object[]).slice(0, 2)).toMatchObject([
    { aboveMinor: TEN_THOUSAND, reason: 'Styrevedtak', setBy: 'Eva Eier' },
    { aboveMinor: 500_000, reason: 'Styrevedtak', setBy: 'Eva Eier' },
  ])
})

test('a manager’s yes is an order of the buyer, with the seats that were held and at the price that was shown', async () => {
  const people = [{ name: 'Nina Navn', email: 'nina@fjord.example' }]
  const id = await own.asked(offering, 3, people)
  expect(await leftOf(offering)).toBe(17)
  await act(house.till, job, (tx) =>
    setPrice(tx, {
      ...{ offeringId: offering.offeringId, currency: 'NOK', netMinor: 990_000 },
      ...{ taxClass: 'exempt-teaching', taxDecision: 'Ingrid: § 3-5' },
    }),
  )
  const seen = await own.manager.read(`/purchase-requests/${id}/question`)
  expect(seen.body).toMatchObject({
    state: 'waiting',
    asker: { name: 'Inga Innkjøper' },
    note: 'Til teamet',
    lines: [{ quantity: 3, people }],
  })
  const yes = await own.approves(own.manager, id, 1_200_000, { purchaseOrderNumber: 'PO-77' })
  expect(yes.status, JSON.stringify(yes.body)).toBe(201)
  expect(await ordersOf(offering)).toEqual([
    { id: yes.body.orderId, person_id: own.buyer.personId, approved_by: own.manager.personId, total: 1_200_000 },
  ])
  expect(await stateFor(id)).toBe('approved')
  expect((await own.buyer.read(`/orders/${yes.body.orderId}`)).body).toMatchObject({
    purchaseOrderNumber: 'PO-77',
    approvedBy: 'Leif Leder',
    seats: [{ name: 'Nina Navn', enrolled: true }, { name: null }, { name: null }],
  })
  expect(typeOf(await own.declines(own.owner, id))).toBe('asking/decided-already')
})

test('two say yes at once: one order, and the other is told that it is decided', async () => {
  for (let round = 0; round < 4; round++) {
    const one = await make.offering(house, { capacity: 30, price: 400_000 })
    const id = await own.asked(one, 3)
    const answers = await Promise.all([own.owner, own.manager].map((by) => own.approves(by, id, 1_200_000)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(answers.map(typeOf)).toContain('asking/decided-already')
    expect(await ordersOf(one)).toHaveLength(1)
  }
})

test('what an invoice must carry is told while it waits, and asked for at the yes', async () => {
  const invoicing = {
    invoicesBy: 'auto',
    mailCopy: true,
    buyerReference: null,
    orderNumberForms: [],
    referenceForms: [],
  }
  const needs = (wanted: string) =>
    own.owner.send(`/companies/${own.id}/invoicing`, { ...invoicing, needs: wanted }, 'PUT')
  expect((await needs('order-number')).status).toBe(200)
  const id = await own.asked(offering, 3)
  const seen = await own.owner.read(`/purchase-requests/${id}/question`)
  expect(seen.body.hints).toMatchObject({ beyondCredit: false, lacking: ['purchaseOrderNumber'] })
  expect(typeOf(await own.approves(own.owner, id, 1_200_000))).toBe('checkout/reference-missing')
  expect(await stateFor(id)).toBe('waiting')
  expect((await own.approves(own.owner, id, 1_200_000, { purchaseOrderNumber: 'PO-78' })).status).toBe(201)
  expect((await needs('nothing')).status).toBe(200)
})

test('a no needs its reason, frees the seats at once, and the buyer is told it', async () => {
  const id = await own.asked(offering, 3)
  expect((await own.declines(own.owner, id, '')).status).toBe(422)
  expect((await own.declines(own.owner, id)).status).toBe(200)
  expect(await leftOf(offering)).toBe(20)
  expect((await own.buyer.read(`/purchase-requests/${id}`)).body).toMatchObject({
    state: 'declined',
    declineReason: 'Ikke i år',
  })
  const mail = await until(
    async () => house.mails().find(({ to, subject }) => to.includes(own.buyer.email) && /^Nei til/.test(subject)),
    Boolean,
  )
  expect(mail!.text).toContain(`/purchase-requests/${id}`)
})

test('the buyer takes it back, pays none of it themselves, and asks again', async () => {
  const id = await own.asked(offering, 3)
  expect(typeOf(await own.asks(offering, 3))).toBe('asking/asked-already')
  const pays = await own.buyer.send(`/purchase-requests/${id}/order`, {
    ...{ payer: payerOf(own), payBy: 'invoice', acceptedSalesTerms: 1 },
    expectedTotal: { minor: 1_200_000, currency: 'NOK' },
  })
  expect(typeOf(pays)).toBe('asking/company-answers')
  expect((await own.buyer.send(`/purchase-requests/${id}/withdrawal`)).body.state).toBe('withdrawn')
  expect(await leftOf(offering)).toBe(20)
  const again = await own.asked(offering, 3)
  expect((await own.buyer.send(`/purchase-requests/${again}/withdrawal`)).status).toBe(200)
})

test('an order by card that is given up leaves the request open, with its seats', async () => {
  const id = await own.asked(offering, 3)
  const yes = await own.approves(own.owner, id, 1_200_000, { payBy: 'card' })
  expect(yes.status, JSON.stringify(yes.body)).toBe(201)
  expect(await stateFor(id)).toBe('being-paid')
  expect((await own.buyer.send(`/orders/${yes.body.orderId}/abandon`)).status).toBe(200)
  expect(await stateFor(id)).toBe('waiting')
  expect(await leftOf(offering)).toBe(17)
  expect((await own.approves(own.manager, id, 1_200_000)).status).toBe(201)
})

test('when the buyer’s membership ends the request is over and its seats are free; who may not answer any more sees nothing', async () => {
  own = await ruledFirm(house)
  const id = await own.asked(offering, 3)
  expect((await own.approves(own.buyer, id, 1_200_000)).status).toBe(403)
  const member = (personId: string) => `/companies/${own.id}/members/${personId}`
  expect((await own.owner.send(member(own.manager.personId), { role: 'buyer' }, 'PUT')).status).toBe(204)
  expect((await own.manager.read(`/purchase-requests/${id}/question`)).status).toBe(404)
  expect((await own.manager.read(`/companies/${own.id}/purchase-requests`)).status).toBe(403)
  expect((await own.owner.send(member(own.buyer.personId), undefined, 'DELETE')).status).toBe(204)
  expect((await own.owner.read(`/purchase-requests/${id}/question`)).body.state).toBe('withdrawn')
  expect(typeOf(await own.approves(own.owner, id, 1_200_000))).toBe('asking/decided-already')
  await act(house.till, job, letGoOfLeft)
  expect(await leftOf(offering)).toBe(20)
})

test('owners and managers are mailed at once and half-way, all a day before the end, and the buyer when nobody answered', async () => {
  own = await ruledFirm(house)
  const id = await own.asked(offering, 3)
  const promised = async () => {
    await remindRequests(house.till)
    const rows = await house.witness(
      `select kind || ' ' || recipient || ' ' || email as mail from purchase_request_mails where request_id = '${id}'`,
    )
    return rows.map(({ mail }) => String(mail)).toSorted()
  }
  const both = (kind: string) => [`${kind} approver ${own.owner.email}`, `${kind} approver ${own.manager.email}`]
  const sofar = both('asked')
  expect(await promised()).toEqual(sofar.toSorted())
  await house.moveClock(4 * DAY)
  sofar.push(...both('half-way'))
  await promised()
  expect(await promised()).toEqual(sofar.toSorted())
  await house.moveClock(2 * DAY + HOUR)
  sofar.push(...both('last-day'), `last-day buyer ${own.buyer.email}`)
  expect(await promised()).toEqual(sofar.toSorted())
  await house.moveClock(DAY)
  sofar.push(`expired buyer ${own.buyer.email}`)
  expect(await promised()).toEqual(sofar.toSorted())
  expect(await leftOf(offering)).toBe(20)
})
