import type Stripe from 'stripe'
import type { Answered } from './idempotency.ts'
import type { Change } from './journal.ts'
import type { Delivery } from './objects/delivery.ts'
import type { SessionTerms } from './objects/session-terms.ts'

/** Everything the sandbox remembers, by kind; each value is replaced, never changed, so that events keep their snapshot. */
export type Kinds = {
  session: Stripe.Checkout.Session
  terms: SessionTerms
  intent: Stripe.PaymentIntent
  charge: Stripe.Charge
  movement: Stripe.BalanceTransaction
  refund: Stripe.Refund
  dispute: Stripe.Dispute
  payout: Stripe.Payout
  settlement: { id: string; payout: string }
  endpoint: Stripe.WebhookEndpoint
  event: Stripe.Event
  delivery: Delivery
  answer: Answered
}
export type Kind = keyof Kinds
const KINDS = [
  'session',
  'terms',
  'intent',
  'charge',
  'movement',
  'refund',
  'dispute',
  'payout',
  'settlement',
  'endpoint',
  'event',
  'delivery',
  'answer',
] as const satisfies Kind[]

export type Tables = {
  rows: { [K in Kind]: Map<string, Kinds[K]> }
  /** Ids of the sessions that may still expire, so that nobody looks through all the others. */
  open: Set<string>
}

const ANSWERS_KEPT_SECONDS = 24 * 3600
const DELIVERIES_KEPT = 5_000

export const emptyTables = (): Tables => ({
  rows: Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as unknown as Tables['rows'],
  open: new Set(),
})

export function apply(tables: Tables, [kind, id, now]: Change): void {
  const rows = tables.rows[kind as Kind] as Map<string, { id: string }> | undefined
  if (rows === undefined) return
  if (now === null) rows.delete(id)
  else rows.set(id, now)
  if (kind !== 'session') return
  if (tables.rows.session.get(id)?.status === 'open') tables.open.add(id)
  else tables.open.delete(id)
}

export function* contents({ rows }: Tables): Generator<Change> {
  for (const kind of KINDS) for (const [id, now] of rows[kind]) yield [kind, id, now]
}

/** All but the endpoints, which belong to whoever is listening. */
export function clear({ rows, open }: Tables): void {
  for (const kind of KINDS) if (kind !== 'endpoint') rows[kind].clear()
  open.clear()
}

/** What a restart leaves behind: idempotent answers after Stripe's 24 hours, and the oldest of the settled deliveries. */
export function forgetOld({ rows }: Tables, now: number): void {
  for (const [id, { created }] of rows.answer) if (created < now - ANSWERS_KEPT_SECONDS) rows.answer.delete(id)
  const settled = [...rows.delivery.values()].filter(({ state }) => state !== 'waiting' && state !== 'held')
  for (const { id } of settled.slice(0, Math.max(0, settled.length - DELIVERIES_KEPT))) rows.delivery.delete(id)
}
