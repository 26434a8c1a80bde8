import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { closeOffer } from './close-offer.ts'
import { endEntry } from './end-entry.ts'
import { placeOf } from './in-order.ts'
import { lookAgain, openList } from './open-list.ts'
import type { EntryEnd } from './schema.ts'

/** An order that is paid for and has no seats. */
export type PaidOrder = { orderId: string; poolId: string }

/** Before the first who waits. Whoever asked for the same seats before, by the same address, waits on as this. */
const STAND_FIRST = statement<{ id: string }>(
  'waiting-stand-first',
  `insert into waiting_entries as e (id, offering_id, pool_id, person_id, paid_order_id, name, email, lang, quantity, wanting, takes, asked_at, confirmed_at, moved_at, moved_to)
   select $1, p.offering_id, p.id, o.person_id, o.id, coalesce(o.payer ->> 'contactName', o.payer ->> 'name'), o.payer ->> 'email', o.lang, l.n, l.n,
     'all-or-nothing', $4, $4, $4, coalesce((select min(${placeOf('g')}) - 1 from waiting_entries g where g.pool_id = p.id and g.ended_at is null), 0)
   from orders o join seat_pools p on p.id = $3
   cross join lateral (select sum(l.quantity)::int as n from order_lines l where l.order_id = o.id and l.pool_id = p.id) l where o.id = $2
   on conflict (email, offering_id) where ended_at is null do update set paid_order_id = excluded.paid_order_id, quantity = excluded.quantity,
     wanting = excluded.wanting, takes = excluded.takes, confirmed_at = coalesce(e.confirmed_at, excluded.confirmed_at),
     passed_on_at = null, passes = 0, kept_until = null, moved_at = excluded.moved_at, moved_to = excluded.moved_to
   where not exists (select from waiting_offers f where f.entry_id = e.id and f.closed_at is null)
   returning e.id`,
)
const FIND = statement<{ id: string; poolId: string; offerId: string | null; holdId: string | null }>(
  'waiting-of-paid',
  `select e.id, e.pool_id as "poolId", f.id as "offerId", f.hold_id as "holdId" from waiting_entries e
   left join waiting_offers f on f.entry_id = e.id and f.closed_at is null
   where e.paid_order_id = $1 and e.ended_at is null for update of e`,
)

/**
 * Puts an order whose money is here at the head of the list of its pool, whose lock the caller has. False where the buyer has an offer
 * of that list to answer.
 */
export async function standFirst(tx: Tx, { orderId, poolId }: PaidOrder): Promise<boolean> {
  const [entry] = await run(tx, STAND_FIRST, [newId(), orderId, poolId, tx.now])
  if (entry) await openList(tx, poolId)
  return entry !== undefined
}

/** Such an order has its seats by now, or its money goes back: it waits no more. Nothing where it did not. */
export async function waitNoMore(tx: Tx, orderId: string, endedAs: EntryEnd): Promise<void> {
  const [entry] = await run(tx, FIND, [orderId])
  if (!entry) return
  const { id, poolId, offerId, holdId } = entry
  if (offerId && holdId) await closeOffer(tx, { id: offerId, holdId }, endedAs === 'seated' ? 'taken' : 'withdrawn')
  await endEntry(tx, id, endedAs)
  await lookAgain(tx, poolId)
}
