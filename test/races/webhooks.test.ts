import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, pay, placeByCard, readOrder, until } from '../support/buyer.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'

let fleet: Fleet
let shop: string
beforeAll(async () => {
  fleet = await startFleet({ processes: 2 })
  shop = fleet.urls[0]!
}, 60_000)
afterAll(() => fleet?.close())

const control = (path: string, body: object) => ask(`${fleet.sandbox.url}/_sandbox/${path}`, { method: 'POST', body })
const confirmed = (placed: Answer) =>
  until(
    () => readOrder(shop, placed),
    ({ body }) => body.state === 'confirmed' && (body.documents as unknown[]).length > 0,
  )
const countOf = async (placed: Answer) => {
  const id = placed.body.id
  const [row] = await fleet.witness<{ orders: number; invoices: number; captures: number; mails: number }[]>`select
    (select count(*)::int from orders where id = ${id} and settled_at is not null) as orders,
    (select count(*)::int from documents where order_id = ${id}) as invoices,
    (select count(*)::int from entries e join payments p on p.id = e.source_id where p.order_id = ${id}) as captures,
    (select count(*)::int from mails where order_id = ${id}) as mails`
  return row!
}
const ONCE = { orders: 1, invoices: 1, captures: 1, mails: 1 }

test('the same news five times at once and in any order is one order, one invoice, one mail', async () => {
  await control('webhooks', { mode: 'hold' })
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const placed = await placeByCard(shop, offeringId, 'fem')
  await pay(fleet.sandbox.url, placed)
  await control('webhooks', { mode: 'shuffle', seed: 7 })
  await control('webhooks/release', {})
  const stripe = stripeOf(fleet)
  const news = await stripe.events.list({ limit: 100 })
  await Promise.all(news.data.flatMap((event) => Array.from({ length: 5 }, () => post(event))))
  await confirmed(placed)
  await until(
    () => countOf(placed),
    (seen) => seen.mails > 0,
  )
  expect(await countOf(placed)).toEqual(ONCE)
  await control('webhooks', { mode: 'normal' })
  promise('the same webhook five times in parallel: one order, one invoice, one capture, one mail')
})

test('the return from the payment page and the webhook at the same instant settle once', async () => {
  const { offeringId } = await launch(fleet, { capacity: 20 })
  const placed = await Promise.all(Array.from({ length: 10 }, (_, n) => placeByCard(shop, offeringId, `samtidig-${n}`)))
  await Promise.all(
    placed.map(async (each) => {
      await pay(fleet.sandbox.url, each)
      await fetch(`${fleet.urls[1]}/orders/${each.body.id}?returned=paid`, {
        headers: { accept: 'text/html', cookie: `order_${each.body.id}=${each.body.orderToken}` },
        redirect: 'manual',
      })
    }),
  )
  for (const each of placed) {
    await confirmed(each)
    await until(
      () => countOf(each),
      (seen) => seen.mails > 0,
    )
    expect(await countOf(each)).toEqual(ONCE)
  }
  await expectSoundBooks(fleet.witness)
  await expectBankEqualsBooks(fleet.sandbox.url, fleet.witness)
})

test('when no webhook ever comes, the till asks Stripe and the buyer is enrolled all the same', {
  timeout: 40_000,
}, async () => {
  await control('webhooks', { mode: 'drop' })
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const placed = await placeByCard(shop, offeringId, 'tapt')
  await pay(fleet.sandbox.url, placed)
  await until(
    () => readOrder(shop, placed),
    ({ body }) => body.state === 'confirmed',
    30,
  )
  await control('webhooks', { mode: 'normal' })
})

test('a forged, an old and an unsigned event are refused and nothing is stored', async () => {
  const before = await fleet.witness`select count(*) from stripe_events`
  const payload = JSON.stringify({
    id: 'evt_forged',
    object: 'event',
    type: 'checkout.session.completed',
    data: { object: {} },
  })
  const old = Math.floor(Date.now() / 1000) - 3_600
  const sign = (secret: string, timestamp?: number) => signature(payload, secret, timestamp)
  for (const header of [
    '',
    't=1,v1=00',
    sign('whsec_another_secret_0000000'),
    sign('whsec_fleet_secret_000000', old),
  ]) {
    const answer = await fetch(`${shop}/webhooks/stripe`, {
      method: 'POST',
      body: payload,
      headers: { 'stripe-signature': header },
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ type: '/problems/webhooks/bad-signature' })
  }
  expect(await fleet.witness`select count(*) from stripe_events`).toEqual(before)
})

function stripeOf({ sandbox }: Fleet): Stripe {
  return new Stripe('sk_test_fleet0000000', {
    host: sandbox.host,
    port: sandbox.port,
    protocol: 'http',
    telemetry: false,
  })
}

async function post(event: Stripe.Event): Promise<void> {
  const payload = JSON.stringify(event)
  const answer = await fetch(`${shop}/webhooks/stripe`, {
    method: 'POST',
    body: payload,
    headers: { 'stripe-signature': signature(payload, 'whsec_fleet_secret_000000') },
  })
  expect(answer.status).toBe(200)
}

function signature(payload: string, secret: string, timestamp?: number): string {
  const stripe = new Stripe('sk_test_fleet0000000')
  return stripe.webhooks.generateTestHeaderString({ payload, secret, ...(timestamp ? { timestamp } : {}) })
}
