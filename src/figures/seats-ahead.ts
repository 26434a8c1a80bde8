import { type On, run, statement } from '../platform/db/statement.ts'

export type SeatsAhead = {
  offeringId: string
  code: string
  titleNb: string | null
  titleEn: string | null
  startsAt: Date
  zone: string
  capacity: number
  sold: number
  held: number
  left: number
}

/** More than somebody looks through at once. */
const MOST = 30

const READ = statement<SeatsAhead>(
  'figures-seats-ahead',
  `with ahead as (select f.* from offerings f where f.published_at is not null and f.starts_at > app_now() order by f.starts_at, f.id limit ${MOST})
   select f.id as "offeringId", f.code, nb.title as "titleNb", en.title as "titleEn", f.starts_at as "startsAt", f.zone, s.capacity, s.sold, s.held, s.capacity - s.sold - s.held as left
   from ahead f left join course_texts nb on nb.course_id = f.course_id and nb.lang = 'nb' left join course_texts en on en.course_id = f.course_id and en.lang = 'en'
   cross join lateral (select count(*) as capacity, count(s.sold_at) as sold, count(*) filter (where s.sold_at is null and s.held_until > app_now()) as held
     from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = f.id) s
   order by f.starts_at, f.id`,
)

/** The offerings that start next, and how their seats stand. */
export const seatsAhead = (on: On): Promise<SeatsAhead[]> => run(on, READ, [])
