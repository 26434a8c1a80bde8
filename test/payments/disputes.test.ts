import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../support/buyer.ts'
import { until } from '../support/buyer.ts'
import { promise } from '../support/promises.ts'
import { type MoneyDesk, openMoneyDesk } from './money-desk.ts'

let desk: MoneyDesk
beforeAll(async () => {
  desk = await openMoneyDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

const attention = (placed: Answer, ...kinds: string[]) =>
  until(
    () => desk.attentionTo(placed),
    (seen) => seen.toSorted().join() === kinds.join(),
  )
const dispute = async (placed: Answer) =>
  String((await desk.control(`charges/${await desk.chargeOf(placed)}/dispute`)).body.id)
const ours = async (placed: Answer) =>
  (await desk.fleet.witness<{ id: string }[]>`select id from disputes where order_id = ${placed.body.id}`)[0]!.id
const balanceOf = async (account: string) => {
  const [row] = await desk.fleet.witness<{ sum: string }[]>`
    select coalesce(sum(case when debit = ${account} then amount_minor else -amount_minor end), 0) as sum
    from postings where ${account} in (debit, credit)`
  return Number(row!.sum)
}

test('a disputed payment stands on finance’s list with the time to answer, and its money on an account of its own', async () => {
  const placed = await desk.bought('t-open')
  const id = await dispute(placed)
  await attention(placed, 'dispute-open')
  expect(await balanceOf('1570')).toBe(490_000)
  await desk.expectAllWell()
  await desk.control(`disputes/${id}/close`, { status: 'won' })
  await attention(placed)
  expect(await balanceOf('1570')).toBe(0)
  expect(await desk.decide(`/disputes/${await ours(placed)}/settlement`)).toMatchObject({
    status: 409,
    body: { type: '/problems/dispute/not-open-to-settle' },
  })
  await desk.expectAllWell()
  promise(
    'a disputed card payment stands on finance’s list, and its money on an account of its own until it is decided',
  )
})

test('crediting a disputed order sends nothing to a card that has had its money; lost, finance books it as paid back', async () => {
  const placed = await desk.bought('t-lost')
  const id = await dispute(placed)
  await attention(placed, 'dispute-open')
  expect((await desk.credit(placed)).body.state).toBe('credited')
  expect(await desk.refundsOf(placed)).toEqual([])
  await desk.control(`disputes/${id}/close`, { status: 'lost' })
  await attention(placed, 'dispute-lost')
  expect((await desk.decide(`/disputes/${await ours(placed)}/settlement`)).status).toBe(200)
  await attention(placed)
  expect(await balanceOf('1570')).toBe(0)
  await desk.expectAllWell()
})

test('won after the order was credited, the money is the buyer’s and goes back once', async () => {
  const placed = await desk.bought('t-won')
  const id = await dispute(placed)
  await attention(placed, 'dispute-open')
  await desk.credit(placed)
  await desk.control(`disputes/${id}/close`, { status: 'won' })
  await attention(placed, 'dispute-won')
  await desk.decide(`/disputes/${await ours(placed)}/settlement`)
  await desk.untilState(placed, 'credited')
  await until(
    () => desk.refundsOf(placed),
    ([refund]) => refund?.succeeded === true,
  )
  expect(await desk.refundsAtStripe(placed)).toHaveLength(1)
  await desk.expectAllWell()
})

test('lost while the seat is still the buyer’s, it is written off as a loss', async () => {
  const placed = await desk.bought('t-loss')
  const before = await balanceOf('7830')
  const id = await dispute(placed)
  await attention(placed, 'dispute-open')
  await desk.control(`disputes/${id}/close`, { status: 'lost' })
  await attention(placed, 'dispute-lost')
  await desk.decide(`/disputes/${await ours(placed)}/settlement`)
  await attention(placed)
  expect((await balanceOf('7830')) - before).toBe(490_000)
  await desk.expectAllWell()
})

test('a dispute that we have not heard of yet ends the refund at once, and both stand on the list', async () => {
  const placed = await desk.bought('t-unheard')
  await desk.control('webhooks', { mode: 'hold' })
  const id = await dispute(placed)
  await desk.credit(placed)
  await desk.untilState(placed, 'refund-failed')
  expect(await desk.refundsOf(placed)).toMatchObject([{ failed: true, failure: 'charge_disputed', stripe: null }])
  await desk.control('webhooks', { mode: 'normal' })
  await desk.control('webhooks/release')
  await attention(placed, 'dispute-open', 'refund-failed')
  await desk.control(`disputes/${id}/close`, { status: 'won' })
  await attention(placed, 'dispute-won', 'refund-failed')
  await desk.decide(`/disputes/${await ours(placed)}/settlement`)
  await desk.untilState(placed, 'credited')
  await attention(placed)
  expect(await desk.refundsAtStripe(placed)).toHaveLength(1)
  await desk.expectAllWell()
})

test('a part of a disputed order is refused by name until it is decided, and afterwards it is credited', async () => {
  const placed = await desk.bought('t-part')
  const id = await dispute(placed)
  await attention(placed, 'dispute-open')
  const part = { reason: 'Kom for sent', amountMinor: 100_000 }
  const refused = await desk.decide(`/orders/${placed.body.id}/credit-note`, part)
  expect(refused).toMatchObject({
    status: 409,
    body: { type: '/problems/order/disputed', detail: expect.stringContaining('once that is decided') },
  })
  expect(await desk.refundsOf(placed)).toEqual([])
  await desk.control(`disputes/${id}/close`, { status: 'won' })
  await attention(placed)
  expect((await desk.decide(`/orders/${placed.body.id}/credit-note`, part)).status).toBe(201)
  await until(
    () => desk.refundsOf(placed),
    ([refund]) => refund?.succeeded === true && refund.amount === 100_000,
  )
  await desk.documented(placed, 2)
  await desk.expectAllWell()
})
