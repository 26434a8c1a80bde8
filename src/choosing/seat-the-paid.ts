import { acceptPaid } from '../checkout/accept-money.ts'
import { closeUnfulfilled } from '../checkout/close-unfulfilled.ts'
import { lockUnfulfilled } from '../checkout/lock-unfulfilled.ts'
import type { Actor } from '../platform/actor.ts'
import type { Pool } from '../platform/db/connect.ts'
import { run, statement } from '../platform/db/statement.ts'
import { transact } from '../platform/db/transact.ts'
import { lastingProblemOf } from '../platform/problems.ts'

const job: Actor = { kind: 'job', name: 'seat-the-paid' }

/** Seats that the list holds for an order whose money is here. */
export const OFFERED_TO_PAID = `waiting_offers f join waiting_entries e on e.id = f.entry_id and e.paid_order_id = f.order_id
  join orders o on o.id = f.order_id and o.unseated_at is not null and o.settled_at is null and o.cancelled_at is null
  where f.closed_at is null`
const DUE = statement<{ orderId: string; holdId: string }>(
  'choosing-offered-to-paid',
  `select f.order_id as "orderId", f.hold_id as "holdId" from ${OFFERED_TO_PAID} order by f.offered_at, f.id limit 20`,
)

/**
 * Gives the seats that came free to the orders that are paid for already: they are confirmed as if the money came now. Where that cannot
 * be, because somebody has a seat by now or some of the money is gone, what is left goes back. Returns how many were decided.
 */
export async function seatThePaid(pool: Pool): Promise<number> {
  const due = await run({ client: pool }, DUE, [])
  for (const { orderId, holdId } of due) await seatOrReturn(pool, orderId, holdId)
  return due.length
}

async function seatOrReturn(pool: Pool, orderId: string, holdId: string): Promise<void> {
  try {
    await transact(pool, job, (tx) => acceptPaid(tx, orderId, holdId))
  } catch (error) {
    if (!lastingProblemOf(error)) throw error
    await transact(pool, job, async (tx) => {
      const order = await lockUnfulfilled(tx, orderId)
      if (order) await closeUnfulfilled(tx, order)
    })
  }
}
