import { titlesOf } from '../catalogue/title-in.ts'
import { TODAY } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Prepaid } from './prepaid.ts'

const moved = (kind: string, what: string): string => `coalesce(sum(m.${what}) filter (where m.kind = '${kind}'), 0)`

/** How `prepaids p` stands: offered until it is answered, running from its invoice to its last day, then ended. */
const STATE = `case when p.withdrawn_at is not null then 'withdrawn'
  when p.order_id is null then case when p.answer_by < ${TODAY} then 'lapsed' else 'offered' end
  when i.is_over then 'taken-back' when not i.is_issued then 'invoicing'
  when p.until_day < ${TODAY} then 'ended' else 'running' end`

const COLUMNS = `p.id as "prepaidId", p.company_id as "companyId", c.name as company, c.organisation_number as "organisationNumber",
  p.number, p.places, p.net_minor as "netMinor", p.currency, p.course_ids as "courseIds", p.until_day as "untilDay", p.at_end as "atEnd",
  p.answer_by as "answerBy", p.order_id as "orderId", o.number as "orderNumber", ${STATE} as state,
  k.drawn_minor as "drawnMinor", k.drawn_seats as "drawnSeats", k.ended_minor as "endedMinor", i.credited_minor as "creditedMinor",
  prepaid_left(p.id) as "leftMinor",
  ${titlesOf('p.course_ids', '$1')} as titles`

const FROM = `from prepaids p join companies c on c.id = p.company_id left join orders o on o.id = p.order_id
  cross join lateral (
    select (${moved('drawn', 'amount_minor')} - ${moved('put-back', 'amount_minor')})::bigint as drawn_minor,
      (${moved('drawn', 'seats')} - ${moved('put-back', 'seats')})::int as drawn_seats, (${moved('ended', 'amount_minor')})::bigint as ended_minor
    from prepaid_movements m where m.prepaid_id = p.id) k
  cross join lateral prepaid_invoiced(p.id) i`

const OF_COMPANY = statement<Prepaid>(
  'prepaid-of-company',
  `select ${COLUMNS} ${FROM} where p.company_id = $2 order by p.order_id is null, p.until_day desc, p.id`,
)
const ALL = statement<Prepaid>(
  'prepaid-all',
  `select ${COLUMNS} ${FROM} where ($2::boolean or p.until_day >= ${TODAY} and p.withdrawn_at is null)
   order by p.until_day, c.name, p.number, p.id`,
)
const ONE = statement<Prepaid>('prepaid-one', `select ${COLUMNS} ${FROM} where p.id = $2`)

/** All that was offered to a company to pay before, and what became of it: what runs longest first, what was only offered last. */
export const prepaidsOf = (on: On, companyId: string, lang: Lang): Promise<Prepaid[]> =>
  run(on, OF_COMPANY, [lang, companyId])

/** Those of all companies, what ends first at the top; without those that are over, or with them. */
export const allPrepaids = (on: On, lang: Lang, { over }: { over: boolean }): Promise<Prepaid[]> =>
  run(on, ALL, [lang, over])

/** One of them; null where there is none, or none that may be seen. */
export async function prepaidById(on: On, prepaidId: string, lang: Lang): Promise<Prepaid | null> {
  const [row] = await run(on, ONE, [lang, prepaidId])
  return row ?? null
}
