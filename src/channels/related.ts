import { type On, run, statement } from '../platform/db/statement.ts'
import { isFreeNow } from '../storefront/filters.ts'
import { type Offer, type OfferRow, offerFrom } from '../storefront/offer.ts'
import { OFFERS } from '../storefront/offer-statements.ts'
import { type Onlooker, valuesOf } from '../storefront/onlooker.ts'

/** How many are shown. */
const MOST = 3
/** So many of the nearest are looked at for a seat; further away nothing is called related. */
const LOOKED_AT = 40

/** By everybody, without asking anybody. */
const CAN_BE_BOUGHT = `o.published_at is not null and not o.closed and o.admission is null
  and app_now() >= o.sale_opens_at and app_now() < o.sale_closes_at`

/**
 * $5 the courses that somebody looks at or has bought. Near is what shares most topics, then the level, then the faculty; of each
 * course the first start that can be bought now. Topics are not the faculties' own, so others' courses come up as well.
 */
const RELATED = statement<OfferRow>(
  'channels-related',
  `with seen as (select id, topics, level, faculty from courses where id = any ($5::uuid[])),
   near as (select c.id, n.shared, n.level, n.faculty from courses c
     cross join lateral (select max((select count(*) from unnest(c.topics) t where t = any (s.topics))) as shared,
       bool_or(s.level = c.level) as level, bool_or(s.faculty = c.faculty) as faculty from seen s) n
     where c.published_at is not null and c.id <> all ($5::uuid[]) and (n.shared > 0 or n.faculty)
       and exists (select from offerings o where o.course_id = c.id and ${CAN_BE_BOUGHT})
     order by n.shared desc, n.level desc, n.faculty desc, c.id limit ${LOOKED_AT}),
   free as (select distinct on (n.id) n.*, o.id as offering_id, o.starts_at from near n
     join offerings o on o.course_id = n.id and ${CAN_BE_BOUGHT} where ${isFreeNow('o.id')}
     order by n.id, o.starts_at, o.id),
   picked as materialized (select offering_id, row_number() over (order by shared desc, level desc, faculty desc, starts_at, id) as place
     from free order by place limit ${MOST})
   select offers.* from (${OFFERS} and o.id = any (array(select offering_id from picked))) offers
   join picked on picked.offering_id = offers."offeringId" order by picked.place`,
)

/** What somebody who looks at these courses may want besides, and can buy now. */
export async function relatedTo(on: On, courseIds: readonly string[], onlooker: Onlooker): Promise<Offer[]> {
  const rows = await run(on, RELATED, [...valuesOf(onlooker), courseIds])
  return rows.map(offerFrom)
}
