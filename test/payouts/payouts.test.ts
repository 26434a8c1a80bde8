import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, bearer, make, until } from '../support/make.ts'
import { openPayoutTill, type PayoutTill } from './till.ts'

const PRICE = 490_000
/** 1.4 % and 1.80 kroner. */
const FEE = 7_040
const DISPUTE_FEE = 15_000
const DAY_MINUTES = 24 * 60

let till: PayoutTill
beforeAll(async () => {
  till = await openPayoutTill()
}, 60_000)
afterAll(() => till?.house.close())

test('a payout is its charges less their fees, its accounts come to zero, and the bank’s deposit is found to be it', async () => {
  const order = await till.bought()
  await till.bought()
  const payout = await till.seen(await till.paidOut())
  expect(payout).toMatchObject({ amountMinor: 2 * (PRICE - FEE), remainderMinor: 0, lineCount: 2, openCount: 0 })
  expect(payout.sums).toEqual({
    charge: 2 * PRICE,
    refund: 0,
    dispute: 0,
    fee: -2 * FEE,
    other: 0,
    netMinor: payout.amountMinor,
  })
  const lines = await till.linesOf(payout)
  expect(lines.map(({ state }) => state)).toEqual(['tied', 'tied'])
  expect(lines[0]).toMatchObject({ orderNumber: order.number, part: 'charge' })
  expect(await till.balance('1579')).toBe(0)
  expect(await till.balance('7770')).toBe(2 * FEE)
  expect(await till.balance('1578')).toBe(payout.amountMinor)
  const [deposit] = await till.banked([payout.amountMinor])
  await till.later()
  expect(await till.seen(payout.stripePayout, ({ arrivedOn }) => arrivedOn !== null)).toMatchObject({
    depositId: deposit!.id,
  })
  expect(await till.balance('1578')).toBe(0)
  expect(await till.balance('2980')).toBe(0)
  await till.sound()
})

test('a refund and a dispute go out with a later payout than their charge, and the dispute comes back with a third', async () => {
  const [refunded, disputed] = [await till.bought(), await till.bought()]
  const first = await till.seen(await till.paidOut())
  expect(first.openCount).toBe(0)
  await till.send('POST', `/orders/${refunded.id}/credit-note`, { reason: 'Kurset passer ikke' })
  const { id: dispute } = await till.control(`charges/${await till.chargeOf(disputed)}/dispute`)
  await till.bought()
  await till.bought()
  await till.bought()
  await until(async () => (await till.stripe.refunds.list({ limit: 1 })).data.length > 0)
  const second = await till.seen(await till.paidOut())
  expect(second.sums).toEqual({
    charge: 3 * PRICE,
    refund: -PRICE,
    dispute: -PRICE,
    fee: -3 * FEE - DISPUTE_FEE,
    other: 0,
    netMinor: second.amountMinor,
  })
  expect(second).toMatchObject({ remainderMinor: 0, openCount: 0 })
  await till.control(`disputes/${dispute}/close`, { status: 'won' })
  const third = await till.seen(await till.paidOut(), ({ isRead, openCount }) => isRead && openCount === 0)
  expect(third.sums).toMatchObject({ dispute: PRICE, fee: 0 })
  expect(await till.balance('1579')).toBe(0)
  await till.sound()
})

test('a payout that no webhook told is found by the round, with the refund in the dashboard that none told either', async () => {
  const order = await till.bought()
  await till.bought()
  await till.control('webhooks', { mode: 'drop' })
  await till.stripe.refunds.create({ charge: await till.chargeOf(order), amount: 90_000 })
  const stripePayout = await till.paidOut()
  await till.control('webhooks', { mode: 'normal' })
  expect((await till.list()).map((each) => each.stripePayout)).not.toContain(stripePayout)
  await till.later(11)
  const payout = await till.seen(stripePayout, ({ isRead, openCount }) => isRead && openCount === 0)
  expect(payout.sums).toMatchObject({ charge: 2 * PRICE, refund: -90_000 })
  expect(await till.attention()).toContain('refund-unallocated')
  await till.sound()
})

