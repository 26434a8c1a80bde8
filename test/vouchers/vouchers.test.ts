import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccount, signIn } from '../support/account.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, make, pay, untilOrder } from '../support/make.ts'
import { byCard, type Codes, nok, openCodes, type Reply } from './codes.ts'

let house: House
let codes: Codes
beforeAll(async () => {
  house = await bootTill()
  codes = await openCodes(house)
}, 60_000)
afterAll(() => house?.close())

const refusal = ({ status, body }: Reply<{ type: string }>) => [status, body.type]
const problem = (name: string, status = 409) => [status, `/problems/voucher/${name}`]

test('a code typed in any case lowers each seat, stays on the line as it was, and is named in the words of order and invoice', async () => {
  const { voucher, cart, used } = codes
  const { id, code } = await voucher({}, 'SOMMER25')
  const course = await make.offering(house)
  const mine = await cart([course], 2)
  const lowered = await mine.enter(' sommer 25 ')
  expect(lowered.body).toMatchObject({
    ...{ voucher: { code, why: null }, total: nok(784_000) },
    lines: [{ unitNet: nok(392_000), listedNet: nok(490_000), voucher: { voucherId: id, code }, agreement: null }],
  })
  const listed = await mine.order(980_000)
  expect([listed.status, listed.body.total]).toEqual([409, nok(784_000)])
  const placed = await mine.order(784_000)
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  expect(placed.body.lines[0]).toMatchObject({
    unitNet: nok(392_000),
    voucher: { code, percentBasisPoints: 2000, listedNetMinor: 490_000 },
  })
  expect(placed.body.lines[0]!.detail.replaceAll('\u00a0', ' ')).toContain(
    'Kode SOMMER25: 20 % avslag på 4 900,00 kr uten mva.',
  )
  expect(await used(id)).toBe(2)
})

test('what a code takes off is exact with VAT for any number of seats, an amount is with VAT and never more than the price', async () => {
  const { voucher, cart } = codes
  const course = await make.offering(house, { price: 99_900, taxClass: 'standard' })
  const third = await cart([course], 3)
  const { body: percent } = await third.enter((await voucher({ percentBasisPoints: 3333 })).code)
  expect(percent.total.minor).toBe(percent.lines[0]!.gross.minor)
  expect(percent.total.minor % 3).toBe(0)
  expect(percent.lines[0]!.unitNet.minor).toBeLessThanOrEqual(99_900 - 33_297)
  const { body: amount } = await third.enter((await voucher({ percentBasisPoints: null, amount: nok(50_000) })).code)
  expect(amount.total).toEqual(nok(3 * (course.gross - 50_000)))
  const { body: most } = await third.enter((await voucher({ percentBasisPoints: null, amount: nok(9_999_900) })).code)
  expect(most.total).toEqual(nok(0))
  const { body: other } = await third.enter(
    (await voucher({ percentBasisPoints: null, amount: { minor: 100, currency: 'EUR' } })).code,
  )
  expect(other.type).toBe('/problems/voucher/other-course')
})

test('a code of 100 % makes a free order that no payment provider hears of', async () => {
  const { voucher, cart } = codes
  const mine = await cart([await make.offering(house)])
  await mine.enter((await voucher({ percentBasisPoints: 10_000 })).code)
  const placed = await mine.order(0, byCard())
  expect([placed.status, placed.body.payBy, placed.body.state, placed.body.paymentPage]).toEqual([
    201,
    'free',
    'confirmed',
    null,
  ])
  expect(await house.witness(`select 1 from payments where order_id = '${placed.body.id}'`)).toEqual([])
})

