import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { employerAddress, linkOf, openLearner } from '../asking/learner.ts'
import { payerOf, type RuledFirm, ruledFirm } from '../asking/ruled-firm.ts'
import { typeOf } from '../credit/firms.ts'
import { type Answer, ask, company } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { browse, hiddenFields, wordsOf } from '../web/browser.ts'
import { nok, openPaths, type Paths } from './paths.ts'

const ABOVE = 500_000
const [WHOLE, SINGLY] = [1_000_000, 1_200_000]

let house: House
let paths: Paths
let own: RuledFirm
beforeAll(async () => {
  house = await bootTill()
  paths = await openPaths(house)
  own = await ruledFirm(house, ABOVE)
}, 60_000)
afterAll(() => house?.close())

const cartOfPath = async (headers: Record<string, string>) => {
  const mine = await paths.cart(headers)
  expect((await mine.put(await paths.path())).body.total).toEqual(nok(WHOLE))
  return mine
}
const send = (path: string, headers: Record<string, string>, body: unknown): Promise<Answer> =>
  ask(`${house.url}${path}`, { method: 'POST', headers: { 'idempotency-key': randomUUID(), ...headers }, body })
/** What the lines of an order cost without VAT, and by which paths. */
const linesOf = (orderId: unknown) =>
  house.witness(
    `select net_minor::int as net, path_id as path from order_lines where order_id = '${orderId}' order by net_minor`,
  )
const PLAIN = [120_000, 490_000, 590_000].map((net) => ({ net, path: null }))

test('a buyer who needs a yes asks for a path’s courses at their own prices, and the yes is an order at them', async () => {
  const mine = await cartOfPath(own.buyer.headers)
  const alone = await mine.order(WHOLE, { payer: payerOf(own) })
  expect(alone.body.type).toBe('/problems/companies/approval-needed')
  const asks = (total: number) =>
    own.buyer.send(`/carts/${mine.id}/approval-request`, {
      ...{ payer: payerOf(own), payBy: 'invoice', expectedTotal: nok(total), note: '' },
    })
  expect(typeOf(await asks(WHOLE))).toBe('checkout/price-changed')
  const asked = await asks(SINGLY)
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  const yes = await own.approves(own.manager, asked.body.id, SINGLY)
  expect(yes.status, JSON.stringify(yes.body)).toBe(201)
  expect(await linesOf(yes.body.orderId)).toEqual(PLAIN)
})

test('the checkout of a buyer who needs a yes says which prices it asks for, and its form is sent', async () => {
  const mine = await cartOfPath(own.buyer.headers)
  const page = browse(house.url)
  const [name, value] = own.buyer.headers.cookie.split('=') as [string, string]
  page.cookies.set(name, value)
  const shown = await page.get('/checkout?as=company')
  expect(wordsOf(shown.body)).toContain('Forespørselen er på kursenes egne priser, uten læringsløp.')
  const hidden = hiddenFields(shown.body)
  expect([hidden.cart, hidden.totalMinor]).toEqual([mine.id, String(SINGLY)])
  const { organisationNumber, name: companyName, contactName, email, street, postcode, city } = payerOf(own)
  const sent = await page.post('/ask-approval', {
    ...hidden,
    ...{ as: 'company', organisationNumber, companyName, name: contactName, email, street, postcode, city },
    ...{ payBy: 'invoice', note: '' },
  })
  expect([sent.status, sent.to]).toEqual([303, expect.stringMatching(/^\/purchase-requests\//)])
})

test('an employer is asked for a path’s courses at their own prices, and pays them', async () => {
  const learner = await openLearner(house)
  const mine = await cartOfPath(learner.headers)
  const employerEmail = employerAddress()
  const asks = (total: number) =>
    learner.send(`/carts/${mine.id}/employer-request`, { employerEmail, expectedTotal: nok(total) })
  expect(typeOf(await asks(WHOLE))).toBe('checkout/price-changed')
  expect((await asks(SINGLY)).status).toBe(201)
  const yes = await send(
    '/employer-requests/approval',
    {},
    {
      ...{ token: await linkOf(house, employerEmail), payer: company(), payBy: 'invoice' },
      ...{ acceptedSalesTerms: 1, expectedTotal: nok(SINGLY) },
    },
  )
  expect(yes.status, JSON.stringify(yes.body)).toBe(201)
  expect(await linesOf(yes.body.orderId)).toEqual(PLAIN)
})

test('a quote of a path’s courses is at their own prices, and its order is at what was quoted', async () => {
  const learner = await openLearner(house)
  const { courses } = await paths.path()
  const lines = courses.map(({ offeringId }) => ({ offeringId, quantity: 1 }))
  const made = await learner.send('/me/quotations', { payer: company(), lines })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect(made.body.total).toEqual(nok(SINGLY))
  const order = await send('/quotations/acceptance', learner.headers, {
    ...{ token: made.body.token, acceptedSalesTerms: 1 },
  })
  expect(order.status, JSON.stringify(order.body)).toBe(201)
  expect(await linesOf(order.body.id)).toEqual(PLAIN)
})
