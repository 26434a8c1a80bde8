import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccount, signIn } from '../support/account.ts'
import { type Answer, ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, make, person } from '../support/make.ts'
import { type Agreements, type Headers, nok, openAgreements } from './agreed.ts'

let house: House
let all: Agreements
beforeAll(async () => {
  house = await bootTill()
  all = await openAgreements(house)
}, 60_000)
afterAll(() => house?.close())

test('whoever buys for the company pays what is agreed, and the order and its words keep listed price and agreement', async () => {
  const { agreed, order, standing } = all
  const { offering, agreementId } = await agreed({ number: '2026/114' })
  const listed = await order(offering, { quantity: 2, total: offering.gross * 2 })
  expect([listed.status, listed.body.type, listed.body.total]).toEqual([
    409,
    '/problems/checkout/price-changed',
    nok(833_000),
  ])
  const placed = await order(offering, { quantity: 2, total: 833_000 })
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  const [line] = await house.witness(
    `select agreement_id, agreement, tier, detail from order_lines where order_id = '${placed.body.id}'`,
  )
  expect(line).toMatchObject({ agreement_id: agreementId, tier: null })
  expect(line!.agreement).toEqual({
    ...{ agreementId, number: '2026/114', discountBasisPoints: 1500, listedNetMinor: 490_000 },
  })
  expect(line!.detail.replaceAll('\u00a0', ' ')).toContain('Avtale 2026/114: 15 % avslag på 4 900,00 kr uten mva.')
  expect(await standing(agreementId)).toMatchObject({ seatsUsed: 2, netUsedMinor: 833_000, running: true })
})

test('a cart that is told its company shows the price agreed with it, in the cart, in lists and on the course page, and turns into that order', async () => {
  const { firm, agreed, cartOf, tell } = all
  const { offering, agreementId } = await agreed()
  const { headers } = await firm.join('buyer', 'Bo Buyer')
  const cartId = await cartOf(headers)
  const line = { offeringId: offering.offeringId, quantity: 2 }
  const untold = await ask(`${house.url}/carts/${cartId}/lines`, { method: 'POST', headers, body: line })
  expect(untold.body).toMatchObject({ companyId: null, total: nok(980_000), lines: [{ agreement: null }] })
  const told = await tell(cartId, firm.id, headers)
  expect(told.body).toMatchObject({
    ...{ companyId: firm.id, total: nok(833_000) },
    lines: [
      {
        unitNet: nok(416_500),
        listedNet: nok(490_000),
        agreement: { agreementId, company: 'Fjord Firma AS' },
        was: null,
      },
    ],
  })
  const shown = await ask(`${house.url}/offerings/${offering.offeringId}`, { headers })
  expect(shown.body).toMatchObject({ price: { net: nok(490_000) }, agreed: { agreementId, gross: nok(416_500) } })
  const paid = { payBy: 'invoice', acceptedSalesTerms: 1, expectedTotal: nok(833_000) }
  const placed = await firm.send(`/carts/${cartId}/checkout`, headers, { ...paid, payer: firm.payer })
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  const next = await cartOf(headers)
  const stays = await ask(`${house.url}/carts/${next}`, { headers })
  expect(stays.body.companyId).toBe(firm.id)
  expect((await tell(next, null, headers)).body.companyId).toBeNull()
})

test('nobody else gets the price or learns of it: a guest with the number, a stranger, a viewer, another firm, a private purchase', async () => {
  const { firm, other, support, agreed, order, cartOf, tell } = all
  const { offering } = await agreed()
  const stranger = await signIn(house, await openAccount(house, 'Frode Fremmed'))
  const viewer = await firm.join('finance-viewer', 'Finn Viewer')
  for (const headers of [{}, stranger, viewer.headers, other.owner.headers, support]) {
    const { body: seen } = await ask(`${house.url}/offerings/${offering.offeringId}`, { headers })
    expect(seen.agreed).toBeNull()
  }
  for (const headers of [stranger, viewer.headers, other.owner.headers]) {
    const placed = await order(offering, { total: offering.gross, headers })
    expect(placed.status, JSON.stringify(placed.body)).toBe(201)
    const told = await tell(await cartOf(headers), firm.id, headers)
    expect([told.status, told.body.type]).toEqual([404, '/problems/company/unknown'])
    const asked = await ask(`${house.url}/companies/${firm.id}/agreements`, { headers })
    expect(asked.status).toBe(headers === viewer.headers ? 200 : 404)
  }
  const { body: cart } = await ask(`${house.url}/carts`, { method: 'POST', body: {} })
  const guest = { 'cart-token': String(cart.token) }
  await ask(`${house.url}/carts/${cart.id}/lines`, {
    ...{ method: 'POST', headers: guest, body: { offeringId: offering.offeringId, quantity: 1 } },
  })
  const paid = { payer: firm.payer, payBy: 'invoice', acceptedSalesTerms: 1, expectedTotal: nok(offering.gross) }
  expect((await firm.send(`/carts/${cart.id}/checkout`, guest, paid)).status).toBe(201)
  const { headers } = firm.owner
  await tell(await cartOf(headers), firm.id, headers)
  const self = { payer: person(), payBy: 'card', headers }
  expect((await order(offering, { ...self, total: offering.gross })).status).toBe(201)
  await tell(await cartOf(headers), null, headers)
  const sold = await house.witness(
    `select 1 from order_lines where offering_id = '${offering.offeringId}' and agreement is not null`,
  )
  expect(sold).toEqual([])
})

