import { expect, test } from 'vitest'
import fixtures from './fixtures.json' with { type: 'json' }
import { course, paid, play, receiver } from './play.ts'

test("answers have every field of Stripe's own samples", async () => {
  const hook = await receiver()
  const world = await play({ webhookUrl: hook.url })
  const { stripe, control } = world
  const { charge, intent, session } = await paid(world)
  const refunded = await paid(world)
  const refund = await stripe.refunds.create({ charge: refunded.charge.id, amount: 100 })
  const dispute = String((await control(`POST /charges/${charge.id}/dispute`)).body.id)
  await paid(world)
  const payout = String((await control('POST /payouts', {})).body.id)
  const endpoint = await stripe.webhookEndpoints.create({ url: hook.url, enabled_events: ['charge.succeeded'] })
  const lines = await stripe.checkout.sessions.listLineItems(session.id)
  const answers: Record<string, unknown> = {
    balance: await stripe.balance.retrieve(),
    balance_transaction: await stripe.balanceTransactions.retrieve(String(charge.balance_transaction)),
    charge: await stripe.charges.retrieve(charge.id, { expand: ['refunds'] }),
    'checkout.session': await stripe.checkout.sessions.retrieve(session.id),
    dispute: await stripe.disputes.retrieve(dispute),
    event: (await stripe.events.list({ limit: 1 })).data[0],
    payment_intent: await stripe.paymentIntents.retrieve(intent.id),
    payout: await stripe.payouts.retrieve(payout),
    refund: await stripe.refunds.retrieve(refund.id),
    webhook_endpoint: await stripe.webhookEndpoints.retrieve(endpoint.id),
    item: lines.data[0],
  }
  const resources = fixtures.resources as Record<string, unknown>
  const lacking = Object.entries(answers).flatMap(([name, answer]) => lacks(resources[name], answer, name))
  expect(lacking).toEqual([])
})

test('an open session has every field of the sample too', async () => {
  const { stripe } = await play()
  const session = await stripe.checkout.sessions.create(course())
  expect(
    lacks((fixtures.resources as Record<string, unknown>)['checkout.session'], session, 'checkout.session'),
  ).toEqual([])
})

/**
 * Paths that the sample has and the answer lacks. Where the answer says null the sample's inner fields do not apply: the samples fill
 * every optional branch, and null is Stripe's word for a branch that is not there. An event's object is whatever happened.
 */
function lacks(sample: unknown, answer: unknown, path: string): string[] {
  if (path === 'event.data.object' || answer === null) return []
  if (Array.isArray(sample))
    return sample.length > 0 && Array.isArray(answer) && answer.length > 0
      ? lacks(sample[0], answer[0], `${path}[]`)
      : []
  if (!isObject(sample)) return []
  if (!isObject(answer)) return [path]
  return Object.keys(sample).flatMap((key) =>
    key in answer ? lacks(sample[key], answer[key], `${path}.${key}`) : [`${path}.${key}`],
  )
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
