import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, ask, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { make, type Offering } from '../support/make.ts'
import { type Municipality, openMunicipality, typeOf } from './units.ts'

const PATIENCE_MS = 60_000

let house: House
let town: Municipality
let offering: Offering
let ofSchool: string
let ofNursery: string
let ofNone: string
beforeAll(async () => {
  house = await bootTill()
  town = await openMunicipality(house)
  offering = await make.offering(house, { capacity: 60, title: 'Praktisk statistikk', startsInDays: 60 })
  ofSchool = await town.orders(town.buyer.headers, offering)
  ofNursery = await town.orders(town.other.headers, offering, { purchaseOrderNumber: 'PO-1' })
  ofNone = await town.orders(town.owner.headers, offering)
}, PATIENCE_MS)
afterAll(() => house?.close())

type Content = { buyer: { address: Record<string, string>; electronicAddress?: object } }
const documentOf = async (orderId: string) => {
  const [row] = await until(
    () => house.witness(`select id, content from documents where order_id = '${orderId}' and kind = 'invoice'`),
    ({ length }) => length > 0,
  )
  return row as unknown as { id: string; content: Content }
}

test('whoever is bound to one unit orders for it unasked, and its own settings stand on the invoice of the company', async () => {
  const { content } = await documentOf(ofSchool)
  expect(content).toMatchObject({
    buyerReference: 'SKOLE-1',
    buyer: {
      name: 'Fjordheim kommune',
      organisationNumber: town.payer.organisationNumber,
      email: 'faktura@skolen.example',
      address: { street: 'Skolevegen 1', extra: 'Fjordheim skole', postcode: '5003', city: 'Bergen', country: 'NO' },
      electronicAddress: { scheme: '0192', address: '974760673' },
    },
  })
  const { body } = await town.call(town.owner.headers, 'GET', `/orders/${ofSchool}`)
  expect([body.unitId, (body.payer as { unit: { name: string } }).unit.name]).toEqual([town.skole, 'Fjordheim skole'])
  await until(
    async () => house.mails().filter(({ to }) => JSON.stringify(to).includes('faktura@skolen.example')),
    ({ length }) => length > 0,
  )
})

test('a unit without settings of its own is a department: it is invoiced as the company, and needs what it says it needs', async () => {
  const { content } = await documentOf(ofNursery)
  expect(content.buyer.address).toEqual({
    ...{ street: 'Storgata 5', extra: 'Fjordheim barnehage', postcode: '0155', city: 'Oslo', country: 'NO' },
  })
  expect(content.buyer.electronicAddress).toBeUndefined()
  const without = await town.order(town.other.headers, offering)
  expect([without.status, typeOf(without)]).toEqual([422, 'checkout/reference-missing'])
  expect((await documentOf(ofNone)).content.buyer.address.extra).toBeUndefined()
})

test('a unit that one may not order for is refused like one that is not there, and several are asked about', async () => {
  const stranger = await town.join('buyer', 'Ulla Ubundet')
  const refused = async (headers: Record<string, string>, more: object) => {
    const answer = await town.order(headers, offering, more)
    return [answer.status, typeOf(answer), JSON.stringify(answer.body.errors)]
  }
  const unknown = await refused(town.buyer.headers, { unitId: '00000000-0000-4000-8000-000000000000' })
  expect(unknown).toEqual([422, 'companies/unit-unknown', expect.stringContaining('/unitId')])
  expect(await refused(town.buyer.headers, { unitId: town.barnehage })).toEqual(unknown)
  expect((await town.order(stranger.headers, offering, { unitId: town.skole })).status).toBe(201)
  await town.bind(stranger.personId, [town.skole, town.barnehage])
  expect((await refused(stranger.headers, {})).slice(0, 2)).toEqual([422, 'companies/unit-missing'])
  expect((await town.order(stranger.headers, offering, { unitId: town.skole })).status).toBe(201)
})

