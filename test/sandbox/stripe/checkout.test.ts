import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { course, paid, play, sdk } from './play.ts'

test('a new session is open, unpaid, and has no payment intent before somebody tries to pay', async () => {
  const { stripe, url } = await play()
  const session = await stripe.checkout.sessions.create(course())
  expect(session).toMatchObject({
    amount_total: 125_000,
    currency: 'nok',
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: null,
    client_reference_id: 'order-1',
    metadata: { order: '1' },
  })
  expect(session.url).toBe(`${url}/pay/${session.id}`)
  expect(session.lastResponse.requestId).toMatch(/^req_/)
})

test('a paid session names its intent, and the intent carries its metadata, charge and fee', async () => {
  const world = await play()
  const { session, intent, charge } = await paid(world)
  expect(session).toMatchObject({ status: 'complete', payment_status: 'paid', url: null })
  expect(intent).toMatchObject({
    status: 'succeeded',
    metadata: { payment: 'p1' },
    description: 'Bestilling 1',
    amount_received: 125_000,
  })
  const movement = await world.stripe.balanceTransactions.retrieve(String(charge.balance_transaction))
  expect(movement).toMatchObject({
    amount: 125_000,
    fee: 1_750 + 180,
    net: 125_000 - 1_930,
    type: 'charge',
    source: charge.id,
  })
})

test('the session of an intent is found by a list', async () => {
  const world = await play()
  await paid(world)
  const { session, intent } = await paid(world)
  const found = await world.stripe.checkout.sessions.list({ payment_intent: intent.id })
  expect(found.data.map(({ id }) => id)).toEqual([session.id])
})

test('line items are shown when they are asked for', async () => {
  const { stripe } = await play()
  const session = await stripe.checkout.sessions.create({ ...course(), expand: ['line_items'] })
  expect(session.line_items?.data[0]).toMatchObject({
    description: 'Keramikk for nybegynnere',
    amount_total: 125_000,
    quantity: 1,
  })
  expect((await stripe.checkout.sessions.retrieve(session.id)).line_items).toBeUndefined()
  expect((await stripe.checkout.sessions.listLineItems(session.id)).data).toHaveLength(1)
})

test('an open session can be expired, a paid one cannot', async () => {
  const world = await play()
  const open = await world.stripe.checkout.sessions.create(course())
  expect((await world.stripe.checkout.sessions.expire(open.id)).status).toBe('expired')
  const { session } = await paid(world)
  await expect(world.stripe.checkout.sessions.expire(session.id)).rejects.toThrow('has a status of `complete`')
})

test('a session expires by itself when its time is over, and a declined intent is cancelled with it', async () => {
  const clock = { ms: Date.now() }
  const { stripe, control } = await play({ now: () => clock.ms })
  const expires_at = Math.floor(clock.ms / 1000) + 31 * 60
  const { id } = await stripe.checkout.sessions.create({ ...course(), expires_at })
  await control(`POST /sessions/${id}/pay`, { outcome: 'declined' })
  clock.ms += 31 * 60_000
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
  expect(session.status).toBe('expired')
  expect(session.payment_intent).toMatchObject({ status: 'canceled', cancellation_reason: 'expired' })
  const { data } = await stripe.events.list({ types: ['checkout.session.expired', 'payment_intent.canceled'] })
  expect(data.map(({ type }) => type)).toEqual(['checkout.session.expired', 'payment_intent.canceled'])
})

test('a decline leaves the session open with the reason on its intent and an uncaptured charge', async () => {
  const { stripe, control } = await play()
  const { id } = await stripe.checkout.sessions.create(course())
  await control(`POST /sessions/${id}/pay`, { outcome: 'declined' })
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] })
  const intent = session.payment_intent as Stripe.PaymentIntent
  expect(session.status).toBe('open')
  expect(intent).toMatchObject({ status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } })
  expect(intent.latest_charge).toMatchObject({ status: 'failed', paid: false, captured: false, amount_captured: 0 })
})

test('late money pays a session that has expired', async () => {
  const { stripe, control } = await play()
  const { id } = await stripe.checkout.sessions.create(course())
  await stripe.checkout.sessions.expire(id)
  expect((await control(`POST /sessions/${id}/pay`, { outcome: 'paid' })).status).toBe(400)
  await control(`POST /sessions/${id}/pay`, { outcome: 'paid', late: true })
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'complete', payment_status: 'paid' })
})

test('a card charged with another amount or currency shows it on the session', async () => {
  const { stripe, control } = await play()
  const { id } = await stripe.checkout.sessions.create(course())
  await control(`POST /sessions/${id}/pay`, { outcome: 'paid', amount: 99_00, currency: 'sek' })
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ amount_total: 9_900, currency: 'sek' })
})

test("a session's intent cannot be cancelled by itself", async () => {
  const world = await play()
  const { intent } = await paid(world)
  await expect(world.stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
  })
  const { id } = await world.stripe.checkout.sessions.create(course())
  await world.control(`POST /sessions/${id}/pay`, { outcome: 'declined' })
  const session = await world.stripe.checkout.sessions.retrieve(id)
  await expect(world.stripe.paymentIntents.cancel(String(session.payment_intent))).rejects.toThrow(
    'Expire the Checkout Session',
  )
})

test('a wrong key is refused in the form that the SDK knows', async () => {
  const { sandbox } = await play()
  await expect(sdk(sandbox.port, 'sk_test_other').balance.retrieve()).rejects.toMatchObject({
    type: 'StripeAuthenticationError',
    statusCode: 401,
  })
})

test('a slow method completes the session unpaid, and pays or fails days later', async () => {
  const { stripe, control } = await play()
  const types = [
    'checkout.session.completed',
    'checkout.session.async_payment_succeeded',
    'checkout.session.async_payment_failed',
  ]
  const slow = async (outcome: string) => {
    const { id } = await stripe.checkout.sessions.create(course())
    await control(`POST /sessions/${id}/pay`, { outcome: 'processing' })
    const waiting = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    expect(waiting).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'processing' },
    })
    await control(`POST /sessions/${id}/pay`, { outcome })
    return stripe.checkout.sessions.retrieve(id)
  }
  expect((await slow('paid')).payment_status).toBe('paid')
  expect((await slow('declined')).payment_status).toBe('unpaid')
  const { data } = await stripe.events.list({ types })
  expect(data.map(({ type }) => type)).toEqual([types[2], types[0], types[1], types[0]])
})
