import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeApiKey } from '../../src/identity/make-api-key.ts'
import { dayIn, dayPlus, SELLER_ZONE } from '../../src/platform/clock.ts'
import { setPrice } from '../../src/pricing/set-price.ts'
import { textOf } from '../invoices/pdf-text.ts'
import { launch } from '../storefront/make.ts'
import { expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, company, until } from '../support/buyer.ts'
import { type Desk, openDesk } from '../support/desk.ts'

let desk: Desk
let support: { authorization: string }
beforeAll(async () => {
  desk = await openDesk()
  const { key } = await desk.fleet.does((tx) => makeApiKey(tx, { name: 'support', roles: ['support'], personal: true }))
  support = { authorization: `Bearer ${key}` }
}, 60_000)
afterAll(() => desk?.fleet.close())

const taxed = { currency: 'NOK', taxClass: 'standard', taxDecision: 'Ingrid: recorded' } as const
const nok = (minor: number) => ({ minor, currency: 'NOK' })
const aCourse = (capacity = 20) => launch(desk.fleet, { capacity, price: { ...taxed, grossMinor: 125_000 } })
const post = (path: string, body: object = {}, key: string = randomUUID()): Promise<Answer> =>
  ask(`${desk.shop}${path}`, { method: 'POST', headers: { ...support, 'idempotency-key': key }, body })
const offer = async (offeringId: string, quantity: number, more: object = {}) => {
  const made = await post('/quotations', { payer: company(), lines: [{ offeringId, quantity }], ...more })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body as unknown as { id: string; number: number; total: object; validThrough: string }
}
const accept = (id: string, more: object = {}) =>
  post(`/quotations/${id}/acceptance`, { payBy: 'invoice', acceptedSalesTerms: 1, ...more })
/** So many days from today, in the seller's zone. */
const dayAhead = (days: number) => dayPlus(dayIn(SELLER_ZONE, new Date()), days)
const stateOf = async (id: string) =>
  (await ask(`${desk.shop}/quotations/${id}`, { headers: support })).body.state as string

