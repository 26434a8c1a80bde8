import { expect, test } from 'vitest'
import { course, paid, play } from './play.ts'

test('the same key with the same request gives the first answer again and does nothing more', async () => {
  const { stripe } = await play()
  const first = await stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })
  const again = await stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })
  expect(again.id).toBe(first.id)
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
})

test('the same key with other parameters, or for another call, is refused', async () => {
  const { stripe } = await play()
  await stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })
  const misuse = { type: 'StripeIdempotencyError', statusCode: 400 }
  await expect(stripe.checkout.sessions.create(course(500), { idempotencyKey: 'k1' })).rejects.toMatchObject(misuse)
  await expect(stripe.refunds.create({ charge: 'ch_1' }, { idempotencyKey: 'k1' })).rejects.toMatchObject(misuse)
})

test('a refusal that came out of the work is given again under its key', async () => {
  const world = await play()
  const { charge } = await paid(world, 10_000)
  const tooMuch = () => world.stripe.refunds.create({ charge: charge.id, amount: 20_000 }, { idempotencyKey: 'r1' })
  await expect(tooMuch()).rejects.toMatchObject({ statusCode: 400 })
  await expect(tooMuch()).rejects.toMatchObject({ statusCode: 400, headers: { 'idempotent-replayed': 'true' } })
})

test('a wrong parameter does not use up its key', async () => {
  const { stripe } = await play()
  await expect(
    stripe.checkout.sessions.create({ ...course(), locale: 'xx' }, { idempotencyKey: 'k1' }),
  ).rejects.toThrow()
  await expect(stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })).resolves.toMatchObject({
    status: 'open',
  })
})

test('a second request under a key is told to wait while the first one is worked on', async () => {
  const { stripe, control } = await play()
  await control('POST /faults', {
    match: { path: '/v1/checkout/sessions' },
    when: 'before',
    effect: 'delay',
    delayMs: 600,
  })
  const first = stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })
  const second = async () => {
    for (;;) {
      if (((await control('GET /faults')).body.faults as unknown[]).length === 0) break
    }
    return stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })
  }
  await expect(second()).rejects.toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  await expect(first).resolves.toMatchObject({ status: 'open' })
})

test('a key is forgotten after 24 hours', async () => {
  const clock = { ms: Date.now() }
  const { stripe } = await play({ now: () => clock.ms })
  const first = await stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })
  clock.ms += 24 * 3_600_000 + 1_000
  expect((await stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })).id).not.toBe(first.id)
})
