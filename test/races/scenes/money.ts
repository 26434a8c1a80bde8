import Stripe from 'stripe'
import type { Play } from '../../break/open-host.ts'
import { launch } from '../../storefront/make.ts'
import { type Answer, ask, pay, placeByCard, readOrder, until } from '../../support/buyer.ts'
import type { Fleet } from '../../support/fleet.ts'
import { someoneWaits } from '../../support/lock-waits.ts'
import type { RefundsAtOnce } from './refund-at-once.ts'

const WEBHOOK_SECRET = 'whsec_fleet_secret_000000'
const COPIES = 5

const shopOf = ({ urls }: Fleet): string => urls[0]!
const control = ({ sandbox }: Fleet, path: string, body: object) =>
  ask(`${sandbox.url}/_sandbox/${path}`, { method: 'POST', body })

/** Every event of a payment several times at once, in any order, while the buyer's browser comes back several times too. */
export async function sameNewsManyTimes(fleet: Fleet) {
  await control(fleet, 'webhooks', { mode: 'hold' })
  const { offeringId } = await launch(fleet, { capacity: 20 })
  const placed = await placeByCard(shopOf(fleet), offeringId, `fem-${offeringId}`)
  await pay(fleet.sandbox.url, placed)
  const events = await eventsOf(fleet, placed)
  const posted = events.flatMap((event) => Array.from({ length: COPIES }, () => post(fleet, event)))
  const returned = Array.from({ length: COPIES }, () => comeBack(fleet, placed))
  await Promise.all([...returned, ...posted])
  await control(fleet, 'webhooks', { mode: 'normal' })
  return until(
    () => consequencesOf(fleet, placed),
    ({ mails }) => mails > 0,
  )
}

const consequencesOf = async (fleet: Fleet, { body: { id } }: Answer) =>
  (
    await fleet.witness<{ seats: number; captures: number; invoices: number; mails: number }[]>`select
      (select count(*)::int from seats s join seat_pools p on p.id = s.pool_id
        where s.sold_at is not null and p.offering_id = (select offering_id from order_lines where order_id = ${id})) as seats,
      (select count(*)::int from entries e join payments p on p.id = e.source_id where p.order_id = ${id}) as captures,
      (select count(*)::int from documents where order_id = ${id}) + (select count(*)::int from documents_due where order_id = ${id}) as invoices,
      (select count(*)::int from mails where order_id = ${id}) as mails`
  )[0]!

/** One event comes several times at once and once more later: answered each time, stored once. */
export async function sameEventManyTimes(fleet: Fleet) {
  await control(fleet, 'webhooks', { mode: 'hold' })
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const placed = await placeByCard(shopOf(fleet), offeringId, `igjen-${offeringId}`)
  await pay(fleet.sandbox.url, placed)
  const event = (await eventsOf(fleet, placed)).find(({ type }) => type === 'checkout.session.completed')!
  const answers = await Promise.all(Array.from({ length: COPIES }, () => post(fleet, event)))
  answers.push(await post(fleet, event))
  await control(fleet, 'webhooks', { mode: 'normal' })
  const [row] = await fleet.witness<
    { stored: number }[]
  >`select count(*)::int as stored from stripe_events where id = ${event.id}`
  return { answers: [...new Set(answers)], ...row! }
}

/** Events that Stripe did not send: without a signature, with a wrong one, with another secret's, and a day-old one. */
export async function forgedEvents(fleet: Fleet) {
  const payload = JSON.stringify({
    id: 'evt_forged',
    object: 'event',
    type: 'checkout.session.completed',
    data: { object: {} },
  })
  const yesterday = Math.floor(Date.now() / 1000) - 24 * 3_600
  const headers = [
    '',
    't=1,v1=00',
    signature(payload, { secret: 'whsec_another_secret_0000000' }),
    signature(payload, { secret: WEBHOOK_SECRET, timestamp: yesterday }),
  ]
  const statuses = await Promise.all(headers.map((header) => send(fleet, payload, header)))
  const [row] = await fleet.witness<
    { stored: number }[]
  >`select count(*)::int as stored from stripe_events where id = 'evt_forged'`
  return { statuses, ...row! }
}

/** The bank took another amount than the order asked for, and from somebody else another currency. */
export async function otherMoneyThanAsked(fleet: Fleet) {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const changes = [{ amount: 100 }, { currency: 'sek' }]
  return Promise.all(
    changes.map(async (change, n) => {
      const placed = await placeByCard(shopOf(fleet), offeringId, `feil-${n}-${offeringId}`)
      await pay(fleet.sandbox.url, placed, { outcome: 'paid', ...change })
      const { body } = await until(
        () => readOrder(shopOf(fleet), placed),
        (order) => order.body.state !== 'awaiting-payment',
      )
      return { state: body.state, enrolled: (body.seats as { enrolled: boolean }[])[0]!.enrolled }
    }),
  )
}

/** Twenty refunds of three fifths of one payment at once. */
export async function manyRefundsAtOnce(fleet: Fleet, play: Play) {
  const { offeringId } = await launch(fleet, { capacity: 5 })
  const placed = await placeByCard(shopOf(fleet), offeringId, `tilbake-${offeringId}`)
  await pay(fleet.sandbox.url, placed)
  await until(
    () => readOrder(shopOf(fleet), placed),
    ({ body }) => body.state === 'confirmed',
  )
  const [payment] = await fleet.witness<
    { id: string; captured: number }[]
  >`select id, captured_minor::int as captured from payments where order_id = ${placed.body.id}`
  const amountMinor = (payment!.captured / 5) * 3
  const refund = { appUrl: fleet.appUrl, paymentId: payment!.id, orderId: placed.body.id, amountMinor }
  let outcome: Promise<RefundsAtOnce> | undefined
  await fleet.nobodyWrites('refunds', async () => {
    outcome = play<RefundsAtOnce>('races/scenes/refund-at-once.ts', refund)
    await someoneWaits(fleet, 2)
  })
  return outcome
}

/** What Stripe has to tell about one order's payment. */
async function eventsOf({ sandbox }: Fleet, placed: Answer): Promise<Stripe.Event[]> {
  const stripe = new Stripe('sk_test_fleet0000000', {
    host: sandbox.host,
    port: sandbox.port,
    protocol: 'http',
    telemetry: false,
  })
  const { data } = await stripe.events.list({ limit: 100 })
  return data.filter((event) => JSON.stringify(event).includes(placed.body.id))
}

const post = (fleet: Fleet, event: Stripe.Event): Promise<number> => {
  const payload = JSON.stringify(event)
  return send(fleet, payload, signature(payload, { secret: WEBHOOK_SECRET }))
}

async function send(fleet: Fleet, body: string, header: string): Promise<number> {
  const answer = await fetch(`${shopOf(fleet)}/webhooks/stripe`, {
    method: 'POST',
    body,
    headers: { 'stripe-signature': header },
  })
  await answer.arrayBuffer()
  return answer.status
}

const signature = (payload: string, how: { secret: string; timestamp?: number }): string =>
  new Stripe('sk_test_fleet0000000').webhooks.generateTestHeaderString({ payload, ...how })

/** The buyer's browser, sent back by the payment page. */
const comeBack = (fleet: Fleet, { body }: Answer) =>
  fetch(`${fleet.urls.at(-1)}/orders/${body.id}?returned=paid`, {
    headers: { accept: 'text/html', cookie: `order_${body.id}=${body.orderToken}` },
    redirect: 'manual',
  })