test('a member bound to units sees their orders, documents, seats and spend, and what is not theirs is not there', async () => {
  const { headers } = town.buyer
  const foreign = { order: ofNursery, document: (await documentOf(ofNursery)).id, none: ofNone }
  const missing = '00000000-0000-4000-8000-000000000000'
  const told = async (path: string, id: string) => {
    const answer = await town.call(headers, 'GET', `${path}/${id}`)
    return JSON.stringify([answer.status, answer.body]).replaceAll(id, 'id')
  }
  for (const id of [foreign.order, foreign.none])
    expect(plain(await told('/orders', id))).toBe(plain(await told('/orders', missing)))
  expect(plain(await told('/documents', foreign.document))).toBe(plain(await told('/documents', missing)))
  const orders = await town.call(headers, 'GET', `${town.here}/orders`)
  expect(new Set(rowsOf(orders, 'orders').map(({ unit }) => unit))).toEqual(new Set(['Fjordheim skole']))
  const spend = await town.call(headers, 'GET', `${town.here}/spend`)
  expect(spend.body.byUnit).toMatchObject([{ unitId: town.skole, unit: 'Fjordheim skole' }])
  const wallet = await town.call(headers, 'GET', `${town.here}/wallet/${offering.offeringId}`)
  expect(new Set(rowsOf(wallet, 'seats').map(({ orderId }) => orderId)).has(foreign.order)).toBe(false)
  const all = await town.call(town.owner.headers, 'GET', `${town.here}/spend`)
  expect(new Set(rowsOf(all, 'byUnit').map(({ unit }) => unit))).toEqual(
    new Set(['Fjordheim skole', 'Fjordheim barnehage', null]),
  )
  const filtered = await town.call(town.owner.headers, 'GET', `${town.here}/orders?unit=${town.barnehage}`)
  expect(rowsOf(filtered, 'orders').map(({ id }) => id)).toEqual([ofNursery])
})

/** The rows of a list that was answered. */
const rowsOf = ({ body }: Answer, list: string) => body[list] as Record<string, string | null>[]
const plain = (text: string): string => text.replaceAll(/"(?:instance|requestId|request-id)":"[^"]*"/g, '')

test('a manager bound to a unit gives its seats away and steers nothing of the company itself', async () => {
  const { headers } = town.manager
  const invited = await town.call(headers, 'POST', `${town.here}/wallet/${offering.offeringId}/people`, {
    people: [{ name: 'Per Plass', email: 'per@skolen.example' }],
  })
  expect(invited.status, JSON.stringify(invited.body)).toBe(200)
  const mine = new Set(rowsOf(invited, 'seats').map(({ orderId }) => orderId))
  expect(mine.has(ofNursery) || mine.has(ofNone)).toBe(false)
  const closed: [string, string, unknown?][] = [
    ['GET', '/members'],
    ['GET', '/invitations'],
    ['GET', '/credit'],
    ['POST', '/invitations', { email: 'ny@skolen.example', role: 'buyer' }],
    ['POST', '/units', { name: 'Ny' }],
    ['PUT', `/units/${town.skole}`, { name: 'Min' }],
    ['PUT', `/members/${town.manager.personId}/units`, { unitIds: null }],
    ['PUT', `/members/${town.manager.personId}`, { role: 'manager' }],
  ]
  for (const [method, path, body] of closed)
    expect([path, (await town.call(headers, method, `${town.here}${path}`, body)).status]).toEqual([path, 403])
  expect((await town.call(headers, 'PUT', `/orders/${ofSchool}/unit`, { unitId: null })).status).toBe(403)
  const units = await town.call(headers, 'GET', `${town.here}/units`)
  expect(rowsOf(units, 'units').map(({ id }) => id)).toEqual([town.skole])
})

test('whoever is bound to other units loses what they ordered before, and its mailed link opens nothing', async () => {
  const moving = await town.member('buyer', 'Mona Flytter', [town.skole])
  const placed = await town.order(moving.headers, offering)
  const token = { 'order-token': placed.body.orderToken as string }
  const seen = async () => [
    (await town.call(moving.headers, 'GET', `/orders/${placed.body.id}`)).status,
    (await ask(`${house.url}/orders/${placed.body.id}`, { headers: token })).status,
  ]
  expect(await seen()).toEqual([200, 200])
  await town.bind(moving.personId, [town.barnehage])
  const [own, byToken] = await seen()
  expect(own).toBe(404)
  expect(byToken).not.toBe(200)
})

