import type Stripe from 'stripe'
import { afterAll, beforeAll, test } from 'vitest'
import { type MoneyDesk, openMoneyDesk } from '../payments/money-desk.ts'
import { launch } from '../storefront/make.ts'
import { type Answer, pay, placeByCard, until } from '../support/buyer.ts'
import { promise } from '../support/promises.ts'

let desk: MoneyDesk
beforeAll(async () => {
  desk = await openMoneyDesk()
}, 60_000)
afterAll(() => desk?.fleet.close())

/** All news of a payment at Stripe once more, so many times each, in an order of its own. */
async function allAgain(placed: Answer, { times, backwards }: { times: number; backwards: boolean }): Promise<void> {
  const intent = await desk.intentOf(placed)
  const events = (await desk.stripe.events.list({ limit: 100 })).data.filter(
    ({ data }) => (data.object as { payment_intent?: string }).payment_intent === intent,
  )
  const ordered = backwards ? events : events.toReversed()
  for (const { id } of ordered) await desk.control(`events/${id}/redeliver`, { copies: times })
}
const settled = (placed: Answer, refunds: Partial<{ succeeded: boolean; failed: boolean }>[]) =>
  until(
    () => desk.refundsOf(placed),
    (rows) =>
      rows.length === refunds.length &&
      rows.every((row, at) => row.succeeded === refunds[at]!.succeeded && row.failed === refunds[at]!.failed),
  )

test('news of a refund that succeeded and then failed ends the same in any order and any number', {
  timeout: 60_000,
}, async () => {
  for (const backwards of [false, true]) {
    const placed = await desk.bought(`nyheter-${backwards}`)
    await desk.control('webhooks', { mode: 'hold' })
    await desk.credit(placed)
    await settled(placed, [{ succeeded: true, failed: false }])
    await desk.control(`refunds/${(await desk.refundsAtStripe(placed))[0]!.id}/fail`)
    await desk.control('webhooks', { mode: 'normal' })
    await allAgain(placed, { times: 3, backwards })
    await settled(placed, [{ succeeded: true, failed: true }])
    await desk.control('webhooks/release')
    await desk.untilState(placed, 'refund-failed')
    await desk.expectAllWell()
  }
})

test('a credit and a refund in the dashboard at the same instant send back no more than was paid', async () => {
  for (const amount of [490_000, 120_000]) {
    const placed = await desk.bought(`samtidig-${amount}`)
    const intent = await desk.intentOf(placed)
    await Promise.all([
      desk.credit(placed),
      desk.stripe.refunds
        .create({ payment_intent: intent, amount })
        .catch((error: unknown) => error as Stripe.errors.StripeError),
    ])
    await desk.untilState(placed, 'credited')
    await until(
      () => desk.refundsAtStripe(placed),
      (refunds) => refunds.reduce((sum, each) => sum + each.amount, 0) === 490_000,
    )
    await until(
      () => desk.attentionTo(placed),
      (kinds) => kinds.length === 0,
    )
    await desk.expectAllWell()
  }
  promise('no second refund: answers lost, calls broken, dashboard and credit at once send back what was paid, once')
})

test('news of a refund that comes before the news of its payment brings both into the books', async () => {
  const { offeringId } = await launch(desk.fleet, { capacity: 1 })
  const placed = await placeByCard(desk.shop, offeringId, 'foer')
  await desk.control('webhooks', { mode: 'hold' })
  const paid = await pay(desk.fleet.sandbox.url, placed)
  const refund = await desk.stripe.refunds.create({
    payment_intent: paid.body.payment_intent as string,
    amount: 50_000,
  })
  const { data: events } = await desk.stripe.events.list({ type: 'refund.created', limit: 1 })
  await desk.control('webhooks', { mode: 'normal' })
  await desk.control(`events/${events[0]!.id}/redeliver`, { copies: 2 })
  await until(
    () => desk.refundsOf(placed),
    ([row]) => row?.stripe === refund.id && row.succeeded,
  )
  await desk.control('webhooks/release')
  await desk.untilState(placed, 'confirmed')
  await desk.documented(placed)
  await desk.expectAllWell()
})
