import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, until } from '../support/buyer.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { bearer, make, type Offering } from '../support/make.ts'
import { type Municipality, openMunicipality, typeOf } from './units.ts'

const PATIENCE_MS = 60_000
const PRICE = 490_000

let house: House
let town: Municipality
let offering: Offering
beforeAll(async () => {
  house = await bootTill()
  town = await openMunicipality(house)
  offering = await make.offering(house, { capacity: 60, startsInDays: 60, price: PRICE })
}, PATIENCE_MS)
afterAll(() => house?.close())

/** A unit with its own buyer and a budget of so many seats. */
async function unitFor(name: string, seats: number) {
  const unitId = await town.addUnit({ name })
  const buyer = await town.member('buyer', `Kjøper ${name}`, [unitId])
  const set = await setBudget(unitId, PRICE * seats)
  expect(set.status, JSON.stringify(set.body)).toBe(204)
  return { unitId, buyer, at: `${town.here}/units/${unitId}/budget` }
}
const setBudget = async (unitId: string, amountMinor: number | null, by = town.owner.headers): Promise<Answer> => {
  const year = new Date(String((await house.witness('select app_now() as now'))[0]!.now)).getFullYear()
  const body = { year, amountMinor, reason: 'Vedtatt budsjett' }
  return town.call(by, 'PUT', `${town.here}/units/${unitId}/budget`, body)
}
const left = async (at: string, by = town.owner.headers) =>
  (await town.call(by, 'GET', at)).body as unknown as {
    budgetMinor: number | null
    usedMinor: number
    leftMinor: number | null
  }

test('an order beyond what is left of the budget is refused with the figures, and what is given back counts again', async () => {
  const { at, buyer } = await unitFor('Helsesenteret', 1)
  const orderId = await town.orders(buyer.headers, offering)
  expect(await left(at, buyer.headers)).toMatchObject({ budgetMinor: PRICE, usedMinor: PRICE, leftMinor: 0 })
  const beyond = await town.order(buyer.headers, offering)
  expect([beyond.status, typeOf(beyond)]).toEqual([409, 'companies/budget-exceeded'])
  expect(beyond.body).toMatchObject({ used: { minor: PRICE }, left: { minor: 0 }, order: { minor: PRICE } })
  await until(
    () => house.witness(`select id from documents where order_id = '${orderId}'`),
    ({ length }) => length === 1,
  )
  const finance = bearer(await make.client(house, ['finance']))
  const credited = await town.call(finance, 'POST', `/orders/${orderId}/credit-note`, { reason: 'Avlyst' })
  expect(credited.status, JSON.stringify(credited.body)).toBe(201)
  await until(
    () => left(at),
    ({ leftMinor }) => leftMinor === PRICE,
  )
  expect((await town.order(buyer.headers, offering)).status).toBe(201)
})

test('an owner orders beyond it by saying so, a buyer of the unit and its own manager do not', async () => {
  const { unitId, buyer } = await unitFor('Kulturskolen', 0)
  const more = { unitId, overBudget: true }
  expect((await town.order(buyer.headers, offering, more)).status).toBe(403)
  const manager = await town.member('manager', 'Mia Musikk', [unitId])
  expect((await town.order(manager.headers, offering, more)).status).toBe(403)
  expect((await setBudget(unitId, PRICE, manager.headers)).status).toBe(403)
  expect((await town.order(town.owner.headers, offering, { unitId })).status).toBe(409)
  expect((await town.order(town.owner.headers, offering, more)).status).toBe(201)
})

test('many orders at once use the last of a budget once', async () => {
  const { at, buyer } = await unitFor('Brannstasjonen', 2)
  const answers = await Promise.all(Array.from({ length: 8 }, () => town.order(buyer.headers, offering)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409, 409, 409, 409, 409, 409])
  expect((await left(at)).leftMinor).toBe(0)
})

test('a budget is versions that nobody changes, and a unit of others has none to see', async () => {
  const { unitId, at, buyer } = await unitFor('Havnekontoret', 3)
  expect((await setBudget(unitId, null)).status).toBe(204)
  expect(await left(at)).toMatchObject({ budgetMinor: null, leftMinor: null })
  const rows = await house.witness(
    `select amount_minor::int as minor from unit_budgets where unit_id = '${unitId}' order by set_at`,
  )
  expect(rows).toEqual([{ minor: PRICE * 3 }, { minor: null }])
  const foreign = await town.call(buyer.headers, 'GET', `${town.here}/units/${town.skole}/budget`)
  const missing = await town.call(buyer.headers, 'GET', `${town.here}/units/${randomUUID()}/budget`)
  expect([foreign.status, typeOf(foreign)]).toEqual([404, 'unit/unknown'])
  expect([missing.status, typeOf(missing)]).toEqual([404, 'unit/unknown'])
})