test('an order moved to another unit changes who sees it and where its spend is, and no document', async () => {
  const orderId = await town.orders(town.owner.headers, offering, { unitId: town.skole })
  const { content } = await documentOf(orderId)
  const seenBy = async ({ headers }: { headers: Record<string, string> }) =>
    (await town.call(headers, 'GET', `/orders/${orderId}`)).status
  expect([await seenBy(town.buyer), await seenBy(town.other)]).toEqual([200, 404])
  const moved = await town.call(town.owner.headers, 'PUT', `/orders/${orderId}/unit`, { unitId: town.barnehage })
  expect(moved.status).toBe(204)
  expect([await seenBy(town.buyer), await seenBy(town.other)]).toEqual([404, 200])
  expect((await documentOf(orderId)).content).toEqual(content)
})

test('nothing is ordered for an archived unit, its name is free again, and its orders stay', async () => {
  const unitId = await town.addUnit({ name: 'Fjordheim bibliotek' })
  const orderId = await town.orders(town.owner.headers, offering, { unitId })
  const twice = await town.call(town.owner.headers, 'POST', `${town.here}/units`, { name: 'fjordheim BIBLIOTEK' })
  expect([twice.status, typeOf(twice)]).toEqual([409, 'companies/unit-name-taken'])
  const put = { name: 'Fjordheim bibliotek', archived: true }
  expect((await town.call(town.owner.headers, 'PUT', `${town.here}/units/${unitId}`, put)).status).toBe(204)
  expect(typeOf(await town.order(town.owner.headers, offering, { unitId }))).toBe('companies/unit-unknown')
  expect((await town.call(town.owner.headers, 'GET', `/orders/${orderId}`)).body.unitId).toBe(unitId)
  await town.addUnit({ name: 'Fjordheim bibliotek' })
})

test('an owner is bound to nothing, and an invitation binds whoever accepts it', async () => {
  const owner = await town.bind(town.owner.personId, [town.skole])
  expect([owner.status, typeOf(owner)]).toEqual([409, 'companies/owner-bound'])
  const invited = await town.call(town.owner.headers, 'POST', `${town.here}/invitations`, {
    ...{ email: 'invitert@skolen.example', role: 'buyer', unitIds: [town.skole] },
  })
  expect(invited.status, JSON.stringify(invited.body)).toBe(201)
  const { body } = await town.call(town.owner.headers, 'GET', `${town.here}/invitations`)
  expect(body.invitations).toMatchObject([{ email: 'invitert@skolen.example', unitIds: [town.skole] }])
  const foreign = await town.call(town.owner.headers, 'POST', `${town.here}/invitations`, {
    ...{ email: 'fremmed@skolen.example', role: 'buyer', unitIds: ['00000000-0000-4000-8000-000000000000'] },
  })
  expect([foreign.status, typeOf(foreign)]).toEqual([422, 'companies/unit-unknown'])
})

test('what a bound buyer asks a yes for is ordered for their unit, and a manager bound to it is not who says it', async () => {
  const rule = { aboveMinor: 0, reason: 'Rådmannens vedtak' }
  expect((await town.call(town.owner.headers, 'PUT', `${town.here}/approval-rule`, rule)).status).toBe(204)
  const { headers } = town.buyer
  const { body: cart } = await town.call(headers, 'POST', '/carts', {})
  await town.call(headers, 'POST', `/carts/${cart.id}/lines`, { offeringId: offering.offeringId, quantity: 1 })
  const expectedTotal = { minor: offering.gross, currency: 'NOK' }
  const asking = { payer: town.payer, payBy: 'invoice', expectedTotal }
  const asked = await town.call(headers, 'POST', `/carts/${cart.id}/approval-request`, asking)
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  const yes = (by: Record<string, string>) =>
    town.call(by, 'POST', `/purchase-requests/${asked.body.id}/approval`, { expectedTotal, acceptedSalesTerms: 1 })
  expect((await yes(town.manager.headers)).status).toBe(404)
  const placed = await yes(town.owner.headers)
  expect(placed.status, JSON.stringify(placed.body)).toBe(201)
  const order = await town.call(town.owner.headers, 'GET', `/orders/${placed.body.orderId}`)
  expect(order.body).toMatchObject({ unitId: town.skole })
  await town.call(town.owner.headers, 'PUT', `${town.here}/approval-rule`, { ...rule, aboveMinor: null })
})
