import { SELLER_ZONE } from '../platform/clock.ts'
import { sellerDay } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'

/** What income may be looked at by. A channel is how it was sold: on the site, to a company, by staff, or by another program. */
export const GROUPS = ['faculty', 'course', 'channel'] as const
export type Group = (typeof GROUPS)[number]
export const CHANNELS = ['site', 'company', 'staff', 'program'] as const

/** What was invoiced, less what was credited, and what was earned, net of VAT in minor units. */
export type Income = { invoicedMinor: number; earnedMinor: number; currency: Currency }
export type IncomeOfMonth = Income & { month: string }
export type IncomeOfGroup = Income & { nameNb: string; nameEn: string }

/** Months that are shown, the current one among them. */
export const MONTHS_BACK = 12

const SINCE = `since as (
   select (date_trunc('month', app_now() at time zone '${SELLER_ZONE}') - interval '${MONTHS_BACK - 1} months')::date as day)`
/** Line by line: of which day, what was invoiced and what was earned. */
const MOVES = `moves as (
   select x.order_line_id, d.document_date as day, d.currency, case d.kind when 'invoice' then x.net_minor else -x.net_minor end as invoiced, 0::bigint as earned
   from since, document_lines x join documents d on d.id = x.document_id where d.document_date >= since.day
   union all select r.order_line_id, r.through_on, r.currency, 0, r.amount_minor from since, recognitions r where r.through_on >= since.day
   union all select p.line_id, ${sellerDay('m.at')}, m.currency, 0, m.amount_minor from since, prepaid_movements m join prepaids p on p.id = m.prepaid_id
     where m.kind = 'ended' and ${sellerDay('m.at')} >= since.day)`

const BY_MONTH = statement<IncomeOfMonth>(
  'figures-income-by-month',
  `with ${SINCE}, ${MOVES}
   select to_char(n.month, 'YYYY-MM') as month, c.currency, coalesce(sum(m.invoiced), 0)::bigint as "invoicedMinor", coalesce(sum(m.earned), 0)::bigint as "earnedMinor"
   from since, generate_series(since.day, since.day + interval '${MONTHS_BACK - 1} months', interval '1 month') n (month)
   cross join (select distinct currency from moves) c
   left join moves m on m.currency = c.currency and date_trunc('month', m.day) = n.month group by 1, 2 order by 2, 1`,
)

const NAMES: Readonly<Record<Group, readonly [nb: string, en: string]>> = {
  // What was prepaid and never drawn belongs to no course.
  faculty: [`coalesce(k.faculty, 'Forhåndsbetalte plasser')`, `coalesce(k.faculty, 'Prepaid places')`],
  course: [
    `coalesce(nb.title, en.title, k.slug, 'Forhåndsbetalte plasser')`,
    `coalesce(en.title, nb.title, k.slug, 'Prepaid places')`,
  ],
  channel: [
    `case when o.external_client is not null then 'program' when o.vouched_by is not null then 'staff' when o.company_id is not null then 'company' else 'site' end`,
    'null',
  ],
}
const byGroup = (group: Group) => {
  const [nb, en] = NAMES[group]
  return statement<IncomeOfGroup>(
    `figures-income-by-${group}`,
    `with ${SINCE}, ${MOVES}
     select ${nb} as "nameNb", coalesce(${en}, ${nb}) as "nameEn", m.currency, sum(m.invoiced)::bigint as "invoicedMinor", sum(m.earned)::bigint as "earnedMinor"
     from moves m join order_lines l on l.id = m.order_line_id join orders o on o.id = l.order_id left join offerings f on f.id = l.offering_id left join courses k on k.id = f.course_id
     left join course_texts nb on nb.course_id = k.id and nb.lang = 'nb' left join course_texts en on en.course_id = k.id and en.lang = 'en'
     group by 1, 2, 3 order by 3, 4 desc, 1 limit 100`,
  )
}
const BY_GROUP: Readonly<Record<Group, ReturnType<typeof byGroup>>> = {
  faculty: byGroup('faculty'),
  course: byGroup('course'),
  channel: byGroup('channel'),
}

/** The last twelve months, each of them, also those without anything. */
export const incomeByMonth = (on: On): Promise<IncomeOfMonth[]> => run(on, BY_MONTH, [])
/** The same twelve months together, by faculty, course or channel. */
export const incomeBy = (on: On, group: Group): Promise<IncomeOfGroup[]> => run(on, BY_GROUP[group], [])
