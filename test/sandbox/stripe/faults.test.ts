import { expect, test } from 'vitest'
import { course, paid, play, sdk } from './play.ts'

const CREATE = { method: 'POST', path: '/v1/checkout/sessions' }

/** The SDK repeats a request once by itself when its connection is closed, even with no retries allowed; two drops get through. */
const DROPS = 2

test.each([
  ['drop', 'StripeConnectionError', DROPS],
  ['500', 'StripeAPIError', 1],
  ['429', 'StripeRateLimitError', 1],
])('%s before the work leaves nothing behind, and the same key works the next time', async (effect, type, times) => {
  const { stripe, control } = await play()
  await control('POST /faults', { match: CREATE, when: 'before', effect, times })
  await expect(stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })).rejects.toMatchObject({ type })
  expect((await stripe.checkout.sessions.list()).data).toEqual([])
  await expect(stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })).resolves.toMatchObject({
    status: 'open',
  })
})

test('a line that drops after the work has made one session, which the same key then shows', async () => {
  const { stripe, control } = await play()
  await control('POST /faults', { match: CREATE, when: 'after', effect: 'drop', times: DROPS })
  await expect(stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })).rejects.toMatchObject({
    type: 'StripeConnectionError',
  })
  const again = await stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })
  expect((await stripe.checkout.sessions.list()).data.map(({ id }) => id)).toEqual([again.id])
})

test('a line that drops once is mended by the SDK, which brings a key of its own', async () => {
  const { stripe, control } = await play()
  await control('POST /faults', { match: CREATE, when: 'after', effect: 'drop' })
  await stripe.checkout.sessions.create(course())
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
})

test('a 500 after the work is replayed for ever, and only the list tells that the refund exists', async () => {
  const world = await play()
  const { charge } = await paid(world, 10_000)
  await world.control('POST /faults', { match: { path: '/v1/refunds' }, when: 'after', effect: '500' })
  const refund = () => world.stripe.refunds.create({ charge: charge.id }, { idempotencyKey: 'r1' })
  await expect(refund()).rejects.toMatchObject({ statusCode: 500 })
  await expect(refund()).rejects.toMatchObject({ statusCode: 500 })
  expect((await world.stripe.refunds.list({ charge: charge.id })).data).toHaveLength(1)
})

test('a request that is never answered times out at the caller after its work was done', async () => {
  const { stripe, control, sandbox } = await play()
  await control('POST /faults', { match: CREATE, when: 'after', effect: 'timeout' })
  const impatient = sdk(sandbox.port)
  await expect(impatient.checkout.sessions.create(course(), { timeout: 200 })).rejects.toMatchObject({
    type: 'StripeConnectionError',
  })
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
})

test('a repeated request makes two sessions without a key and one with a key', async () => {
  const { stripe, control, url } = await play()
  await control('POST /faults', { match: CREATE, effect: 'twice', times: 2 })
  await stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
  const body =
    'mode=payment&success_url=http%3A%2F%2Fa.example&line_items[0][quantity]=1&line_items[0][price_data][currency]=nok&line_items[0][price_data][unit_amount]=500&line_items[0][price_data][product_data][name]=A'
  const headers = { authorization: 'Bearer sk_test_play', 'content-type': 'application/x-www-form-urlencoded' }
  await fetch(`${url}/v1/checkout/sessions`, { method: 'POST', headers, body })
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(3)
})

test('a fault strikes as often as it was told and only where it fits', async () => {
  const { stripe, control } = await play()
  await control('POST /faults', { match: { method: 'GET', path: '/v1/checkout/sessions/*' }, effect: '500', times: 2 })
  const { id } = await stripe.checkout.sessions.create(course())
  await expect(stripe.checkout.sessions.retrieve(id)).rejects.toMatchObject({ statusCode: 500 })
  await expect(stripe.checkout.sessions.retrieve(id)).rejects.toMatchObject({ statusCode: 500 })
  await expect(stripe.checkout.sessions.retrieve(id)).resolves.toMatchObject({ id })
  await control('POST /faults', { match: {}, effect: '429', times: 5 })
  await control('DELETE /faults')
  await expect(stripe.balance.retrieve()).resolves.toMatchObject({ object: 'balance' })
})

test('an unknown fault is refused', async () => {
  const { control } = await play()
  expect((await control('POST /faults', { match: {}, effect: 'explode' })).status).toBe(400)
})
