import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LAPSING } from '../../src/privacy/lapsing.ts'
import { tidyUp } from '../../src/privacy/tidy-up.ts'
import { RETENTION_WORDS } from '../../src/web/words/retention.ts'
import { expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, buy, checkOut, company, make, order, until } from '../support/make.ts'
import { whereIs } from './people.ts'

const DAY_S = 24 * 3600

let house: House
let key: string
beforeAll(async () => {
  house = await bootTill()
  key = await make.client(house, ['administrator'])
}, 60_000)
afterAll(() => house?.close())

type Reply = { tonight: { kind: string; count: number }[]; nights: { removed: Record<string, number> }[] }
const read = async () => (await ask<Reply>(house, '/setup/retention', { headers: bearer(key) })).body
const tonight = async (kind: string) => (await read()).tonight.find((each) => each.kind === kind)?.count
const quiet = () =>
  until(
    async () =>
      (
        await house.witness(
          'select 1 from files_due union all select 1 from tellings_due union all select 1 from mails where sent_at is null',
        )
      ).length === 0,
  )

test('everything that goes by itself is told in words', async () => {
  const kinds = (await read()).tonight.map(({ kind }) => kind)
  expect(kinds).toEqual(['erasures', 'guests', 'documents', 'certificates', ...LAPSING.map(({ kind }) => kind)])
  expect(Object.keys(RETENTION_WORDS).toSorted()).toEqual(kinds.toSorted())
})

test('a cart and an order that came to nothing keep their names for a while, and what would go is what goes', async () => {
  const offering = await make.offering(house, { startsInDays: 300 })
  const { body: cart } = await ask<{ id: string; token: string }>(house, '/carts', { method: 'POST', body: {} })
  await ask(house, `/carts/${cart.id}/lines`, {
    method: 'POST',
    headers: { 'cart-token': cart.token },
    body: {
      offeringId: offering.offeringId,
      quantity: 1,
      people: [{ name: 'Zqxkurv', email: 'zqxkurv@liten.example' }],
    },
  })
  const given = await checkOut(house, { offering, buyer: { name: 'Zqxangret', email: 'zqxangret@liten.example' } })
  await ask(house, `/orders/${given.body.id}/abandon`, {
    method: 'POST',
    headers: { 'order-token': given.body.orderToken, 'idempotency-key': 'gave-up' },
  })
  await until(
    async () =>
      (await house.witness(`select 1 from orders where id = '${given.body.id}' and cancelled_at is not null`))
        .length === 1,
  )
  await house.moveClock(29 * DAY_S)
  expect([await tonight('cart-lines'), await tonight('unpaid-orders')]).toEqual([0, 0])
  await house.moveClock(2 * DAY_S)
  expect([await tonight('cart-lines'), await tonight('unpaid-orders')]).toEqual([2, 0])
  expect(await tidyUp(house.till)).toMatchObject({ 'cart-lines': 2, carts: 2, 'unpaid-orders': 0 })
  expect(await whereIs(house, 'zqxkurv@liten.example')).toEqual({})
  await house.moveClock(61 * DAY_S)
  expect(await tonight('unpaid-orders')).toBe(1)
  await tidyUp(house.till)
  const [row] = await house.witness(`select payer from orders where id = '${given.body.id}'`)
  expect(JSON.stringify(row)).not.toMatch(/zqxangret/i)
  expect((await read()).nights[0]!.removed).toMatchObject({ 'unpaid-orders': 1, 'cart-lines': 0 })
  expect(await tonight('unpaid-orders')).toBe(0)
})

test('the database itself lets go of no document before its time', async () => {
  const offering = await make.offering(house)
  const bought = await buy(house, { offering, buyer: { name: 'Zqxgammel', email: 'zqxgammel@bilag.example' } })
  await order(house, key, { offering, payer: company({ name: 'Zqxkontakt', email: 'zqxkontakt@bilag.example' }) })
  const kept = () => house.witness('select path from document_files')
  await until(async () => (await kept()).length > 2) // of both, whichever was numbered first
  await quiet()
  const files = await kept()
  const sums = () => house.witness('select sum(gross_minor) as gross, count(*) as n from documents')
  const before = await sums()
  const years = async (n: number) => {
    await house.moveClock(Math.round(n * 365.25) * DAY_S)
    await house.till.connection.pool.query('select forget_documents(100)')
  }
  await years(1)
  expect(await house.witness('select 1 from documents where forgotten_at is not null')).toEqual([])
  await house.moveClock(Math.round(3.9 * 365.25) * DAY_S)
  const [{ last } = { last: 0 }] = await house.witness(
    'select extract(year from app_now())::int - max(extract(year from document_date))::int as last from documents',
  )
  expect(last).toBeLessThanOrEqual(5)
  expect(await tonight('documents')).toBe(0)
  await house.moveClock(Math.round(1.2 * 365.25) * DAY_S)
  expect(await tonight('documents')).toBeGreaterThan(1)
  const went = await tidyUp(house.till)
  expect(went.documents).toBeGreaterThan(1)
  for (const word of ['zqxgammel', 'zqxkontakt']) expect([word, await whereIs(house, word)]).toEqual([word, {}])
  for (const { path } of files)
    expect([path, existsSync(join(house.till.config.dataDir, String(path)))]).toEqual([path, false])
  expect(await sums()).toEqual(before)
  expect((await ask(house, `/orders/${bought.id}`, { headers: bearer(key) })).status).toBe(200)
  await expectSoundBooks(house.eye)
  expect((await tidyUp(house.till)).documents).toBe(0)
}, 60_000)
