import { type On, run, statement } from '../platform/db/statement.ts'
import { type Offer, offersOf } from './offers.ts'
import type { Onlooker } from './onlooker.ts'

/** The next start of each course that anybody can buy now and that costs less a seat when many are bought. $1 how many. */
const IDS = statement<{ id: string }>(
  'storefront-group-offers',
  `select id from (
     select distinct on (o.course_id) o.id, o.starts_at from offerings o join courses c on c.id = o.course_id and c.published_at is not null
     join offering_prices r on r.offering_id = o.id
     where o.published_at is not null and o.cancelled_at is null and not o.closed and o.admission is null
       and o.sale_opens_at <= app_now() and o.sale_closes_at > app_now() and jsonb_array_length(r.tiers) > 0
     order by o.course_id, o.starts_at, o.id) each order by starts_at, id limit $1`,
)

/** What is on sale with a price for groups, the soonest first, one start of each course. */
export async function groupOffers(on: On, onlooker: Onlooker, most: number): Promise<Offer[]> {
  const ids = (await run(on, IDS, [most])).map(({ id }) => id)
  if (ids.length === 0) return []
  const offers = await offersOf(on, ids, onlooker)
  return offers.toSorted((one, other) => ids.indexOf(one.offeringId) - ids.indexOf(other.offeringId))
}
