import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, make, order, untilOrder } from '../support/make.ts'

let house: House
beforeAll(async () => {
  house = await bootTill()
})
afterAll(() => house.close())

test('a guest pays by card and a company on invoice, over the network and nothing else', async () => {
  const offering = await make.offering(house, { capacity: 3 })
  const key = await make.client(house, ['finance'])
  const paid = await buy(house, { offering })
  expect(paid.paidAt).not.toBeNull()
  const { status, body } = await order(house, key, { offering, quantity: 2 })
  expect(status, JSON.stringify(body)).toBe(201)
  const invoiced = await untilOrder(house, body, ({ documents }) => documents.some(({ pdf }) => pdf !== null))
  expect(invoiced.state).toBe('awaiting-transfer')
  const { body: listed } = await ask<{ documents: unknown[] }>(house, '/invoices', { headers: bearer(key) })
  expect(listed.documents).toHaveLength(2)
})

test('the witness reads, and cannot write', async () => {
  expect(await house.witness('select count(*) as n from orders')).toEqual([{ n: 2 }])
  await expect(house.witness('delete from order_places')).rejects.toThrow('read-only')
})

test('the clock moves for the shop and its bank, forward only', async () => {
  const nowMs = async () => ((await house.witness('select app_now() as now'))[0]!.now as Date).getTime()
  const before = await nowMs()
  await house.moveClock(3600)
  expect((await nowMs()) - before).toBeGreaterThanOrEqual(3_600_000)
  await expect(house.moveClock(-1)).rejects.toThrow('forward')
})