test('whoever types a code that cannot be used is told why, and their cart stays as it was', async () => {
  const { voucher, cart, send } = codes
  const [course, other] = [await make.offering(house), await make.offering(house)]
  const mine = await cart([course])
  const told = async (change: object) => refusal(await mine.enter((await voucher(change)).code))
  expect(refusal(await mine.enter('FINNES-IKKE'))).toEqual(problem('unknown', 404))
  expect(await told({ fromAt: '2099-01-01T00:00:00Z' })).toEqual(problem('not-yet'))
  expect(await told({ untilAt: '2021-01-01T00:00:00Z' })).toEqual(problem('over'))
  expect(await told({ offeringIds: [other.offeringId] })).toEqual(problem('other-course'))
  expect(await told({ fromSeats: 2 })).toEqual(problem('too-few-seats'))
  const ended = await voucher()
  expect((await send(`/vouchers/${ended.id}/end`, 'POST')).status).toBe(204)
  expect(refusal(await mine.enter(ended.code))).toEqual(problem('ended'))
  expect((await mine.read()).body).toMatchObject({ voucher: null, total: nok(490_000) })
  const closed = { closed: true, organisationNumbers: ['923609016'] }
  const keeper = bearer(await make.client(house, ['course-administrator']))
  expect((await send(`/offerings/${other.offeringId}/companies`, 'PUT', closed, keeper)).status).toBeLessThan(300)
  const hidden = { offeringIds: [other.offeringId] }
  const empty = await cart([])
  for (const change of [{}, { fromAt: '2099-01-01T00:00:00Z' }, { untilAt: '2021-01-01T00:00:00Z' }]) {
    expect(await told({ ...hidden, ...change })).toEqual(problem('unknown', 404))
    expect(refusal(await empty.enter((await voucher({ ...hidden, ...change })).code))).toEqual(problem('unknown', 404))
  }
  const firms = await mine.enter((await voucher({ forWhom: 'companies' })).code)
  expect(firms.body).toMatchObject({ voucher: { why: 'for-companies' }, total: nok(490_000) })
  const asPerson = await mine.order(392_000, byCard())
  expect([asPerson.status, asPerson.body.total]).toEqual([409, nok(490_000)])
  expect((await mine.order(392_000)).status).toBe(201)
})

test('whoever guesses codes waits after some that do not work, and what works is not counted', async () => {
  const { voucher, cart, send } = codes
  const mine = await cart([await make.offering(house)])
  const { code } = await voucher()
  for (let n = 0; n < 3; n++) expect((await mine.enter(code)).status).toBe(200)
  const answers = []
  for (let n = 0; n < 16; n++) answers.push(refusal(await mine.enter(`GJETT${n}`)))
  expect(answers.at(14)).toEqual(problem('unknown', 404))
  expect(answers.at(15)).toEqual(problem('too-many-tries', 429))
  const [strangers, nobodys] = [{ 'cart-token': 'x'.repeat(43) }, randomUUID()]
  for (const id of [mine.id, nobodys])
    expect(refusal(await send(`/carts/${id}/voucher`, 'PUT', { code }, strangers))).toEqual([
      404,
      '/problems/cart/unknown',
    ])
})

test('the invoice says the code on paper and as data, and the receipt of a card buyer does', async () => {
  const { voucher, cart, send } = codes
  const { id, code } = await voucher()
  const mine = await cart([await make.offering(house)])
  await mine.enter(code)
  const placed = await mine.order(392_000)
  const { documents } = await untilOrder(house, placed.body, (order) => order.documents[0]?.xml != null)
  const xml = await (
    await fetch(`${house.url}${documents[0]!.xml}`, { headers: { 'order-token': placed.body.orderToken } })
  ).text()
  expect(xml.replaceAll('\u00a0', ' ')).toContain(`Kode ${code}: 20 % avslag på 4 900,00 kr uten mva.`)
  const asked = await send(
    `/invoices/${documents[0]!.id}/correction-wishes`,
    ...(['POST', { wanted: { kind: 'reference', buyerReference: 'Kari' } }] as const),
    { 'order-token': placed.body.orderToken },
  )
  const granted = { ...codes.finance, 'idempotency-key': randomUUID() }
  await send(`/correction-wishes/${asked.body.id}/decision`, 'POST', { granted: true }, granted)
  await untilOrder(house, placed.body, (order) => order.documents.length === 3)
  expect((await send(`/vouchers/${id}/uses`)).body.sums).toMatchObject([{ orders: 1, netMinor: 392_000 }])
  const card = await cart([await make.offering(house)])
  await card.enter(code)
  const bought = await card.order(392_000, byCard())
  await pay(house, bought.body)
  expect((await untilOrder(house, bought.body, ({ state }) => state === 'confirmed')).total).toEqual(nok(392_000))
})

