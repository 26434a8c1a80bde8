import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOrder, until } from '../support/buyer.ts'
import { promise } from '../support/promises.ts'
import { type MoneyDesk, openMoneyDesk, refundsUntil } from './money-desk.ts'

const PRICE = 490_000
/** Longer than Stripe remembers an idempotency key, and than a refund may stay undecided without a person knowing. */
const DAY_SECONDS = 25 * 3600
const HOUR_SECONDS = 3600

let desk: MoneyDesk
beforeAll(async () => {
  desk = await openMoneyDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

describe('money on its way back', () => {
  test('a Stripe that pays back and then says that it broke has paid back once, and the books know it', async () => {
    const placed = await desk.bought('r-500')
    await desk.fault('/v1/refunds', { when: 'after', effect: '500' })
    expect((await desk.credit(placed)).status).toBe(201)
    await desk.untilState(placed, 'credited')
    expect(await desk.refundsAtStripe(placed)).toHaveLength(1)
    expect(await desk.refundsOf(placed)).toMatchObject([{ succeeded: true, failed: false }])
    await desk.expectAllWell()
  })

  test('a Stripe that breaks before it does anything is asked again until it does, once', {
    timeout: 40_000,
  }, async () => {
    const placed = await desk.bought('r-before')
    await desk.fault('/v1/refunds', { effect: '500', times: 2 })
    await desk.credit(placed)
    await until(
      async () => {
        await desk.later(15)
        return desk.stateOf(placed)
      },
      (state) => state === 'credited',
    )
    expect(await desk.refundsAtStripe(placed)).toHaveLength(1)
    await desk.expectAllWell()
  })

  test('an answer that never comes is looked up, and not asked for a second time', async () => {
    const placed = await desk.bought('r-drop')
    await desk.fault('/v1/refunds', { when: 'after', effect: 'drop' })
    await desk.credit(placed)
    await desk.later(15)
    await desk.untilState(placed, 'credited')
    expect(await desk.refundsAtStripe(placed)).toHaveLength(1)
    await desk.expectAllWell()
  })

  test('a refund that the bank sends back later is undone in the books and stands on finance’s list', async () => {
    const placed = await desk.bought('r-later')
    await desk.credit(placed)
    await desk.untilState(placed, 'credited')
    const [refund] = await desk.refundsAtStripe(placed)
    await desk.control(`refunds/${refund!.id}/fail`)
    const order = await desk.untilState(placed, 'refund-failed')
    expect(order.body.next).toMatchObject({ act: 'repay', by: 'seller' })
    expect(order.body.refunds).toEqual([{ amount: { minor: PRICE, currency: 'NOK' }, state: 'failed' }])
    expect(await desk.attentionTo(placed)).toEqual(['refund-failed'])
    await desk.expectAllWell()

    const [failed] = await desk.refundsOf(placed)
    expect(failed).toMatchObject({ succeeded: true, failed: true, failure: 'lost_or_stolen_card' })
    expect((await desk.decide(`/refunds/${failed!.id}/retry`)).status).toBe(200)
    await desk.untilState(placed, 'credited')
    expect(await desk.attentionTo(placed)).toEqual([])
    expect(await desk.decide(`/refunds/${failed!.id}/retry`)).toMatchObject({
      status: 409,
      body: { type: '/problems/refund/not-failed' },
    })
    await desk.expectAllWell()
    promise('a refund that fails days later is undone in the books, stands on finance’s list and can be tried again')
  })

  test('what the card does not take can be paid to a bank account, and is then not refunded again', async () => {
    const placed = await desk.bought('r-bank')
    await desk.credit(placed)
    await desk.untilState(placed, 'credited')
    await desk.control(`refunds/${(await desk.refundsAtStripe(placed))[0]!.id}/fail`)
    await desk.untilState(placed, 'refund-failed')
    const [failed] = await desk.refundsOf(placed)
    const path = `/refunds/${failed!.id}/bank-payment`
    expect(await desk.decide(path, { paidOn: '2999-01-01', reference: 'Kari' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/paidOn' }] },
    })
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(await shopNow())
    const paid = await desk.decide(path, { paidOn: today, reference: 'Kari Kjøper' })
    expect(paid).toMatchObject({ status: 200, body: { state: 'credited' } })
    expect(paid.body.refunds).toEqual([{ amount: { minor: PRICE, currency: 'NOK' }, state: 'paid-by-bank' }])
    expect(await desk.attentionTo(placed)).toEqual([])
    await desk.expectAllWell()
  })

  test('a refund that has to wait is waited for, a day and longer, and made once', { timeout: 40_000 }, async () => {
    await desk.control('refunds', { wait: true })
    const placed = await desk.bought('r-wait')
    await desk.credit(placed)
    await refundsUntil(desk, placed, ([refund]) => Boolean(refund?.stripe))
    expect(await desk.stateOf(placed)).toBe('refunding')
    await desk.later(DAY_SECONDS)
    await until(
      () => desk.attentionTo(placed),
      (kinds) => kinds.join() === 'refund-undecided',
    )
    await desk.expectAllWell()
    const [waiting] = await desk.refundsAtStripe(placed)
    await desk.control('refunds', { wait: false })
    await desk.control(`refunds/${waiting!.id}/succeed`)
    await desk.untilState(placed, 'credited')
    expect(await desk.refundsAtStripe(placed)).toHaveLength(1)
    await desk.expectAllWell()
  })

  test('a refund that broke at Stripe and cannot be looked up stands on the list after an hour with what to do, and is made once', {
    timeout: 40_000,
  }, async () => {
    const placed = await desk.bought('r-late-500')
    const path = '/v1/refunds'
    const looks = { match: { method: 'GET', path }, when: 'before' }
    await desk.control('faults', { ...looks, effect: 'delay', delayMs: 1, times: 1 })
    await desk.control('faults', { ...looks, effect: '500', times: 10_000 })
    await desk.fault(path, { when: 'after', effect: '500' })
    await desk.credit(placed)
    await desk.untilState(placed, 'refunding')
    expect(await desk.attentionTo(placed)).toEqual([])
    await desk.later(HOUR_SECONDS + 60)
    await until(
      () => desk.attentionTo(placed),
      (kinds) => kinds.includes('refund-undecided'), // the news of it is unread as long as nothing can be looked up
    )
    const list = await fetch(`${desk.shop}/finance`, { headers: { ...desk.finance, accept: 'text/html' } })
    expect(await list.text()).toContain('ikke betal tilbake der på nytt')
    await fetch(`${desk.fleet.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
    await desk.later(HOUR_SECONDS + 60)
    await desk.untilState(placed, 'credited')
    expect(await desk.refundsAtStripe(placed)).toHaveLength(1)
    await until(
      () => desk.attentionTo(placed),
      (kinds) => kinds.length === 0,
    )
    await desk.expectAllWell()
  })

  test('a refund that waited and was then refused moved nothing, and finance is told', async () => {
    await desk.control('refunds', { wait: true })
    const placed = await desk.bought('r-refused')
    await desk.credit(placed)
    await refundsUntil(desk, placed, ([refund]) => Boolean(refund?.stripe))
    await desk.control('refunds', { wait: false })
    await desk.control(`refunds/${(await desk.refundsAtStripe(placed))[0]!.id}/fail`)
    await desk.untilState(placed, 'refund-failed')
    expect(await desk.refundsOf(placed)).toMatchObject([{ succeeded: false, failed: true }])
    await desk.expectAllWell()
  })
})

describe('money that somebody else sent back', () => {
  test('a refund in Stripe’s dashboard is in the books, on the order and on finance’s list until a credit note covers it', async () => {
    const placed = await desk.bought('d-full')
    await desk.stripe.refunds.create({ payment_intent: await desk.intentOf(placed) })
    await until(
      () => desk.attentionTo(placed),
      (kinds) => kinds.includes('refund-unallocated'),
    )
    const order = await readOrder(desk.shop, placed)
    expect(order.body).toMatchObject({
      state: 'confirmed',
      refunds: [{ amount: { minor: PRICE, currency: 'NOK' }, state: 'done' }],
    })
    await desk.expectAllWell()

    expect((await desk.credit(placed)).body.state).toBe('credited')
    expect(await desk.attentionTo(placed)).toEqual([])
    expect(await desk.refundsAtStripe(placed)).toHaveLength(1)
    await desk.expectAllWell()
    promise(
      'a refund made in Stripe’s dashboard is in the books at once and on finance’s list until a credit note covers it',
    )
  })

  test('of a payment that was refunded in part there, crediting pays back only the rest', async () => {
    const placed = await desk.bought('d-part')
    await desk.stripe.refunds.create({ payment_intent: await desk.intentOf(placed), amount: 100_000 })
    await refundsUntil(desk, placed, (refunds) => refunds.length === 1)
    await desk.credit(placed)
    await desk.untilState(placed, 'credited')
    expect((await desk.refundsAtStripe(placed)).map(({ amount }) => amount)).toEqual([390_000, 100_000])
    await desk.expectAllWell()
  })

  test('where nobody told us of it, Stripe’s refusal ends our refund at once and the rest goes back by itself', async () => {
    const placed = await desk.bought('d-untold')
    const whole = await desk.bought('d-untold-whole')
    await desk.control('webhooks', { mode: 'drop' })
    await desk.stripe.refunds.create({ payment_intent: await desk.intentOf(placed), amount: 90_000 })
    await desk.credit(placed)
    await desk.untilState(placed, 'credited')
    expect((await desk.refundsAtStripe(placed)).map(({ amount }) => amount)).toEqual([400_000, 90_000])
    expect(await desk.attentionTo(placed)).toEqual([])
    await desk.expectAllWell()

    await desk.stripe.refunds.create({ payment_intent: await desk.intentOf(whole) })
    await desk.credit(whole)
    await desk.untilState(whole, 'credited')
    expect(await desk.refundsAtStripe(whole)).toHaveLength(1)
    expect(await desk.attentionTo(whole)).toEqual([])
    await desk.control('webhooks', { mode: 'normal' })
    await desk.expectAllWell()
  })

  test('news that no webhook brought is found in Stripe’s own list within minutes', async () => {
    const placed = await desk.bought('d-missed')
    await desk.control('webhooks', { mode: 'drop' })
    await desk.stripe.refunds.create({ payment_intent: await desk.intentOf(placed), amount: 50_000 })
    await desk.control('webhooks', { mode: 'normal' })
    await desk.later(6 * 60)
    await refundsUntil(desk, placed, (refunds) => refunds.length === 1)
    await desk.expectAllWell()
    promise('a lost webhook of a refund or a dispute is found in Stripe’s own list within five minutes')
  })
})

const shopNow = async (): Promise<Date> => desk.fleet.does((tx) => Promise.resolve(tx.now))