test('a program of staff that sells to the company charges what is agreed, and listed prices where it says so', async () => {
  const { finance, agreed, order } = all
  const { offering } = await agreed()
  const headers = finance
  expect((await order(offering, { total: 416_500, headers })).status).toBe(201)
  expect((await order(offering, { total: 490_000, headers, withoutAgreement: true })).status).toBe(201)
})

test('of a tier and an agreement the lower counts, never both; and a price with VAT is exact for any number of seats', async () => {
  const { firm, agree, courseOf, order } = all
  const tiers = [{ fromSeats: 5, percentBasisPoints: 3000 }]
  const offering = await make.offering(house, {
    capacity: 40,
    price: 100_033 * 4,
    taxClass: 'standard',
    startsInDays: 60,
  })
  const set = await ask(`${house.url}/offerings/${offering.offeringId}/price`, {
    ...{ method: 'PUT', headers: bearer(await make.client(house, ['course-administrator'])) },
    body: { currency: 'NOK', netMinor: 400_132, taxClass: 'standard', taxDecision: 'Ingrid', tiers },
  })
  expect(set.status, JSON.stringify(set.body)).toBe(200)
  await agree(firm, { courseIds: [await courseOf(offering)], discountBasisPoints: 1500 })
  const few = await order(offering, { quantity: 4, total: 1 })
  const many = await order(offering, { quantity: 5, total: 1 })
  // 15 % off 400 132 is 340 112.2; the next net price below that is exact at 25 % is 340 112.
  expect([few.body.total, many.body.total]).toEqual([nok(340_112 * 4 * 1.25), nok(280_092 * 5 * 1.25)])
})

test('the best of what is agreed counts, within its days and courses and its currency', async () => {
  const { firm, agree, agreed, courseOf, order } = all
  const { offering } = await agreed({ discountBasisPoints: 1000 })
  const courseIds = [await courseOf(offering)]
  await agree(firm, { courseIds, discountBasisPoints: 9000, untilDay: '2020-12-31' })
  await agree(firm, { courseIds, discountBasisPoints: 9000, fromDay: '2099-01-01' })
  await agree(firm, { courseIds: [await courseOf((await agreed()).offering)], discountBasisPoints: 9000 })
  await agree(firm, { courseIds, discountBasisPoints: 9000, netMost: { minor: 1_000_000, currency: 'EUR' } })
  await agree(firm, { courseIds, discountBasisPoints: 2000 })
  expect((await order(offering, { total: 1 })).body.total).toEqual(nok(392_000))
})

test('never more is ordered than the most, in seats or in money; what is left is told, and listed prices can be chosen', async () => {
  const { agreed, order, standing } = all
  const { offering, agreementId } = await agreed({ seatsMost: 5, netMost: nok(1_300_000) })
  expect((await order(offering, { quantity: 2, total: 833_000 })).status).toBe(201)
  const seats = await order(offering, { quantity: 4, total: 1_666_000 })
  expect([seats.status, seats.body.type, seats.body.left]).toEqual([
    ...[409, '/problems/pricing/agreement-used-up', { seats: 3, net: nok(467_000) }],
  ])
  expect((await order(offering, { quantity: 2, total: 833_000 })).body.left).toEqual({ seats: 3, net: nok(467_000) })
  expect((await order(offering, { quantity: 1, total: 416_500, payBy: 'card' })).status).toBe(201)
  const without = await order(offering, { quantity: 4, total: 1_960_000, withoutAgreement: true })
  expect(without.status, JSON.stringify(without.body)).toBe(201)
  expect(await standing(agreementId)).toMatchObject({ seatsUsed: 3, netUsedMinor: 1_249_500 })
})

test('seats that are given back, and orders that come to nothing, can be ordered by it again', async () => {
  const { firm, agreed, order, standing } = all
  const { offering, agreementId } = await agreed({ seatsMost: 2 })
  const placed = await order(offering, { quantity: 2, total: 833_000 })
  const path = `/companies/${firm.id}/seats/${offering.offeringId}/give-back`
  const { headers } = firm.owner
  const preview = await until(
    () => firm.send(`${path}/preview`, headers, { number: 1 }), // once its invoice is issued
    ({ status }) => status !== 409,
  )
  expect(preview.status, JSON.stringify(preview.body)).toBe(200)
  const given = await firm.send(path, headers, { number: 1, previewId: preview.body.previewId })
  expect(given.status, JSON.stringify(given.body)).toBe(201)
  expect(await standing(agreementId)).toMatchObject({ seatsUsed: 1, netUsedMinor: 416_500 })
  const [line] = await house.witness(`select unit_net_minor from order_lines where order_id = '${placed.body.id}'`)
  expect(line!.unit_net_minor).toBe(416_500)
  const card = await order(offering, { total: 416_500, payBy: 'card' })
  expect((await order(offering, { total: 416_500 })).body.type).toBe('/problems/pricing/agreement-used-up')
  expect((await firm.send(`/orders/${card.body.id}/abandon`, headers)).status).toBe(200)
  expect((await order(offering, { total: 416_500 })).status).toBe(201)
})