test('where a tier is as good as the code, seats are sold by the tier and no use is taken', async () => {
  const { voucher, cart, used, send } = codes
  const course = await make.offering(house)
  const keeper = await make.client(house, ['course-administrator'])
  const price = {
    currency: 'NOK',
    netMinor: 490_000,
    taxClass: 'exempt-teaching',
    taxDecision: 'Ingrid',
    tiers: [{ fromSeats: 2, percentBasisPoints: 3000 }],
  }
  const set = await send(`/offerings/${course.offeringId}/price`, 'PUT', price, { authorization: `Bearer ${keeper}` })
  expect(set.status, JSON.stringify(set.body)).toBeLessThan(300)
  const { id, code } = await voucher()
  const two = await cart([course], 2)
  const { body } = await two.enter(code)
  expect(body).toMatchObject({
    voucher: { code, why: 'better-otherwise' },
    total: nok(686_000),
    lines: [{ voucher: null }],
  })
  expect((await two.order(686_000)).status).toBe(201)
  expect(await used(id)).toBe(0)
})

test('a batch has random codes for one seat each, written to a file, and changing its rule leaves what was sold', async () => {
  const { makeVoucher, cart, send } = codes
  const { body: batch } = await makeVoucher({ codes: 30, campaign: 'Messe 2027' })
  const file = await fetch(`${house.url}/vouchers/${batch.id}/codes.csv`, { headers: codes.finance })
  const rows = (await file.text()).trim().split(/\r?\n/).slice(1)
  const texts = rows.map((row) => row.split(';')[0]!)
  expect(new Set(texts).size).toBe(30)
  for (const text of texts) expect(text).toMatch(/^([A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}$/)
  const two = await cart([await make.offering(house)], 2)
  expect(refusal(await two.enter(texts[0]!))).toEqual(problem('used-up'))
  const one = await cart([await make.offering(house)])
  await one.enter(texts[0]!)
  const placed = await one.order(392_000)
  expect(placed.status).toBe(201)
  const change = { campaign: 'Messe 2027', percentBasisPoints: 1000, fromAt: '2020-01-01T00:00:00Z', reason: 'Mindre' }
  expect((await send(`/vouchers/${batch.id}`, 'PUT', change)).status).toBe(204)
  const again = await cart([await make.offering(house)])
  expect(refusal(await again.enter(texts[0]!))).toEqual(problem('used-up'))
  expect((await again.enter(texts[1]!)).body.total).toEqual(nok(441_000))
  expect((await send(`/orders/${placed.body.id}`)).body.lines[0]!.voucher).toMatchObject({ percentBasisPoints: 2000 })
  expect((await send('/vouchers?search=messe')).body.vouchers).toMatchObject([
    { id: batch.id, codes: 30, seatsUsed: 1 },
  ])
  expect(refusal(await makeVoucher({ code: texts[0] }))).toEqual(problem('code-taken'))
})

test('a cart of a visitor who signs in takes its code along, unless their own has one', async () => {
  const { voucher, cart, send } = codes
  const [{ code }, other] = [await voucher(), await voucher({ percentBasisPoints: 1000 })]
  const headers = await signIn(house, await openAccount(house))
  const own = await cart([], 1, headers)
  for (const guests of [code, other.code]) {
    const guest = await cart([await make.offering(house)])
    await guest.enter(guests)
    await send(`/carts/${guest.id}/merge`, 'POST', undefined, { ...headers, ...guest.headers })
  }
  expect((await own.read()).body).toMatchObject({ voucher: { code }, total: nok(2 * 392_000) })
  expect((await own.drop()).body).toMatchObject({ voucher: null, total: nok(980_000) })
})
