import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { breakEven } from '../../src/going/break-even.ts'
import { documented } from '../giving-back/firm.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, checkOut, make, order } from '../support/make.ts'
import { keeperOf } from './at-risk.ts'

let house: House
let keeper: Record<string, string>
beforeAll(async () => {
  house = await bootTill()
  keeper = await keeperOf(house)
}, 60_000)
afterAll(() => house?.close())

type Economy = Record<string, unknown> & { costs: { costId: string }[] }
const economyAt = async (offeringId: string) =>
  (await ask<Economy>(house, `/offerings/${offeringId}/economy`, { headers: keeper })).body
const change = (offeringId: string, path: string, body: object | undefined, method = 'POST') =>
  ask<{ costId: string }>(house, `/offerings/${offeringId}/${path}`, { method, headers: keeper, ...(body && { body }) })

test('break-even is the first number that covers what it costs, exact where the average price is no whole øre', () => {
  const income = { minor: 10_000, seats: 3 } // 3 333.33… each
  expect(breakEven({ fixedMinor: 10_000, perLearnerMinor: 0, income })).toBe(3)
  expect(breakEven({ fixedMinor: 10_001, perLearnerMinor: 0, income })).toBe(4)
  expect(breakEven({ fixedMinor: 10_000, perLearnerMinor: 3_333, income })).toBe(30_000)
  expect(breakEven({ fixedMinor: 10_000, perLearnerMinor: 3_334, income })).toBeNull()
  expect(breakEven({ fixedMinor: 0, perLearnerMinor: 100, income })).toBe(0)
  expect(breakEven({ fixedMinor: 1, perLearnerMinor: 0, income: { minor: 0, seats: 0 } })).toBeNull()
})

test('an offering knows what it brings and costs, sold and held, and how many are missing, also after a credit', async () => {
  const offering = await make.offering(house, { capacity: 12, price: 500_000 })
  const { offeringId } = offering
  expect(await economyAt(offeringId)).toMatchObject({ sold: 0, breakEven: 0, confirmed: { minor: 0 }, decideBy: null })
  const { costId } = (await change(offeringId, 'costs', { what: 'Foreleser', kind: 'fixed', amountMinor: 2_000_000 }))
    .body
  await change(offeringId, 'costs', { what: 'Lunsj', kind: 'per-learner', amountMinor: 100_000 })
  expect(await economyAt(offeringId)).toMatchObject({ breakEven: 5, missingToBreakEven: 5 })
  const bought = await buy(house, { offering })
  await order(house, await make.client(house, ['course-administrator']), { offering, quantity: 2 })
  await checkOut(house, { offering })
  await documented(house, bought.id, 1)
  const finance = bearer(await make.client(house, ['finance']))
  const credit = { reason: 'Rabatt', amountMinor: 300_000 }
  const headers = { ...finance, 'idempotency-key': randomUUID() }
  expect((await ask(house, `/orders/${bought.id}/credit-note`, { method: 'POST', headers, body: credit })).status).toBe(
    201,
  )
  expect(await economyAt(offeringId)).toMatchObject({
    ...{ capacity: 12, sold: 3, unnamed: 2, held: 1, waiting: 0 },
    ...{ confirmed: { minor: 1_200_000 }, heldIncome: { minor: 500_000 } },
    ...{ costsNow: { minor: 2_300_000 }, costsFull: { minor: 3_200_000 }, resultNowMinor: -1_100_000 },
    ...{ breakEven: 7, missingToBreakEven: 4, missingToMinimum: 0 },
  })
  expect(
    (await change(offeringId, `costs/${costId}`, { what: 'Foreleser', kind: 'fixed', amountMinor: 900_000 }, 'PUT'))
      .status,
  ).toBe(204)
  expect(await economyAt(offeringId)).toMatchObject({ breakEven: 3, missingToBreakEven: 0, resultNowMinor: 0 })
  expect((await change(offeringId, `costs/${costId}`, undefined, 'DELETE')).status).toBe(204)
  expect((await change(offeringId, `costs/${costId}`, undefined, 'DELETE')).status).toBe(404)
  expect((await economyAt(offeringId)).costs).toHaveLength(1)
})

test('the day of decision is set, reminds those who keep the course, and is gone once it is decided', async () => {
  const { offeringId } = await make.offering(house)
  const [row] = await house.witness(`select ((app_now() at time zone 'Europe/Oslo')::date + 3)::text as day`)
  const rules = async () => {
    const { body } = await ask<{ offerings: { offeringId: string; reasons: { rule: string }[] }[] }>(
      house,
      '/admin/to-decide',
      { headers: keeper },
    )
    return body.offerings.find((each) => each.offeringId === offeringId)?.reasons.map(({ rule }) => rule) ?? []
  }
  await change(offeringId, 'decision-day', { day: row!.day }, 'PUT')
  expect(await economyAt(offeringId)).toMatchObject({ decideBy: row!.day })
  expect(await rules()).toContain('decision-due')
  await change(offeringId, 'decision-day', { day: null }, 'PUT')
  expect(await rules()).not.toContain('decision-due')
  expect((await change(randomUUID(), 'decision-day', { day: '2027-01-10' }, 'PUT')).status).toBe(404)
})
