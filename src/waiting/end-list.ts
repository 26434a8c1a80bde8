import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { closeOffer } from './close-offer.ts'
import { endEntry } from './end-entry.ts'
import { promiseWaitingMail } from './waiting-mail.ts'

type Left = {
  id: string
  isConfirmed: boolean
  offerId: string | null
  holdId: string | null
  isPaying: boolean
  isPaid: boolean
}
const LEFT = statement<Left>(
  'waiting-left-on-list',
  `select e.id, e.confirmed_at is not null as "isConfirmed", f.id as "offerId", f.hold_id as "holdId",
     o.id is not null as "isPaying", e.paid_order_id is not null as "isPaid" from waiting_entries e
   left join waiting_offers f on f.entry_id = e.id and f.closed_at is null left join orders o on o.id = f.order_id and o.cancelled_at is null
   where e.pool_id = $1 and e.ended_at is null order by e.position`,
)
const CLOSE = statement(
  'waiting-close-list',
  `with pool as (update seat_pools set list_open = false where id = $1 and list_open),
   later as (update waiting_lists set next_at = app_now() + interval '1 minute', saw_free = 0, least = null where pool_id = $1 and $2)
   delete from waiting_lists where pool_id = $1 and not $2`,
)

/** Booking has closed, or the offering is no more: nobody waits any longer, and all are told; whose money is here, of that. Whoever is paying for offered seats is left to do so. */
export async function endList(tx: Tx, poolId: string): Promise<void> {
  const left = await run(tx, LEFT, [poolId])
  for (const { id, isConfirmed, offerId, holdId, isPaying, isPaid } of left) {
    if (isPaying) continue
    if (offerId && holdId) await closeOffer(tx, { id: offerId, holdId }, 'withdrawn')
    await endEntry(tx, id, 'list-ended')
    if (isConfirmed && !isPaid) await promiseWaitingMail(tx, 'list-ended', id)
  }
  await run(tx, CLOSE, [poolId, left.some(({ isPaying }) => isPaying)])
}