test('another version counts from when it is written, an end at once; what was ordered stays, and all of it can be read', async () => {
  const { agreed, courseOf, order, change, end, standing } = all
  const { offering, agreementId } = await agreed()
  const courseIds = [await courseOf(offering)]
  await order(offering, { total: 416_500 })
  const put = await change(agreementId, { courseIds, discountBasisPoints: 5000, reason: 'Ny avtale' })
  expect(put.status, JSON.stringify(put.body)).toBe(204)
  expect((await order(offering, { total: 245_000 })).status).toBe(201)
  expect((await end(agreementId)).status).toBe(204)
  expect((await end(agreementId)).body.type).toBe('/problems/agreement/ended')
  expect((await order(offering, { total: 490_000 })).status).toBe(201)
  const { history, ...now } = await standing(agreementId)
  expect(now).toMatchObject({ ended: true, running: false, seatsUsed: 2, netUsedMinor: 661_500 })
  const said = (history as { reason: string }[]).map(({ reason }) => reason)
  expect(said).toEqual(['Sagt opp', 'Ny avtale', 'Rammeavtale'])
  const [may] = await house.witness(
    `select has_any_column_privilege('coursetill_app', 'agreement_versions', 'update') or has_table_privilege('coursetill_app', 'agreement_versions', 'delete') as any`,
  )
  expect(may!.any).toBe(false)
})

test('what cannot be agreed is refused by name, and support agrees on nothing', async () => {
  const { firm, other, support, agree, agreed } = all
  await agreed({ number: 'Rammeavtale 7' })
  const refused = async (change: object, headers?: Headers) => {
    const { status, body: said } = await agree(firm, { courseIds: null, ...change }, headers)
    return [status, (said.errors as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer) ?? said.type]
  }
  expect(await refused({ number: 'Rammeavtale 7' })).toEqual([409, '/problems/agreement/number-taken'])
  expect(await refused({ untilDay: '2019-12-31' })).toEqual([422, ['/untilDay']])
  expect(await refused({ courseIds: ['01890000-0000-7000-8000-0000000000ff'] })).toEqual([422, ['/courseIds/0']])
  expect(await refused({ discountBasisPoints: 10_001 })).toEqual([422, ['/discountBasisPoints']])
  expect(await refused({ netMost: nok(0) })).toEqual([422, ['/netMost/minor']])
  expect((await refused({}, support))[0]).toBe(403)
  const { agreements } = (await ask(`${house.url}/companies/${other.id}/agreements`, { headers: other.owner.headers }))
    .body
  expect(agreements).toEqual([])
})

test('members, viewers too, read what is agreed and the courses at its prices, with those held for the company alone', async () => {
  const { firm, other, agreed } = all
  const { offering } = await agreed({}, { title: 'Avtalt statistikk' }, other)
  const viewer = await other.join('finance-viewer', 'Vera Viewer')
  const { body: read } = await ask(`${house.url}/companies/${other.id}/catalogue`, { headers: viewer.headers })
  expect(read.offers).toMatchObject([{ offeringId: offering.offeringId, agreed: { gross: nok(416_500) } }])
  expect((await ask(`${house.url}/companies/${other.id}/catalogue`, { headers: firm.owner.headers })).status).toBe(404)
})

test('a quote offers what is agreed, and the order it becomes costs that, is counted, and is no more than is left', async () => {
  const { firm, support, agreed, end, standing } = all
  const { offering, agreementId } = await agreed({ seatsMost: 3 })
  const headers = support
  const quote = (quantity: number) =>
    firm.send('/quotations', headers, { payer: firm.payer, lines: [{ offeringId: offering.offeringId, quantity }] })
  expect((await quote(4)).body.type).toBe('/problems/pricing/agreement-used-up')
  const [one, two] = [await quote(2), await quote(2)]
  expect(one.body.total, JSON.stringify(one.body)).toEqual(nok(833_000))
  await end(agreementId)
  const accept = ({ body: { id } }: Answer) =>
    firm.send(`/quotations/${id}/acceptance`, headers, { acceptedSalesTerms: 1 })
  const placed = await accept(one)
  expect([placed.status, placed.body.total], JSON.stringify(placed.body)).toEqual([201, nok(833_000)])
  expect(await standing(agreementId)).toMatchObject({ ended: true, seatsUsed: 2, netUsedMinor: 833_000 })
  expect((await accept(two)).body).toMatchObject({ type: '/problems/pricing/agreement-used-up', left: { seats: 1 } })
})
