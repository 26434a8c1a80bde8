import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'

/**
 * Whom seats may be held for that buyers may not claim: who waits, where the list comes first, and where admission is checked who
 * applies, and companies, who name later whom they send.
 */
type HeldFor = 'buyers' | 'list' | 'applicant' | 'company'
/** So many seats of each of these pools, until then. */
export type Holding = { lines: readonly { poolId: string; quantity: number }[]; until: Date; held?: HeldFor }

const MAY_HOLD: Record<HeldFor, string> = {
  buyers: 'and not list_open and not by_admission',
  list: 'and not by_admission',
  applicant: 'and not list_open',
  company: 'and not list_open',
}

/** The pools are locked first, in id order, as for any claim of several seats. */
const reserve = (held: HeldFor) =>
  statement(
    `seats-hold-for-${held}`,
    `with lines as (select * from jsonb_to_recordset($1) as l("poolId" uuid, quantity int)),
   pools as materialized (select id, list_open, by_admission from seat_pools where id in (select "poolId" from lines) order by id for update),
   found as materialized (
     select s.id from lines l join pools on pools.id = l."poolId" ${MAY_HOLD[held]} cross join lateral (
       select id from seats where pool_id = l."poolId" and sold_at is null and held_until <= app_now()
       order by id limit l.quantity for update) s),
   hold as (
     insert into seat_holds (id, ends_at, created_at, for_list)
     select $2::uuid, $3, $4, ${held === 'list'} where (select count(*) from found) = (select sum(quantity) from lines) returning id)
   update seats s set hold_id = h.id, held_until = $3 from found f, hold h where s.id = f.id returning s.id`,
  )
const RESERVE = {
  buyers: reserve('buyers'),
  list: reserve('list'),
  applicant: reserve('applicant'),
  company: reserve('company'),
}
const LEFT = statement<{ pool_id: string; left: number }>(
  'seats-held',
  `select pool_id, count(*)::int as left from seats
   where hold_id = $1 and sold_at is null and held_until > app_now() group by pool_id`,
)
const END = statement(
  'seats-end-hold',
  `with pools as materialized (
     select id from seat_pools where id in (select pool_id from seats where hold_id = $1) order by id for update),
   mine as materialized (
     select id from seats where hold_id = $1 and sold_at is null and pool_id in (select id from pools) order by id for update),
   freed as (
     update seats s set held_until = least(held_until, $2), hold_id = case when $2 > app_now() then hold_id end
     from mine m where s.id = m.id)
   update seat_holds set ends_at = least(ends_at, $2), released_at = case when $2 <= app_now() then app_now() end
   where id = $1 and confirmed_at is null and released_at is null`,
)

/**
 * Holds seats for somebody who has not ordered yet, all of them or none: null where there are not enough. An order that names the
 * hold takes its seats (Wish.promised); when the time is out they are free without anybody doing anything.
 */
export async function holdSeats(tx: Tx, { lines, until, held = 'buyers' }: Holding): Promise<string | null> {
  const holdId = newId()
  const taken = await run(tx, RESERVE[held], [JSON.stringify(lines), holdId, until, tx.now])
  return taken.length > 0 ? holdId : null
}

/** Lets such a hold end earlier, never later. Seats that an order has taken meanwhile are that order's. */
export async function shortenHold(tx: Tx, holdId: string, until: Date): Promise<void> {
  await run(tx, END, [holdId, until])
}

/** Gives up at once what is left of such a hold. */
export async function releaseHold(tx: Tx, holdId: string): Promise<void> {
  await run(tx, END, [holdId, tx.now])
}

/** How many seats of each pool such a hold still has, by pool; none where there is no hold. */
export async function heldSeats(tx: Tx, holdId: string | null | undefined): Promise<Map<string, number>> {
  const rows = holdId ? await run(tx, LEFT, [holdId]) : []
  return new Map(rows.map((row) => [row.pool_id, row.left]))
}