test('two hundred and fifty lines are read whole, page by page; fees of no payment are fees', async () => {
  await till.bought()
  const before = await till.balance('7770')
  for (let n = 0; n < 250; n += 25)
    await Promise.all(Array.from({ length: 25 }, () => till.control('fees', { amount: 100 })))
  const payout = await till.seen(await till.paidOut())
  expect(payout).toMatchObject({ lineCount: 251, openCount: 0, remainderMinor: 0 })
  expect(payout.sums).toMatchObject({ charge: PRICE, fee: -FEE - 25_000, other: 0 })
  expect((await till.balance('7770')) - before).toBe(FEE + 25_000)
  await till.sound()
})

test('a line that is not of this till is named, and leaves the clearing account when a person says why', async () => {
  await till.bought()
  const foreign = await till.stripe.checkout.sessions.create({
    mode: 'payment',
    success_url: 'https://shop.example/',
    line_items: [
      { quantity: 1, price_data: { currency: 'nok', unit_amount: 20_000, product_data: { name: 'Genser' } } },
    ],
  })
  await till.control(`sessions/${foreign.id}/pay`, { outcome: 'paid' })
  const payout = await till.seen(await till.paidOut())
  expect(payout).toMatchObject({ remainderMinor: 0, openCount: 1 })
  const line = (await till.linesOf(payout)).find(({ state }) => state === 'unknown')!
  expect(line).toMatchObject({ amountMinor: 20_000, feeMinor: 460, oursMinor: null, orderNumber: null })
  expect(await till.attention()).toContain('payout-lines-open')
  expect(await till.balance('1579')).toBe(-19_540)
  const decide = (method: string, body?: object) => till.send(method, `/payout-lines/${line.id}/decision`, body)
  const notOurs = { as: 'not-ours', reason: 'Nettbutikken til museet' }
  expect((await decide('DELETE')).body.type).toBe('/problems/payout-line/not-decided')
  const both = await Promise.all([decide('PUT', notOurs), decide('PUT', notOurs)])
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
  expect([await till.balance('1579'), await till.balance('2986')]).toEqual([0, -19_540])
  expect((await decide('DELETE')).status).toBe(204)
  expect([await till.balance('1579'), await till.balance('2986')]).toEqual([-19_540, 0])
  await decide('PUT', notOurs)
  expect((await till.linesOf(payout)).find(({ id }) => id === line.id)).toMatchObject({
    state: 'decided',
    decidedAs: 'not-ours',
    reason: notOurs.reason,
  })
  expect(await till.attention()).not.toContain('payout-lines-open')
  await till.sound()
})

test('a line that differs by one øre from our books is named with both amounts', async () => {
  const order = await till.bought()
  const { data } = await till.stripe.balanceTransactions.list({ source: await till.chargeOf(order) })
  await till.control(`movements/${data[0]!.id}/amount`, { amount: PRICE - 1 })
  await till.control('fees', { amount: 700, as: 'adjustment' })
  const payout = await till.seen(await till.paidOut())
  const lines = await till.linesOf(payout)
  expect(lines.map(({ state, amountMinor, oursMinor }) => ({ state, amountMinor, oursMinor }))).toEqual([
    { state: 'amount-differs', amountMinor: PRICE - 1, oursMinor: PRICE },
    { state: 'adjustment', amountMinor: -700, oursMinor: null },
  ])
  const before = await till.balance('7770')
  const wish = { as: 'fee', reason: 'Rettet av Stripe' }
  expect((await till.send('POST', `/payouts/${payout.id}/decision`, wish)).body).toEqual({ decided: 1 })
  expect((await till.linesOf(payout)).map(({ state }) => state)).toEqual(['amount-differs', 'decided'])
  expect((await till.send('PUT', `/payout-lines/${lines[0]!.id}/decision`, wish)).status).toBe(204)
  expect((await till.balance('7770')) - before).toBe(FEE + 1 + 700)
  expect(await till.balance('1579')).toBe(0)
  await till.sound()
})

