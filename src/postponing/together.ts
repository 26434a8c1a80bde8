import { type On, run, statement } from '../platform/db/statement.ts'

const FIND = statement<Together>(
  'postponing-together',
  `select f.id as "offeringId", f.code, f.starts_at as "startsAt", h.seats, h.offering_id = $1 as follows,
     (select count(*)::int from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = h.offering_id
        and (s.sold_at is not null or s.held_until > app_now())) as taken
   from held_together h join offerings f on f.id = case when h.offering_id = $1 then h.with_id else h.offering_id end
   where $1 in (h.offering_id, h.with_id) and (f.cancelled_at is null or (h.with_id = $1 and h.seats > 0)) order by f.code`,
)

/**
 * A start that is held together with another: which this one follows, or which follows it. So many seats were kept for those who follow, of
 * whom so many are still taken.
 */
export type Together = {
  offeringId: string
  code: string
  startsAt: Date
  seats: number
  taken: number
  follows: boolean
}

/** The starts that this one is held together with. */
export const togetherWith = (on: On, offeringId: string): Promise<Together[]> => run(on, FIND, [offeringId])
