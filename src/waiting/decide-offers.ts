import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { closeOffer } from './close-offer.ts'
import { endEntry } from './end-entry.ts'
import { promiseWaitingMail } from './waiting-mail.ts'

/** `ordered` is how the order stands that took the seats: it may yet be paid, it has been, or it came to nothing. */
type Open = {
  id: string
  entryId: string
  holdId: string
  quantity: number
  isOver: boolean
  ordered: 'no' | 'undecided' | 'settled' | 'over'
}
const OPEN = statement<Open>(
  'waiting-open-offers',
  `select f.id, f.entry_id as "entryId", f.hold_id as "holdId", f.quantity, f.ends_at <= app_now() as "isOver",
     case when o.id is null then 'no' when o.settled_at is not null then 'settled'
       when o.id = e.paid_order_id and o.cancelled_at is null then 'undecided'
       when o.cancelled_at is not null or o.unseated_at is not null or o.review is not null then 'over' else 'undecided' end as ordered
   from waiting_offers f join waiting_entries e on e.id = f.entry_id and e.pool_id = $1 left join orders o on o.id = f.order_id
   where f.closed_at is null order by f.id for update of f`,
)
const SERVED = statement<{ wanting: number }>(
  'waiting-served',
  'update waiting_entries set wanting = wanting - $2 where id = $1 returning wanting',
)
const FREE_AGAIN = statement('waiting-order-over', 'update waiting_offers set order_id = null where id = $1')

/** Closes the offers of a pool that were taken or have run out. One whose order came to nothing stands until its own time is out. */
export async function decideOffers(tx: Tx, poolId: string): Promise<void> {
  for (const offer of await run(tx, OPEN, [poolId])) {
    if (offer.ordered === 'settled') await taken(tx, offer)
    else if (offer.isOver && offer.ordered !== 'undecided') await expired(tx, offer)
    else if (offer.ordered === 'over') await run(tx, FREE_AGAIN, [offer.id])
  }
}

/** A group that took a part waits on, in its place, for the rest. */
async function taken(tx: Tx, offer: Open): Promise<void> {
  await closeOffer(tx, offer, 'taken')
  const [entry] = await run(tx, SERVED, [offer.entryId, offer.quantity])
  if (entry?.wanting === 0) await endEntry(tx, offer.entryId, 'seated')
}

async function expired(tx: Tx, offer: Open): Promise<void> {
  await closeOffer(tx, offer, 'expired')
  await endEntry(tx, offer.entryId, 'expired')
  await promiseWaitingMail(tx, 'expired', offer.entryId)
}