describe('an offer in writing', () => {
  test('becomes an order at its own price after the listed price has risen, to the øre, with the purchase order on it', async () => {
    const { offeringId } = await aCourse()
    const quotation = await offer(offeringId, 3)
    expect(quotation.total).toEqual(nok(375_000))
    await desk.fleet.does((tx) => setPrice(tx, { ...taxed, offeringId, grossMinor: 200_000 }))
    const placed = await accept(quotation.id, { purchaseOrderNumber: 'PO 778', buyerReference: 'Avd. 4100' })
    expect(placed, JSON.stringify(placed.body)).toMatchObject({
      status: 201,
      body: {
        ...{ total: nok(375_000), purchaseOrderNumber: 'PO 778', buyerReference: 'Avd. 4100', payBy: 'invoice' },
        lines: [{ quantity: 3, unitNet: nok(100_000), net: nok(300_000) }],
      },
    })
    expect(await stateOf(quotation.id)).toBe('accepted')
    const [order] = await desk.fleet.witness`
      select n.email from orders o join people n on n.id = o.person_id where o.id = ${placed.body.id as string}`
    expect(order!.email).toBe(company().email)
    await expectSoundBooks(desk.fleet.witness)
  })

  test('becomes one order however many enter it at once, and whoever comes second is given that one', async () => {
    const { offeringId } = await aCourse()
    const { id } = await offer(offeringId, 2)
    const answers = await Promise.all([accept(id), accept(id), accept(id)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    const [sold] = await desk.fleet
      .witness`select count(*)::int as n from order_lines where offering_id = ${offeringId}`
    expect(sold!.n).toBe(1)
  })

  test('that was taken back makes no order, and one that has become an order cannot be taken back', async () => {
    const { offeringId } = await aCourse()
    const [gone, kept] = [await offer(offeringId, 1), await offer(offeringId, 1)]
    expect((await post(`/quotations/${gone.id}/withdrawal`)).body.state).toBe('withdrawn')
    expect((await post(`/quotations/${gone.id}/withdrawal`)).status).toBe(200)
    expect(await accept(gone.id)).toMatchObject({ status: 409, body: { type: '/problems/quotation/withdrawn' } })
    const { body: order } = await accept(kept.id)
    expect(await post(`/quotations/${kept.id}/withdrawal`)).toMatchObject({
      status: 409,
      body: { type: '/problems/quotation/accepted', orderId: order.id },
    })
  })

  test('cannot stand longer than half a year or than booking is open, nor name an offering twice', async () => {
    const { offeringId } = await aCourse()
    const payer = company()
    const line = { offeringId, quantity: 1 }
    for (const body of [
      { payer, lines: [line], validThrough: '2099-01-01' },
      { payer, lines: [line], validThrough: '2020-01-01' },
      { payer, lines: [line, line] },
    ])
      expect((await post('/quotations', body)).status).toBe(422)
  })

  test('takes no seat: when too few are left it is refused by name, nothing is taken, and it still stands', async () => {
    const { offeringId } = await aCourse(2)
    const [first, second] = [await offer(offeringId, 2), await offer(offeringId, 1)]
    expect((await accept(first.id)).status).toBe(201)
    expect(await accept(second.id)).toMatchObject({ status: 409, body: { type: '/problems/seats/sold-out' } })
    expect(await stateOf(second.id)).toBe('open')
  })

  test('is a PDF in its own language that says it is no invoice, has a number of its own, and is found by it', async () => {
    const { offeringId } = await aCourse()
    const [nb, en] = [
      await offer(offeringId, 1, { note: 'Velkommen til oss' }),
      await offer(offeringId, 1, { lang: 'en' }),
    ]
    expect(en.number).toBeGreaterThan(nb.number)
    const read = async (id: string) => {
      const file = await fetch(`${desk.shop}/quotations/${id}.pdf`, { headers: support })
      expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
      return textOf(Buffer.from(await file.arrayBuffer()))
    }
    const words = await read(nb.id)
    for (const said of ['Tilbud', String(nb.number), 'ingen faktura', 'Velkommen til oss', 'Gjelder til og med'])
      expect(words).toContain(said)
    expect(words).not.toContain('KID')
    expect(await read(en.id)).toContain('Quote')
    const { body } = await ask(`${desk.shop}/quotations?search=${nb.number}`, { headers: support })
    expect((body.quotations as { id: string }[]).map(({ id }) => id)).toEqual([nb.id])
  })

  test('holds its seats until its day: nobody else gets them, and taken back it frees them', async () => {
    const { offeringId } = await aCourse(3)
    const heldThrough = dayAhead(3)
    const held = await offer(offeringId, 2, { heldThrough })
    expect(
      await post('/quotations', { payer: company(), lines: [{ offeringId, quantity: 2 }], heldThrough }),
    ).toMatchObject({ status: 409, body: { type: '/problems/quotation/no-seats' } })
    const other = await offer(offeringId, 2)
    expect((await accept(other.id)).body.type).toBe('/problems/seats/sold-out')
    expect((await accept(held.id)).status).toBe(201)
    const next = await offer(offeringId, 1, { heldThrough })
    expect((await accept(other.id)).body).toMatchObject({ lines: [{ left: 0 }] })
    await post(`/quotations/${next.id}/withdrawal`)
    expect((await accept(other.id)).body).toMatchObject({ lines: [{ left: 1 }] })
  })

  test('holds seats sixty days at most, and no longer than it stands', async () => {
    const { offeringId } = await aCourse()
    for (const days of [{ heldThrough: dayAhead(61) }, { heldThrough: dayAhead(5), validThrough: dayAhead(4) }])
      expect(
        await post('/quotations', { payer: company(), lines: [{ offeringId, quantity: 1 }], ...days }),
      ).toMatchObject({ status: 422, body: { errors: [{ pointer: '/heldThrough' }] } })
  })
})

describe('whoever a quote is mailed to', () => {
  const mailed = async (id: string, email: string) => {
    expect((await post(`/quotations/${id}/mails`)).body.mailedAt).toMatch(/^\d{4}-/)
    const { raw } = await desk.fleet.mail.waitFor(({ to, raw: text }) => to.includes(email) && text.includes('token='))
    return { raw, token: decodeURIComponent(/quote\?token=(?:3D)?([\w.%-]+)/.exec(raw.replaceAll('=\r\n', ''))![1]!) }
  }
  const takeUp = (token: string, more: object = {}) =>
    ask(`${desk.shop}/quotations/acceptance`, {
      method: 'POST',
      headers: { 'idempotency-key': randomUUID() },
      body: { token, acceptedSalesTerms: 1, ...more },
    })

  test('reads it by the link, orders by it once, and is limited by nothing but what was offered', async () => {
    const { offeringId } = await launch(desk.fleet, { capacity: 100, price: { ...taxed, grossMinor: 400_000 } })
    const payer = { ...company(), email: `leder-${randomUUID()}@bedrift.example` }
    const { id, number } = await offer(offeringId, 100, { payer })
    const { raw, token } = await mailed(id, payer.email)
    expect(raw).toContain(`tilbud-${number}.pdf`)
    const opened = await ask(`${desk.shop}/quotations/opening`, { method: 'POST', body: { token } })
    expect(opened).toMatchObject({ status: 200, body: { number, state: 'open' } })
    const answers = await Promise.all([takeUp(token, { purchaseOrderNumber: 'PO 9' }), takeUp(token)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[0]!.body.id).toBe(answers[1]!.body.id)
    expect(await stateOf(id)).toBe('accepted')
    const [order] = await desk.fleet.witness`
      select vouched_by, n.email from orders o join people n on n.id = o.person_id where o.id = ${answers[0]!.body.id as string}`
    expect(order).toEqual({ vouched_by: expect.stringMatching(/^client:/), email: payer.email })
    expect((await post(`/quotations/${id}/mails`)).body.type).toBe('/problems/quotation/accepted')
  })

  test('finds nothing with a link that was changed, byte for byte as with one that never was', async () => {
    const { offeringId } = await aCourse()
    const { id } = await offer(offeringId, 1)
    const open = async (token: string) => {
      const { status, body } = await ask(`${desk.shop}/quotations/opening`, { method: 'POST', body: { token } })
      return { status, body: { ...body, requestId: '' } }
    }
    const never = await open(`${randomUUID()}.x`)
    expect(never.status).toBe(404)
    for (const token of [`${id}.x`, id, 'x', `${id}.${'A'.repeat(43)}`]) expect(await open(token)).toEqual(never)
    expect((await takeUp(`${id}.x`)).status).toBe(404)
  })

  test('who was to pay by card and never did finds it standing again, with its seats still held', async () => {
    const { offeringId } = await aCourse(1)
    const payer = { ...company(), email: `kort-${randomUUID()}@bedrift.example` }
    const { id } = await offer(offeringId, 1, { payer, heldThrough: dayAhead(2) })
    const { token } = await mailed(id, payer.email)
    const placed = await takeUp(token, { payBy: 'card' })
    expect(placed.body.state, JSON.stringify(placed.body)).toBe('awaiting-payment')
    const given = await ask(`${desk.shop}/orders/${placed.body.id}/abandon`, {
      method: 'POST',
      headers: { 'order-token': placed.body.orderToken as string, 'idempotency-key': randomUUID() },
    })
    expect(given.status, JSON.stringify(given.body)).toBe(200)
    await until(
      () => stateOf(id),
      (state) => state === 'open',
    )
    const other = await offer(offeringId, 1)
    expect((await accept(other.id)).body.type).toBe('/problems/seats/sold-out')
    expect((await takeUp(token)).status).toBe(201)
  })
})
