import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import type { EntryEnd } from './schema.ts'

/** An entry as it stays until the end of the transaction, with the offer that stands. */
export type LockedEntry = {
  id: string
  offeringId: string
  poolId: string
  confirmedAt: Date | null
  endedAs: EntryEnd | null
  offer: { id: string; holdId: string; quantity: number; orderId: string | null; isLive: boolean } | null
}

const LOCK_POOL = statement(
  'waiting-lock-pool',
  'select from seat_pools where id = (select pool_id from waiting_entries where id = $1) for update',
)
const LOCK = statement<LockedEntry>(
  'waiting-lock-entry',
  `select e.id, e.offering_id as "offeringId", e.pool_id as "poolId", e.confirmed_at as "confirmedAt", e.ended_as as "endedAs",
     (select json_build_object('id', f.id, 'holdId', f.hold_id, 'quantity', f.quantity, 'isLive', f.ends_at > app_now(), 'orderId',
        (select o.id from orders o where o.id = f.order_id and o.cancelled_at is null))
      from waiting_offers f where f.entry_id = e.id and f.closed_at is null) as offer
   from waiting_entries e where e.id = $1 for update`,
)

/** Waits for its turn with the list. `offer.orderId` is an order that was made with the seats and stands. @throws waiting-entry/unknown */
export async function lockEntry(tx: Tx, entryId: string): Promise<LockedEntry> {
  await run(tx, LOCK_POOL, [entryId])
  const [entry] = await run(tx, LOCK, [entryId])
  if (!entry) throw unknown('waiting-entry')
  return entry
}
