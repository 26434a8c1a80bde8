import { emit } from '../audit/emit.ts'
import type { Payment } from '../payments/queries.ts'
import { minutesAfter } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { HOLD_MINUTES, SESSION_MINUTES } from './agree.ts'
import { lockOrder } from './lock-order.ts'

/** How often a page that Stripe has never made may be tried under new terms: seats are not held for ever for a page that never comes. */
const ATTEMPTS_MAX = 5

const LOCK_SEATS = statement<{ seats: number }>(
  'renew-lock-seats',
  `with mine as (
     select id from seats where hold_id = (select hold_id from orders where id = $1) and sold_at is null order by id for update)
   select count(*) as seats from mine`,
)
const LOCK_ORDER = statement<{ holdId: string; seats: number }>(
  'renew-lock-order',
  `select o.hold_id as "holdId", (select sum(quantity) from order_lines l where l.order_id = o.id and l.kind = 'seat') as seats
   from orders o where o.id = $1 and o.settled_at is null and o.cancelled_at is null for update of o`,
)
const RENEW_INVOICE = statement<{ id: string }>(
  'renew-invoice-page',
  `update payments p set attempt = 1 + (select max(attempt) from payments where order_id = p.order_id),
     page_ends_at = greatest(page_ends_at, $3) where id = $1 and attempt = $2 and stripe_session is null and captured_at is null
     and ended_at is null and opened_at > $4 - interval '1 day' returning id`,
)
const RENEW = statement<{ id: string }>(
  'renew-page',
  `update payments set attempt = attempt + 1, page_ends_at = greatest(page_ends_at, $3) where id = $1 and attempt = $2
     and attempt < ${ATTEMPTS_MAX} and stripe_session is null and captured_at is null and ended_at is null returning id`,
)
const KEEP = statement(
  'renew-keep-seats',
  `with kept as (update seats set held_until = greatest(held_until, $2) where hold_id = $1 and sold_at is null)
   update seat_holds set ends_at = greatest(ends_at, $2) where id = $1`,
)

/**
 * Gives a payment whose page Stripe refused to make, or broke off, another attempt: time to pay from now on, by the later of the
 * two clocks, and seats held as much longer. Only while all of its seats are still its own. False where that cannot be, or
 * somebody was first.
 */
export async function renewPage(
  tx: Tx,
  payment: Pick<Payment, 'id' | 'orderId' | 'purpose' | 'attempt'>,
  stripeNow: Date | null,
): Promise<boolean> {
  if (payment.purpose !== 'order') return renewInvoicePage(tx, payment, stripeNow)
  const [mine] = await run(tx, LOCK_SEATS, [payment.orderId])
  const [order] = await run(tx, LOCK_ORDER, [payment.orderId])
  if (!order || mine!.seats < order.seats) return false
  const now = laterOf(tx.now, stripeNow)
  const endsAt = minutesAfter(now, SESSION_MINUTES)
  if ((await run(tx, RENEW, [payment.id, payment.attempt, endsAt])).length === 0) return false
  await run(tx, KEEP, [order.holdId, minutesAfter(now, HOLD_MINUTES)])
  await emit(tx, { name: 'PaymentPageRenewed', subjectId: payment.orderId, facts: { paymentId: payment.id, endsAt } })
  return true
}

/** An invoice holds no seats, and those of a move are looked for once more where they are lost: only the time to pay is new. */
async function renewInvoicePage(
  tx: Tx,
  payment: Pick<Payment, 'id' | 'orderId' | 'attempt'>,
  stripeNow: Date | null,
): Promise<boolean> {
  await lockOrder(tx, payment.orderId)
  const endsAt = minutesAfter(laterOf(tx.now, stripeNow), SESSION_MINUTES)
  return (await run(tx, RENEW_INVOICE, [payment.id, payment.attempt, endsAt, tx.now])).length > 0
}

const laterOf = (ours: Date, stripes: Date | null): Date => (stripes && stripes > ours ? stripes : ours)
