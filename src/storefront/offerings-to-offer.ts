import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { STAFF_TITLE } from './courses-for-staff.ts'

/** How many starts a list to choose from holds. */
const MOST = 500

export type OfferableOffering = {
  offeringId: string
  title: string
  code: string
  startsAt: Date
  endsAt: Date
  zone: string
  left: number
}

const OFFERABLE = statement<OfferableOffering>(
  'storefront-offerable',
  `select o.id as "offeringId", ${STAFF_TITLE} as title, o.code, o.starts_at as "startsAt", o.ends_at as "endsAt", o.zone,
     (select count(*)::int from seat_pools p join seats s on s.pool_id = p.id
      where p.offering_id = o.id and s.sold_at is null and s.held_until <= app_now()) as left
   from offerings o join courses c on c.id = o.course_id
   where o.published_at is not null and c.published_at is not null and o.sale_closes_at > app_now()
     and exists (select from offering_prices r where r.offering_id = o.id)
   order by title, o.starts_at, o.id limit ${MOST}`,
)

/** Every start that can be sold now or later, for those who offer them to somebody: by title, then by start. */
export const offeringsToOffer = (on: On, lang: Lang): Promise<OfferableOffering[]> => run(on, OFFERABLE, [lang])
