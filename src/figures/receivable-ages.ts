import { MONEY, OPEN_CLAIMS } from '../invoicing/left-to-pay.ts'
import { DAYS_LATE } from '../old-receivables/queries.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'

/** How many days late: not at all, or up to so many. */
export const AGES = ['not-due', '1-30', '31-60', '61-90', '91+'] as const
export type ReceivableAge = { age: (typeof AGES)[number]; currency: Currency; invoices: number; leftMinor: number }

const placeOf = (late: string): string =>
  `case when ${late} <= 0 then 1 when ${late} <= 30 then 2 when ${late} <= 60 then 3 when ${late} <= 90 then 4 else 5 end`
const READ = statement<ReceivableAge>(
  'figures-receivable-ages',
  `select a.age, c.currency, count(s.id) as invoices, coalesce(sum(s.left_minor), 0)::bigint as "leftMinor"
   from unnest(array[${AGES.map((age) => `'${age}'`).join()}]) with ordinality a (age, place)
   cross join (select currency from documents union select currency from old_receivables where left_minor > 0) c
   left join (select d.id, d.currency, money.left_minor + ${OPEN_CLAIMS} as left_minor, ${placeOf('n.late')} as place
     from documents d cross join lateral ${MONEY} money cross join lateral (select (app_now() at time zone '${SELLER_ZONE}')::date - d.due_date as late) n
     where d.kind = 'invoice' and money.left_minor + ${OPEN_CLAIMS} > 0
     union all select r.id, r.currency, r.left_minor, ${placeOf(DAYS_LATE)} from old_receivables r where r.left_minor > 0) s on s.place = a.place and s.currency = c.currency
   group by a.age, a.place, c.currency order by c.currency, a.place`,
)

/** What is left to pay of invoices and their reminders, and of what an earlier system had left open, today, by how late it is, in minor units. */
export const receivableAges = (on: On): Promise<ReceivableAge[]> => run(on, READ, [])
