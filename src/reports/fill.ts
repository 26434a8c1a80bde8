import { sellerDay } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { allOf, type Cut, GROUPS_READ, IS_CHOSEN, NAMED_COURSES, PLACE_NAMES, valuesOf } from './cut.ts'
import type { Group } from './income.ts'

/** What seats are looked at by: only what has seats of its own. */
const SEAT_GROUPS = ['faculty', 'course', 'offering', 'month'] as const
type SeatGroup = (typeof SEAT_GROUPS)[number]

/** Seats of published offerings that start in the period, and how many of them are sold. */
export type Fill = { key: string; nameNb: string; nameEn: string; offerings: number; capacity: number; sold: number }

const STARTS = sellerDay('f.starts_at')
const NAMES: Readonly<Record<SeatGroup, readonly [key: string, nb: string, en: string]>> = {
  ...PLACE_NAMES,
  month: [`to_char(${STARTS}, 'YYYY-MM')`, `''`, `''`],
}

const fillBy = (group: SeatGroup) => {
  const [key, nb, en] = NAMES[group]
  return statement<Fill>(
    `reports-fill-by-${group}`,
    `select ${key} as key, ${nb} as "nameNb", ${en} as "nameEn", count(*) as offerings, sum(s.capacity)::int as capacity, sum(s.sold)::int as sold
     from offerings f ${NAMED_COURSES}
     cross join lateral (select count(*) as capacity, count(s.sold_at) as sold from seats s join seat_pools p on p.id = s.pool_id where p.offering_id = f.id) s
     where f.published_at is not null and ${STARTS} between $1::date and $2::date and ${IS_CHOSEN}
     group by 1, 2, 3 order by ${group === 'month' ? '1' : '2, 1'} limit ${GROUPS_READ}`,
  )
}
const BY = Object.fromEntries(SEAT_GROUPS.map((group) => [group, fillBy(group)])) as Record<
  SeatGroup,
  ReturnType<typeof fillBy>
>

const fillOf = async (on: On, group: SeatGroup, cut: Cut): Promise<Fill[]> =>
  allOf(await run(on, BY[group], valuesOf(cut)))

/** Nothing by what has no seats of its own: nobody’s capacity is a channel’s. */
export const seatsBy = async (on: On, by: Group, cut: Cut): Promise<Fill[]> => {
  const group = SEAT_GROUPS.find((each) => each === by)
  return group === undefined ? [] : fillOf(on, group, cut)
}
