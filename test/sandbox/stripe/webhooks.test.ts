import { expect, test } from 'vitest'
import { course, paid, play, receiver, sdk, until, WEBHOOK_SECRET } from './play.ts'

const PAID = ['charge.succeeded', 'payment_intent.succeeded', 'checkout.session.completed']

test('a payment sends signed events that the SDK accepts and that show the object as it was', async () => {
  const hook = await receiver()
  const world = await play({ webhookUrl: hook.url })
  const { session } = await paid(world)
  await until(() => hook.received.length === 3)
  const events = hook.received.map(({ body, signature }) =>
    sdk(1).webhooks.constructEvent(body, signature, WEBHOOK_SECRET),
  )
  const completed = events.find((event) => event.type === 'checkout.session.completed')
  expect(completed?.data.object).toMatchObject({ id: session.id, payment_status: 'paid', amount_total: 125_000 })
  expect(events.map(({ type }) => type).sort()).toEqual(PAID.toSorted())
  const [first] = hook.received
  expect(() => sdk(1).webhooks.constructEvent(first?.body ?? '', first?.signature ?? '', 'whsec_other')).toThrow(
    'signature',
  )
})

test('an event names the request and the key that caused it', async () => {
  const world = await play()
  const { charge } = await paid(world)
  const refund = await world.stripe.refunds.create({ charge: charge.id }, { idempotencyKey: 'r1' })
  const event = (await world.stripe.events.list({ type: 'refund.created' })).data[0]
  expect(event?.request).toEqual({ id: refund.lastResponse.requestId, idempotency_key: 'r1' })
})

test('an endpoint made through the API gets only what it asked for, until it is deleted', async () => {
  const hook = await receiver()
  const world = await play()
  const endpoint = await world.stripe.webhookEndpoints.create({
    url: hook.url,
    enabled_events: ['checkout.session.completed'],
  })
  expect(endpoint.secret).toBe(WEBHOOK_SECRET)
  await paid(world)
  await until(() => hook.received.length === 1)
  await world.stripe.webhookEndpoints.del(endpoint.id)
  expect((await world.stripe.webhookEndpoints.list()).data).toEqual([])
  await paid(world)
  const { body } = await world.control('GET /deliveries')
  expect(body.deliveries).toHaveLength(1)
  expect(hook.types()).toEqual(['checkout.session.completed'])
})

test('an event that is refused is sent again, with every attempt on view', async () => {
  const hook = await receiver((count) => (count === 1 ? 500 : 200))
  const world = await play()
  await world.stripe.webhookEndpoints.create({ url: hook.url, enabled_events: ['charge.succeeded'] })
  await paid(world)
  await until(() => hook.received.length === 2)
  expect(hook.received[0]?.event.id).toBe(hook.received[1]?.event.id)
  const delivered = await until(async () => {
    const [delivery] = (await world.control('GET /deliveries')).body.deliveries as {
      state: string
      attempts: object[]
    }[]
    return delivery?.state === 'delivered' && delivery
  })
  expect(delivered.attempts).toMatchObject([{ status: 500 }, { status: 200 }])
})

test('held events leave in their order, reversed ones backwards, when they are released', async () => {
  const hook = await receiver()
  const world = await play({ webhookUrl: hook.url })
  await world.control('POST /webhooks', { mode: 'hold' })
  await paid(world)
  expect(hook.received).toEqual([])
  await world.control('POST /webhooks/release')
  expect(hook.types()).toEqual(PAID)
  await world.control('POST /webhooks', { mode: 'reverse' })
  await paid(world)
  await world.control('POST /webhooks/release')
  expect(hook.types().slice(3)).toEqual(PAID.toReversed())
})

test('a shuffle with the same seed gives the same order', async () => {
  const order = async (seed: number) => {
    const hook = await receiver()
    const world = await play({ webhookUrl: hook.url })
    await world.control('POST /webhooks', { mode: 'shuffle', seed })
    await paid(world)
    await paid(world)
    await world.control('POST /webhooks/release')
    return hook.types()
  }
  expect(await order(7)).toEqual(await order(7))
  expect(await order(7)).not.toEqual([...PAID, ...PAID])
})

test('events arrive in copies, or not at all, or again, as it is told', async () => {
  const hook = await receiver()
  const world = await play({ webhookUrl: hook.url })
  await world.control('POST /webhooks', { mode: 'duplicate', copies: 3 })
  await paid(world)
  await until(() => hook.received.length === 9)
  await world.control('POST /webhooks', { mode: 'drop' })
  await paid(world)
  await world.control('POST /webhooks', { mode: 'normal' })
  const dropped = (await world.stripe.events.list({ type: 'checkout.session.completed', limit: 1 })).data[0]
  await world.control(`POST /events/${dropped?.id}/redeliver`, { copies: 2 })
  await until(() => hook.received.length === 11)
  expect(hook.received.filter(({ event }) => event.id === dropped?.id)).toHaveLength(2)
})

test('a reset leaves an empty sandbox that works', async () => {
  const hook = await receiver()
  const world = await play({ webhookUrl: hook.url })
  await paid(world)
  await until(() => hook.received.length === 3)
  await world.control('POST /faults', { match: {}, effect: '500' })
  await world.control('POST /reset')
  expect((await world.control('GET /bank')).body).toEqual({ payments: [], totals: {}, payouts: [] })
  await world.stripe.checkout.sessions.create(course())
  await paid(world)
  await until(() => hook.received.length === 6)
})
