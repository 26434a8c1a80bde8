import { expect, test } from 'vitest'
import { course, paid, play } from './play.ts'

test('a charge is refunded in parts and never beyond what was captured', async () => {
  const world = await play()
  const { intent, charge } = await paid(world, 10_000)
  const first = await world.stripe.refunds.create({
    payment_intent: intent.id,
    amount: 4_000,
    metadata: { refund: 'r1' },
  })
  expect(first).toMatchObject({
    status: 'succeeded',
    charge: charge.id,
    payment_intent: intent.id,
    amount: 4_000,
    metadata: { refund: 'r1' },
  })
  await expect(world.stripe.refunds.create({ charge: charge.id, amount: 6_001 })).rejects.toThrow(
    'greater than unrefunded amount',
  )
  await world.stripe.refunds.create({ charge: charge.id })
  await expect(world.stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  })
  const after = await world.stripe.charges.retrieve(charge.id, { expand: ['refunds'] })
  expect(after).toMatchObject({ amount_refunded: 10_000, refunded: true })
  expect(after.refunds?.data.map(({ amount }) => amount)).toEqual([6_000, 4_000])
  expect((await world.stripe.refunds.list({ charge: charge.id })).data).toHaveLength(2)
})

test('a refund that fails later gives the money back to the balance and may be made again', async () => {
  const world = await play()
  const { charge } = await paid(world, 10_000)
  const refund = await world.stripe.refunds.create({ charge: charge.id })
  await world.control(`POST /refunds/${refund.id}/fail`)
  expect(await world.stripe.refunds.retrieve(refund.id)).toMatchObject({
    status: 'failed',
    failure_reason: 'lost_or_stolen_card',
  })
  expect(await world.stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 0, refunded: false })
  await world.stripe.refunds.create({ charge: charge.id })
  const { data } = await world.stripe.events.list({ type: 'refund.failed' })
  expect(data).toHaveLength(1)
})

test('a declined session has nothing to refund', async () => {
  const world = await play()
  const { id } = await world.stripe.checkout.sessions.create(course())
  await world.control(`POST /sessions/${id}/pay`, { outcome: 'declined' })
  const session = await world.stripe.checkout.sessions.retrieve(id)
  await expect(world.stripe.refunds.create({ payment_intent: String(session.payment_intent) })).rejects.toMatchObject({
    statusCode: 400,
  })
})

test('a dispute takes the charge and a fee, blocks refunds, and gives back the charge when it is won', async () => {
  const world = await play()
  const { charge, intent } = await paid(world, 10_000)
  const opened = await world.control(`POST /charges/${charge.id}/dispute`)
  const dispute = await world.stripe.disputes.retrieve(String(opened.body.id))
  expect(dispute).toMatchObject({
    status: 'needs_response',
    amount: 10_000,
    charge: charge.id,
    payment_intent: intent.id,
  })
  expect(dispute.balance_transactions[0]).toMatchObject({ amount: -10_000, fee: 15_000, net: -25_000 })
  await expect(world.stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({ code: 'charge_disputed' })
  await world.control(`POST /disputes/${dispute.id}/close`, { status: 'won' })
  expect((await world.stripe.disputes.list({ charge: charge.id })).data[0]).toMatchObject({ status: 'won' })
  const { data } = await world.stripe.events.list({ types: ['charge.dispute.created', 'charge.dispute.closed'] })
  expect(data.map(({ type }) => type)).toEqual(['charge.dispute.closed', 'charge.dispute.created'])
})

test('a payout is the sum of its balance transactions, and leaves the balance at nothing', async () => {
  const world = await play()
  await paid(world, 10_000)
  const { charge } = await paid(world, 20_000)
  await world.stripe.refunds.create({ charge: charge.id, amount: 5_000 })
  expect((await world.stripe.balance.retrieve()).pending[0]).toMatchObject({
    amount: 25_000 - 320 - 460,
    currency: 'nok',
  })
  const payout = await world.stripe.payouts.retrieve(String((await world.control('POST /payouts', {})).body.id))
  expect(payout).toMatchObject({ amount: 24_220, currency: 'nok', status: 'paid' })
  const parts = await world.stripe.balanceTransactions.list({ payout: payout.id, limit: 100 })
  expect(parts.data.map(({ type }) => type).sort()).toEqual(['charge', 'charge', 'payout', 'refund'])
  expect(parts.data.reduce((sum, { net }) => sum + net, 0)).toBe(0)
  expect((await world.stripe.balance.retrieve()).pending[0]?.amount).toBe(0)
  expect((await world.control('POST /payouts', {})).status).toBe(400)
  expect((await world.stripe.payouts.list({ status: 'paid' })).data).toHaveLength(1)
})

test('what the bank believes adds up', async () => {
  const world = await play()
  const { charge, intent, session } = await paid(world, 10_000)
  await world.stripe.refunds.create({ charge: charge.id, amount: 2_500 })
  const { body } = await world.control('GET /bank')
  expect(body.payments).toEqual([
    expect.objectContaining({
      id: intent.id,
      session: session.id,
      client_reference_id: 'order-1',
      metadata: { payment: 'p1' },
      captured: 10_000,
      refunded: 2_500,
      disputed: 0,
      fee: 320,
    }),
  ])
  expect(body.totals).toEqual({
    nok: { captured: 10_000, refunded: 2_500, disputed: 0, fees: 320, net: 7_180, paid_out: 0, balance: 7_180 },
  })
  const page = await fetch(`${world.url}/_sandbox/bank.html?lang=en`)
  expect(await page.text()).toContain('What the bank believes')
})

test('lists run in pages of the asked size in both directions', async () => {
  const { stripe } = await play()
  const ids: string[] = []
  for (let n = 0; n < 5; n += 1) ids.unshift((await stripe.checkout.sessions.create(course())).id)
  const first = await stripe.checkout.sessions.list({ limit: 2 })
  expect([first.data.map(({ id }) => id), first.has_more]).toEqual([ids.slice(0, 2), true])
  const next = await stripe.checkout.sessions.list({ limit: 3, starting_after: ids[1] as string })
  expect([next.data.map(({ id }) => id), next.has_more]).toEqual([ids.slice(2), false])
  const back = await stripe.checkout.sessions.list({ limit: 2, ending_before: ids[4] as string })
  expect([back.data.map(({ id }) => id), back.has_more]).toEqual([ids.slice(2, 4), true])
  const all: string[] = []
  for await (const session of stripe.checkout.sessions.list({ limit: 2 })) all.push(session.id)
  expect(all).toEqual(ids)
  await expect(stripe.checkout.sessions.list({ limit: 101 })).rejects.toMatchObject({ statusCode: 400 })
})

test('events since an instant are found, newest first', async () => {
  const clock = { ms: 1_800_000_000_000 }
  const world = await play({ now: () => clock.ms })
  await paid(world)
  clock.ms += 60_000
  await paid(world)
  const since = await world.stripe.events.list({ created: { gt: 1_800_000_000 } })
  expect(since.data.map(({ type }) => type)).toEqual([
    'checkout.session.completed',
    'payment_intent.succeeded',
    'charge.succeeded',
  ])
  const older = await world.stripe.events.list({ types: ['charge.succeeded'], created: { lte: 1_800_000_000 } })
  expect(older.data).toHaveLength(1)
})
