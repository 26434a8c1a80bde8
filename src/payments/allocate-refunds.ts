import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const ALLOCATE = statement<{ covered: number }>(
  'refunds-allocate',
  `with open as (
     select id, amount_minor - allocated_minor as open_minor,
       sum(amount_minor - allocated_minor) over (order by requested_at, id) as upto from refunds
     where payment_id = $1 and cause = 'dashboard' and failed_at is null and allocated_minor < amount_minor),
   shares as (select id, least(open_minor, $2 - (upto - open_minor)) as share from open where upto - open_minor < $2),
   done as (update refunds r set allocated_minor = allocated_minor + s.share from shares s where r.id = s.id returning s.share)
   select coalesce(sum(share), 0)::bigint as covered from done`,
)

const OPEN = statement<{ open: number }>(
  'refunds-open-in-dashboard',
  `select coalesce(sum(amount_minor - allocated_minor), 0)::bigint as open from refunds
   where payment_id = $1 and cause = 'dashboard' and failed_at is null`,
)

/** What of a payment somebody sent back in the dashboard and nothing covers yet. */
export const openInDashboard = async (on: On, paymentId: string): Promise<number> =>
  (await run(on, OPEN, [paymentId]))[0]!.open

/**
 * Money that is to go back covers first what somebody sent back in the dashboard before, the oldest first. Returns how much of
 * it that was; only the rest is still to be sent. Whoever calls holds the payment's lock.
 */
export async function allocateRefunds(tx: Tx, paymentId: string, amountMinor: number): Promise<number> {
  const [row] = await run(tx, ALLOCATE, [paymentId, amountMinor])
  return row!.covered
}
