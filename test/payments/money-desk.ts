import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { moveClock } from '../../src/demo/clock.ts'
import { needsAttention } from '../../src/finance/needs-attention.ts'
import { launch } from '../storefront/make.ts'
import { expectBankEqualsBooks, expectSoundBooks } from '../support/books.ts'
import { type Answer, ask, pay, placeByCard, readOrder, until } from '../support/buyer.ts'
import { type Desk, openDesk } from '../support/desk.ts'

type Refund = {
  id: string
  amount: number
  cause: string
  stripe: string | null
  succeeded: boolean
  failed: boolean
  failure: string | null
  resolution: string | null
  allocated: number
}

/** A desk where finance, the bank and Stripe's dashboard can each do what they do. */
export type MoneyDesk = Desk & {
  stripe: Stripe
  /** What the bank or a clumsy network does, over the sandbox's control port. */
  control(path: string, body?: object): Promise<Answer>
  /** A fault of the next call that fits. */
  fault(path: string, fault: { when?: 'before' | 'after'; effect: string; times?: number }): Promise<Answer>
  later(seconds: number): Promise<void>
  /** A paid and documented order of one seat. */
  bought(name: string, capacity?: number): Promise<Answer>
  credit(placed: Answer): Promise<Answer>
  /** A decision of finance's. */
  decide(path: string, body?: object): Promise<Answer>
  refundsOf(placed: Answer): Promise<Refund[]>
  intentOf(placed: Answer): Promise<string>
  chargeOf(placed: Answer): Promise<string>
  stateOf(placed: Answer): Promise<string>
  untilState(placed: Answer, state: string): Promise<Answer>
  /** What finance is told of an order. */
  attentionTo(placed: Answer): Promise<string[]>
  refundsAtStripe(placed: Answer): Promise<Stripe.Refund[]>
  expectAllWell(): Promise<void>
}

export async function openMoneyDesk(): Promise<MoneyDesk> {
  const desk = await openDesk()
  const { fleet, shop } = desk
  const { host, port, url } = fleet.sandbox
  const stripe = new Stripe('sk_test_fleet0000000', { host, port, protocol: 'http', telemetry: false })
  const control: MoneyDesk['control'] = (path, body = {}) => ask(`${url}/_sandbox/${path}`, { method: 'POST', body })
  const decide: MoneyDesk['decide'] = (path, body) =>
    ask(`${shop}${path}`, {
      method: 'POST',
      ...(body ? { body } : {}),
      headers: { ...desk.finance, 'idempotency-key': randomUUID() },
    })
  const intentOf = async (placed: Answer) =>
    (
      await fleet.witness<
        { pi: string }[]
      >`select stripe_payment_intent as pi from payments where order_id = ${placed.body.id}`
    )[0]!.pi
  const stateOf = async (placed: Answer) => (await readOrder(shop, placed)).body.state
  return {
    ...desk,
    stripe,
    control,
    decide,
    intentOf,
    stateOf,
    fault: (path, { when = 'before', effect, times = 1 }) =>
      control('faults', { match: { method: 'POST', path }, when, effect, times }),
    async later(seconds) {
      await fleet.does((tx) => moveClock(tx, seconds))
      await fleet.clockMoved()
    },
    async bought(name, capacity = 3) {
      const { offeringId } = await launch(fleet, { capacity })
      const placed = await placeByCard(shop, offeringId, name)
      await pay(url, placed)
      await desk.documented(placed)
      return placed
    },
    credit: (placed) => decide(`/orders/${placed.body.id}/credit-note`, { reason: 'Kurset passer ikke' }),
    refundsOf: (placed) => fleet.witness<
      Refund[]
    >`select id, amount_minor::int as amount, cause, stripe_refund as stripe,
      succeeded_at is not null as succeeded, failed_at is not null as failed, failure, resolution, allocated_minor::int as allocated
      from refunds where order_id = ${placed.body.id} order by requested_at, id`,
    async chargeOf(placed) {
      const { data } = await stripe.charges.list({ payment_intent: await intentOf(placed) })
      return data[0]!.id
    },
    untilState: (placed, state) =>
      until(
        () => readOrder(shop, placed),
        ({ body }) => body.state === state,
      ),
    async attentionTo(placed) {
      const all = await fleet.does((tx) => needsAttention(tx))
      return all.filter(({ orderId }) => orderId === placed.body.id).map(({ kind }) => kind)
    },
    refundsAtStripe: async (placed) => (await stripe.refunds.list({ payment_intent: await intentOf(placed) })).data,
    async expectAllWell() {
      await expectSoundBooks(fleet.witness)
      await expectBankEqualsBooks(url, fleet.witness)
    },
  }
}

/** An order's refunds in our own rows, once they fit. */
export const refundsUntil = (
  desk: MoneyDesk,
  placed: Answer,
  fits: (refunds: Refund[]) => boolean,
): Promise<Refund[]> => until(() => desk.refundsOf(placed), fits)
