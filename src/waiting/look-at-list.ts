import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { decideOffers } from './decide-offers.ts'
import { endEntry } from './end-entry.ts'
import { endList } from './end-list.ts'
import { waits } from './in-order.ts'
import { makeOffers } from './make-offers.ts'
import { passOn } from './pass-on.ts'

type TheList = { saleClosesAt: Date; isOver: boolean }
/** The pool's lock is what every claim of several seats waits for, and every other look at this list. */
const LOCK = statement<TheList>(
  'waiting-lock-list',
  `select o.sale_closes_at as "saleClosesAt", o.sale_closes_at <= app_now() or o.published_at is null as "isOver"
   from seat_pools p join offerings o on o.id = p.offering_id where p.id = $1 for update of p`,
)
/** One person takes one seat: whoever waits for one and sits there by now waits no more. */
const SEATED = statement<{ id: string }>(
  'waiting-seated',
  `select e.id from waiting_entries e where e.pool_id = $1 and e.ended_at is null and e.company_id is null and e.quantity = 1
     and not exists (select from waiting_offers f where f.entry_id = e.id and f.closed_at is null)
     and exists (select from enrolments n join people p on p.id = n.person_id
       where n.offering_id = e.offering_id and n.withdrawn_at is null and (p.id = e.person_id or p.email = e.email))`,
)
/** Whoever waits in front keeps new buyers out; whoever was passed on does not. */
const KEEP = statement(
  'waiting-keep-list',
  `with w as (
     select e.wanting, e.passed_on_at, e.kept_until, f.id as offer_id, coalesce(f.quantity, 0) as offered,
       case when f.ends_at > app_now() then f.ends_at when f.ends_at is not null then app_now() + interval '1 minute' end as looked_at
     from waiting_entries e left join waiting_offers f on f.entry_id = e.id and f.closed_at is null
     where e.pool_id = $1 and ${waits('e')}),
   facts as (
     select coalesce(bool_or(passed_on_at is null and wanting > offered), false) as first, count(*) as many,
       min(wanting) filter (where passed_on_at is not null and offer_id is null) as least,
       min(least(looked_at, kept_until)) as looked_at from w),
   pool as (update seat_pools set list_open = first from facts where id = $1 and list_open <> first),
   gone as (delete from waiting_lists using facts where pool_id = $1 and many = 0)
   update waiting_lists set least = case when first then null else facts.least end, next_at = least(facts.looked_at, $2),
     saw_free = (select count(*) from seats s where s.pool_id = $1 and s.sold_at is null and s.held_until <= app_now())
   from facts where pool_id = $1 and many > 0`,
)

/**
 * Looks at who waits for the seats of a pool and serves them: what was taken or has run out is closed, free seats are offered in order,
 * and whether the list comes first is written down. All of it under the pool's lock, so that it happens once.
 */
export async function lookAtList(tx: Tx, poolId: string): Promise<void> {
  const [list] = await run(tx, LOCK, [poolId])
  await decideOffers(tx, poolId)
  if (list!.isOver) return endList(tx, poolId)
  await passOn(tx, poolId)
  for (const { id } of await run(tx, SEATED, [poolId])) await endEntry(tx, id, 'enrolled')
  await makeOffers(tx, { poolId, saleClosesAt: list!.saleClosesAt })
  await run(tx, KEEP, [poolId, list!.saleClosesAt])
}
