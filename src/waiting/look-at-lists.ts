import type { Pool } from '../platform/db/connect.ts'
import { run, statement } from '../platform/db/statement.ts'
import { transact } from '../platform/db/transact.ts'
import { lookAtList } from './look-at-list.ts'

/** Lists where somebody may be served: seats came free, time has come, somebody joined or left, or what was offered was bought or given up. */
export const LISTS_DUE = `waiting_lists w join seat_pools p on p.id = w.pool_id cross join lateral (
    select count(*) as free from seats s where s.pool_id = w.pool_id and s.sold_at is null and s.held_until <= app_now()) f
  where w.saw_free is null or w.next_at <= app_now() or (p.list_open and f.free <> w.saw_free) or f.free >= w.least
    or exists (select from waiting_offers o join waiting_entries e on e.id = o.entry_id join orders d on d.id = o.order_id
      where e.pool_id = w.pool_id and o.closed_at is null and (d.settled_at is not null or d.cancelled_at is not null))`

const DUE = statement<{ poolId: string }>(
  'waiting-due',
  `select w.pool_id as "poolId" from ${LISTS_DUE} order by w.next_at, w.pool_id limit 20`,
)

/** Serves every list on which something has changed, each in a transaction of its own. Returns how many. */
export async function lookAtLists(pool: Pool): Promise<number> {
  const due = await run({ client: pool }, DUE, [])
  for (const { poolId } of due)
    await transact(pool, { kind: 'job', name: 'waiting-lists' }, (tx) => lookAtList(tx, poolId))
  return due.length
}
