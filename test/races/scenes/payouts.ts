import Stripe from 'stripe'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { camt } from '../../bank/camt.ts'
import { ask, until } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'

/** Two people say at the same moment of two deposits of one amount that each is the same payout. */
export async function onePayoutTwoDeposits(fleet: Fleet): Promise<number[]> {
  const { key } = await fleet.does((tx) => makeApiKey(tx, { name: 'finance', roles: ['finance'] }))
  const headers = { authorization: `Bearer ${key}` }
  const minor = await paidOut(fleet)
  const day = (
    await fleet.witness<{ day: string }[]>`select (app_now() at time zone 'Europe/Oslo')::date::text as day`
  )[0]!.day
  const amount = (minor / 100).toFixed(2)
  const content = camt(['ONE', 'OTHER'].map((reference) => ({ amount, day, reference, payments: [{ payer: 'X' }] })))
  await ask(`${fleet.urls[0]}/bank-files`, { method: 'POST', headers, body: { content } })
  const deposits = await fleet.witness<{ id: string }[]>`select id from deposits where amount_minor = ${minor}`
  const [payout] = await until(
    () => fleet.witness<{ id: string }[]>`select id from payouts where amount_minor = ${minor} and paid_at is not null`,
    (rows) => rows.length === 1,
  )
  let answers: Promise<{ status: number }[]> | undefined
  await fleet.nobodyWrites('placements', async () => {
    answers = Promise.all(
      deposits.map(({ id: depositId }) =>
        ask(`${fleet.urls[0]}/payouts/${payout!.id}/deposit`, { method: 'PUT', headers, body: { depositId } }),
      ),
    )
    await someoneWaits(fleet, 2)
  })
  return (await answers!).map(({ status }) => status).toSorted()
}

/** What a payment of somebody else's on the same account came to when it was paid out, in øre. */
async function paidOut({ sandbox }: Fleet): Promise<number> {
  const { host, port } = sandbox
  const stripe = new Stripe('sk_test_fleet0000000', { host, port, protocol: 'http', telemetry: false })
  const price_data = { currency: 'nok', unit_amount: 31_700, product_data: { name: 'Genser' } }
  const { id } = await stripe.checkout.sessions.create({
    mode: 'payment',
    success_url: 'https://shop.example/',
    line_items: [{ quantity: 1, price_data }],
  })
  const control = (path: string, body: object) => ask(`${sandbox.url}/_sandbox/${path}`, { method: 'POST', body })
  await control(`sessions/${id}/pay`, { outcome: 'paid' })
  return Number((await control('payouts', {})).body.amount)
}
