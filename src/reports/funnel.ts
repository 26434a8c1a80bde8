import { sellerDay } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { COURSE_WORDS, type Cut, GROUPS_MOST, IS_CHOSEN, PLACE_NAMES, SOURCE, valuesOf } from './cut.ts'

/** By course, or by where visits came from. */
export const FUNNEL_GROUPS = ['course', 'source'] as const
export type FunnelGroup = (typeof FUNNEL_GROUPS)[number]

/**
 * From visit to paid. Views and what was put in carts are counts of nobody; orders begun and paid are read from the orders, by the source
 * that their buyers agreed to our keeping. An order of two courses is begun and paid of each.
 */
export type Steps = {
  key: string
  nameNb: string
  nameEn: string
  views: number
  putInCart: number
  begun: number
  paid: number
}

const NAMES: Readonly<Record<FunnelGroup, readonly [key: string, nb: string, en: string]>> = {
  course: PLACE_NAMES.course,
  source: ['s.source', `''`, `''`],
}

const funnelBy = (group: FunnelGroup) => {
  const [key, nb, en] = NAMES[group]
  return statement<Steps>(
    `reports-funnel-by-${group}`,
    `with placed as (
       select distinct o.id, f.course_id, ${sellerDay('o.placed_at')} as begun_on, ${sellerDay('o.settled_at')} as paid_on
       from orders o join order_lines l on l.order_id = o.id join offerings f on f.id = l.offering_id
       where ${sellerDay('o.placed_at')} between $1::date and $2::date or ${sellerDay('o.settled_at')} between $1::date and $2::date),
     steps (course_id, source, views, put_in_cart, begun, paid) as (
       select v.course_id, case v.medium when 'none' then v.source else v.source || ' / ' || v.medium end, v.views, v.put_in_cart, 0, 0
       from course_visits v where v.day between $1::date and $2::date
       union all select p.course_id, ${SOURCE}, 0, 0, (p.begun_on between $1::date and $2::date)::int,
         coalesce((p.paid_on between $1::date and $2::date)::int, 0) from placed p left join order_touches t on t.order_id = p.id and t.place = 'last')
     select ${key} as key, ${nb} as "nameNb", ${en} as "nameEn", sum(s.views)::int as views, sum(s.put_in_cart)::int as "putInCart", sum(s.begun)::int as begun, sum(s.paid)::int as paid
     from steps s join courses k on k.id = s.course_id ${COURSE_WORDS}
     where ${IS_CHOSEN}
     group by 1, 2, 3 order by 4 desc, 7 desc, 2 limit ${GROUPS_MOST}`,
  )
}
const BY = { course: funnelBy('course'), source: funnelBy('source') }

export const funnelOf = (on: On, group: FunnelGroup, cut: Cut): Promise<Steps[]> => run(on, BY[group], valuesOf(cut))
