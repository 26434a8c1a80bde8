import { type On, run, statement } from '../platform/db/statement.ts'
import type { Money } from '../platform/money.ts'
import type { MovingRule } from '../terms/moving-fee.ts'
import type { MoveEnd } from './schema.ts'

/** An offering as a move names it. */
export type Place = {
  offeringId: string
  title: string
  code: string
  startsAt: string
  endsAt: string
  zone: string
  place: string
}
/** What a move does, in offerings and amounts: written down once, naming nobody. Amounts with VAT, unless they say otherwise. */
export type MovedFacts = {
  from: Place
  to: Place
  /** Without VAT: what is kept of the old seat, and why. */
  fee: Money
  rule: MovingRule
  /** What the old seat gives back, and what the new one costs. */
  back: Money
  price: Money
  /** Paid before it is moved. */
  toPay: Money | null
  /** Goes back to the card. */
  refund: Money | null
  /** Of the price: is invoiced and paid later. */
  owed: Money | null
}
export type MoveState = 'done' | 'to-pay' | MoveEnd
/** A move as it stands. */
export type Moved = MovedFacts & {
  moveId: string
  orderId: string
  paymentId: string | null
  at: Date
  state: MoveState
}

const FIND = statement<Omit<Moved, keyof MovedFacts> & { facts: MovedFacts }>(
  'moving-of-order',
  `select id as "moveId", order_id as "orderId", payment_id as "paymentId", coalesce(done_at, ended_at, asked_at) as at,
     case when done_at is not null then 'done' else coalesce(ended_as, 'to-pay') end as state, agreed -> 'facts' as facts
   from moves where order_id = $1 order by asked_at desc, id desc`,
)

/** The moves of an order, the latest first. */
export async function movesOf(on: On, orderId: string): Promise<Moved[]> {
  const rows = await run(on, FIND, [orderId])
  return rows.map(({ facts, ...row }) => ({ ...row, ...facts }))
}
