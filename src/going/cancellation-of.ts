import { authorOf } from '../identity/author-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { plus } from '../platform/money.ts'
import { nothingDone } from './plan-order.ts'
import { AMOUNTS, type CancelOutcome, type Done, type Reason, type SimulatedSums } from './shapes.ts'

/** An order of a cancelled offering: what was planned, and what was done. */
export type CancelledOrder = {
  orderId: string
  orderNumber: number
  payer: string
  planned: Done | null
  done: Done | null
  outcome: CancelOutcome | null
  doneAt: Date | null
  /** Why it could not be done at the last try. */
  fault: string | null
}
/** A cancellation and how far it has come. */
export type Cancellation = {
  cancellationId: string
  at: Date
  /** Null for a program, and for somebody who was erased. */
  author: string | null
  wisher: string | null
  reason: Reason
  /** As they were simulated. */
  planned: SimulatedSums[]
  /** Of what is done so far. */
  done: SimulatedSums[]
  orders: CancelledOrder[]
  left: number
}

type Row = Omit<Cancellation, 'orders' | 'done' | 'left'>
const FIND = statement<Row>(
  'going-cancellation',
  `select d.id as "cancellationId", d.at, ${authorOf('d.by')} as author, ${authorOf('d.wished_by')} as wisher, d.reason, d.sums as planned
   from offering_cancellations d where d.offering_id = $1`,
)
const ORDERS = statement<CancelledOrder>(
  'going-cancelled-orders',
  `select c.order_id as "orderId", o.number as "orderNumber", o.payer ->> 'name' as payer, c.planned, c.done, c.outcome, c.done_at as "doneAt", c.fault
   from offering_cancel_orders c join orders o on o.id = c.order_id where c.cancellation_id = $1 order by o.number, c.id`,
)

/** How a cancelled offering stands; null where it is not cancelled. */
export async function cancellationOf(on: On, offeringId: string): Promise<Cancellation | null> {
  const [row] = await run(on, FIND, [offeringId])
  if (!row) return null
  const orders = await run(on, ORDERS, [row.cancellationId])
  const done = orders.flatMap((each) => (each.done ? [each.done] : []))
  return { ...row, orders, done: sumsOf(done), left: orders.length - done.length }
}

/** Sums by currency. */
export function sumsOf(parts: readonly Done[]): SimulatedSums[] {
  const byCurrency = Map.groupBy(parts, ({ refund }) => refund.currency)
  return [...byCurrency].map(([currency, own]) =>
    own.reduce((sum: SimulatedSums, part) => add(sum, part), { ...nothingDone(currency), currency, orders: 0 }),
  )
}

function add(sum: SimulatedSums, part: Done): SimulatedSums {
  const amounts = Object.fromEntries(AMOUNTS.map((name) => [name, plus(sum[name], part[name])]))
  return { ...sum, ...amounts, seats: sum.seats + part.seats, orders: sum.orders + 1 }
}

const WISHES = statement<{ simulationId: string; author: string | null; at: Date }>(
  'going-wishes',
  `select w.simulation_id as "simulationId", ${authorOf('w.by')} as author, w.at from offering_cancel_wishes w
   where w.offering_id = $1 order by w.at desc, w.id limit 1`,
)

/** The latest wish to cancel that awaits a second person; null where there is none. */
export const wishOf = async (on: On, offeringId: string) => (await run(on, WISHES, [offeringId]))[0] ?? null
