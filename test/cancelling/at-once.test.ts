import { afterAll, beforeAll, expect, test } from 'vitest'
import { documented } from '../giving-back/firm.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { bootTill, type House } from '../support/constellation.ts'
import { ask, bearer, make } from '../support/make.ts'
import { bought, confirm, freeSeats, look, toBuy } from './buyer.ts'

const LONG_MS = 60_000
const CLICKS = 6

let house: House
beforeAll(async () => {
  house = await bootTill()
}, LONG_MS)
afterAll(() => house?.close())

/** What a loser may be told: all of them names that say what happened. */
const TOLD = ['cancelling/changed', 'cancelling/nothing-left', 'order/not-creditable', 'request/invalid']
const codeOf = ({ status, body }: { status: number; body: { type?: string } }) =>
  status < 300 ? 'done' : String(body.type).replace('/problems/', '')

test('a buyer clicks many times while finance credits the same order: one wins, and the money goes once', async () => {
  const offering = await toBuy(house)
  const finance = bearer(await make.client(house, ['finance']))
  const orders = await Promise.all([1, 2, 3].map(() => bought(house, offering)))
  for (const placed of orders) {
    const { previewId } = (await look(house, placed)).body
    const answers = await Promise.all([
      ...Array.from({ length: CLICKS }, () => confirm(house, placed, { previewId })),
      ask<{ type?: string }>(house, `/orders/${placed.id}/credit-note`, {
        method: 'POST',
        headers: { ...finance, 'idempotency-key': crypto.randomUUID() },
        body: { reason: 'Avtalt på telefon' },
      }),
    ])
    const codes = answers.map(codeOf)
    expect(codes.filter((each) => each === 'done')).toHaveLength(1)
    expect(codes.filter((each) => each !== 'done' && !TOLD.includes(each))).toEqual([])
    await documented(house, placed.id, 2)
  }
  const [sent] = await house.witness('select count(*)::int as n, sum(amount_minor)::int as minor from refunds')
  expect(sent).toEqual({ n: 3, minor: 3 * 490_000 })
  expect(await freeSeats(house, offering)).toBe(40)
  await expectSoundBooks(house.eye)
  await expectBankEqualsBooks(house.sandboxUrl, house.eye)
})

test('two seats of one order cancelled at the same instant from two windows: both go or one is told, and nothing twice', async () => {
  const offering = await toBuy(house)
  const people = [1, 2].map((n) => ({ name: `Kari ${n}`, email: `kari-${n}-${crypto.randomUUID()}@example.test` }))
  const placed = await bought(house, offering, { quantity: 2, people, buyer: people[0]! })
  const [line] = (await look(house, placed)).body.lines
  const answers = await Promise.all(
    [1, 2].map(async (position) => {
      const seats = [{ lineId: line!.lineId, position }]
      const { previewId } = (await look(house, placed, { seats })).body
      return confirm(house, placed, { previewId, seats })
    }),
  )
  const done = answers.filter(({ status }) => status === 201).length
  expect(done).toBeGreaterThanOrEqual(1)
  await documented(house, placed.id, 1 + done)
  const [sent] = await house.witness(
    `select sum(amount_minor)::int as minor from refunds where order_id = '${placed.id}'`,
  )
  expect(sent).toEqual({ minor: done * 490_000 })
  await expectSoundBooks(house.eye)
})
