import { sellerDay } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { AGREED_ON, AGREED_ROWS } from './agreed-rows.ts'
import {
  allOf,
  COURSE_WORDS,
  type Cut,
  GROUPS_READ,
  IS_CHOSEN,
  type Name,
  PLACE_NAMES,
  SOURCE,
  valuesOf,
} from './cut.ts'

/**
 * What income is looked at by. A channel is how it was sold: on the site, to a company, by staff, or by another program. A source is where
 * the buyer came from, last or first, of buyers who agreed to our keeping it.
 */
export const GROUPS = [
  'faculty',
  'course',
  'offering',
  'channel',
  'source',
  'first-source',
  'campaign',
  'month',
] as const
export type Group = (typeof GROUPS)[number]

/**
 * Net of VAT in minor units. Agreed: orders settled in the period, less what was credited in it. Invoiced: invoices less credit notes by
 * their date. Earned: what the book recognised, by the day of posting. Seats: sold, less given back.
 */
export type Income = {
  key: string
  nameNb: string
  nameEn: string
  currency: Currency
  agreedMinor: number
  invoicedMinor: number
  earnedMinor: number
  seats: number
}

/** Each act that a line was agreed, invoiced, earned or given a seat by, on its day. */
const MOVED = `${AGREED_ROWS.map((rows) => `select line_id, day, currency, agreed, 0::bigint, 0::bigint, 0 from (${rows}) agreed`).join(' union all ')}
   union all select x.order_line_id, d.document_date, d.currency, 0, case d.kind when 'invoice' then x.net_minor else -x.net_minor end, 0, 0
     from document_lines x join documents d on d.id = x.document_id
   union all select r.order_line_id, e.posted_on, r.currency, 0, 0, r.amount_minor, 0
     from entries e join recognitions r on r.id = e.source_id where e.kind = 'recognition'
   union all select p.line_id, e.posted_on, m.currency, 0, 0, m.amount_minor, 0
     from entries e join prepaid_movements m on m.id = e.source_id join prepaids p on p.id = m.prepaid_id where e.kind = 'prepaid-ended'
   union all select l.id, ${AGREED_ON}, o.currency, 0, 0, 0, l.quantity
     from orders o join order_lines l on l.order_id = o.id where l.kind = 'seat' and o.settled_at is not null
   union all select p.line_id, ${sellerDay('p.returned_at')}, o.currency, 0, 0, 0, -1
     from order_places p join orders o on o.id = p.order_id where p.returned_at is not null and o.settled_at is not null`

/** What a prepaid was invoiced and what nobody drew of it belong to no course: they are a group of their own. */
const orPrepaid = ([key, nb, en]: Name): Name => [
  `coalesce(${key}, 'prepaid')`,
  `coalesce(${nb}, 'Forhåndsbetalte plasser')`,
  `coalesce(${en}, 'Prepaid places')`,
]
/** Key, and what it is called in both languages. What has no name of its own is called by the page. */
const NAMES: Readonly<Record<Group, Name>> = {
  faculty: orPrepaid(PLACE_NAMES.faculty),
  course: orPrepaid(PLACE_NAMES.course),
  offering: orPrepaid(PLACE_NAMES.offering),
  channel: [
    `case when o.external_client is not null then 'program' when o.vouched_by is not null then 'staff' when o.company_id is not null then 'company' else 'site' end`,
    `''`,
    `''`,
  ],
  source: [SOURCE, `''`, `''`],
  'first-source': [SOURCE, `''`, `''`],
  // Where the buyer came from says it, else the code that lowered the price does.
  campaign: [
    `coalesce(t.campaign, (select lower(v.campaign) from vouchers v where v.id = l.voucher_id), '')`,
    `''`,
    `''`,
  ],
  month: [`to_char(m.day, 'YYYY-MM')`, `''`, `''`],
}

function incomeBy(group: Group) {
  const [key, nb, en] = NAMES[group]
  const order = group === 'month' ? '4, 1' : '4, 5 desc, 6 desc, 7 desc, 2, 1'
  return statement<Income>(
    `reports-income-by-${group}`,
    `with moved (line_id, day, currency, agreed, invoiced, earned, seats) as (${MOVED})
     select ${key} as key, ${nb} as "nameNb", ${en} as "nameEn", m.currency, sum(m.agreed)::bigint as "agreedMinor", sum(m.invoiced)::bigint as "invoicedMinor",
       sum(m.earned)::bigint as "earnedMinor", sum(m.seats)::int as seats
     from moved m join order_lines l on l.id = m.line_id join orders o on o.id = l.order_id left join offerings f on f.id = l.offering_id
     left join courses k on k.id = f.course_id ${COURSE_WORDS}
     left join order_touches t on t.order_id = o.id and t.place = '${group === 'first-source' ? 'first' : 'last'}'
     where m.day between $1::date and $2::date and ${IS_CHOSEN}
     group by 1, 2, 3, 4 having sum(m.agreed) <> 0 or sum(m.invoiced) <> 0 or sum(m.earned) <> 0 or sum(m.seats) <> 0
     order by ${order} limit ${GROUPS_READ}`,
  )
}
const BY = Object.fromEntries(GROUPS.map((group) => [group, incomeBy(group)])) as Record<
  Group,
  ReturnType<typeof incomeBy>
>

/** Income of a period by what was chosen, the largest first; months in their order. Whatever it is divided by, it comes to the same. @throws request/invalid: too many groups */
export const incomeOf = async (on: On, group: Group, cut: Cut): Promise<Income[]> =>
  allOf(await run(on, BY[group], valuesOf(cut)))