test('a payout that the bank sends back is undone by an entry of its own, and its money goes out with the next', async () => {
  await till.bought()
  const underWay = await till.balance('1578')
  const failed = await till.seen(await till.paidOut())
  expect((await till.balance('1578')) - underWay).toBe(failed.amountMinor)
  await till.control(`payouts/${failed.stripePayout}/undo`)
  await till.seen(failed.stripePayout, ({ state }) => state === 'failed')
  expect([await till.balance('1579'), await till.balance('1578')]).toEqual([failed.amountMinor, underWay])
  expect(await till.attention()).toContain('payout-came-back')
  await till.bought()
  const waiting = await till.seen(await till.paidOut({ waits: true }))
  expect(waiting).toMatchObject({ state: 'in_transit', openCount: 0 })
  expect(waiting.sums).toMatchObject({ other: failed.amountMinor, charge: PRICE })
  expect(await till.attention()).not.toContain('payout-came-back')
  expect(await till.balance('1578')).toBe(underWay)
  await till.control(`payouts/${waiting.stripePayout}/undo`, { as: 'canceled' })
  await till.seen(waiting.stripePayout, ({ state }) => state === 'canceled')
  const last = await till.seen(await till.paidOut())
  expect(last.sums).toMatchObject({ other: waiting.amountMinor, charge: 0, fee: 0 })
  expect(await till.balance('1579')).toBe(0)
  await till.sound()
})

test('where two deposits may be the payout a person says which, once; taken off again, the till leaves it be', async () => {
  await till.bought()
  const payout = await till.seen(await till.paidOut())
  const [one, other] = await till.banked([payout.amountMinor, payout.amountMinor])
  const [foreign] = await till.banked([payout.amountMinor], { payer: 'Bedrift Øst AS' })
  await till.later()
  expect((await till.seen(payout.stripePayout)).arrivedOn).toBeNull()
  const meet = (depositId: string) => till.send('PUT', `/payouts/${payout.id}/deposit`, { depositId })
  const both = await Promise.all([meet(one!.id), meet(other!.id)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const { depositId } = await till.seen(payout.stripePayout)
  const { body } = await till.send<{ placements: { id: string }[] }>('GET', `/deposits/${depositId}`)
  await till.send('POST', `/placements/${body.placements[0]!.id}/undoing`)
  const rest = [one!.id, other!.id].find((id) => id !== depositId)!
  for (const id of [rest, foreign!.id])
    await till.send('POST', `/deposits/${id}/placements`, { place: 'not-ours', reason: 'leie' })
  await till.later()
  expect((await till.seen(payout.stripePayout)).arrivedOn).toBeNull()
  await till.sound()
})

test('finance is told of a payout that does not come, of a deposit that is none, and of one made by hand', async () => {
  const [deposit] = await till.banked([123_400])
  await till.send('POST', `/deposits/${deposit!.id}/placements`, { place: 'card-payout', reason: 'fra Stripe' })
  expect(await till.attention()).toContain('deposit-without-payout')
  await till.bought()
  await till.seen(await till.paidOut({ automatic: false }), ({ state }) => state === 'paid')
  expect(await till.attention()).toContain('payout-by-hand')
  expect(await till.attention()).not.toContain('payout-not-arrived')
  await till.later(14 * DAY_MINUTES)
  expect(await till.attention()).toContain('payout-not-arrived')
  await till.sound()
})

test('access waits once a dispute is lost, or from its start where finance wants it so, until finance decides', async () => {
  const order = await till.bought()
  const admin = bearer(await make.client(till.house, ['course-administrator']))
  const isPaused = async () => {
    const { body } = await till.send<{ accessPaused: boolean }>('GET', `/orders/${order.id}`)
    const { body: told } = await ask<{ learners: { isPaused: boolean }[] }>(
      till.house,
      `/offerings/${till.offeringId}/learners`,
      { headers: admin },
    )
    return [body.accessPaused, told.learners.some((each) => each.isPaused)]
  }
  const attentive = (kind: string) => until(async () => (await till.attention()).includes(kind))
  const { id: dispute } = await till.control(`charges/${await till.chargeOf(order)}/dispute`)
  await attentive('dispute-open')
  expect(await isPaused()).toEqual([false, false])
  await till.send('PUT', '/dispute-access', { policy: 'paused-while-open' })
  expect(await isPaused()).toEqual([true, true])
  await till.send('PUT', '/dispute-access', { policy: 'paused-when-lost' })
  expect(await isPaused()).toEqual([false, false])
  await till.control(`disputes/${dispute}/close`, { status: 'lost' })
  await attentive('dispute-lost')
  expect(await isPaused()).toEqual([true, true])
  const [ours] = await till.house.witness(`select id from disputes where order_id = '${order.id}'`)
  expect((await till.send('POST', `/disputes/${ours!.id}/settlement`)).status).toBe(200)
  expect(await isPaused()).toEqual([false, false])
  await till.sound()
})
