import { writtenTitle } from '../catalogue/title-in.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import type { Voucher, VoucherState, VoucherSum } from './voucher.ts'

const STATE = `case when v.ended_at is not null then 'ended' when app_now() < v.from_at then 'not-yet' when app_now() >= v.until_at then 'over' else 'runs' end`
const VOUCHER = `v.id, k.code, k.codes, v.campaign, v.percent_basis_points as "percentBasisPoints", v.amount_minor as "amountMinor", v.currency,
  v.faculties, v.course_ids as "courseIds", v.offering_ids as "offeringIds", v.for_whom as "forWhom", v.from_at as "fromAt", v.until_at as "untilAt",
  v.from_seats as "fromSeats", v.seats_most as "seatsMost", v.code_most as "codeMost", v.buyer_most as "buyerMost", v.reason, ${STATE} as state,
  u.in_all as "seatsUsed"`
const JOINED = `from vouchers v
  cross join lateral (select min(c.code) as code, count(*) as codes from voucher_codes c where c.voucher_id = v.id) k
  cross join lateral voucher_used(v.id, null, null, null) u`

/** $1 the id of the last one of the page before, $2 how many, $3 a state, $4 what is searched for, in capitals. Ids rise with time. */
const LIST = statement<Voucher>(
  'vouchers-list',
  `select ${VOUCHER} ${JOINED} where ($1::uuid is null or v.id < $1) and ($3::text is null or ${STATE} = $3)
     and ($4::text is null or position($4 in upper(v.campaign)) > 0
       or exists (select from voucher_codes c where c.voucher_id = v.id and position($4 in c.code) > 0))
   order by v.id desc limit $2`,
)
const ONE = statement<Voucher>('vouchers-one', `select ${VOUCHER} ${JOINED} where v.id = $1`)
const CODES = statement<{ code: string; used: boolean }>(
  'vouchers-codes',
  `select c.code, exists (select from order_lines l join orders o on o.id = l.order_id where l.voucher_id = c.voucher_id
     and l.voucher ->> 'codeId' = c.id::text and o.cancelled_at is null
     and exists (select from order_places p where p.line_id = l.id and p.returned_at is null)) as used
   from voucher_codes c where c.voucher_id = $1 order by c.code`,
)
const TITLES = statement<{ name: string }>(
  'vouchers-covered-titles',
  `select t.title || coalesce(' (' || o.code || ')', '') as name from (
       select id as course_id, null as code from courses where id = any ($1::uuid[])
       union all select f.course_id, f.code from offerings f where f.id = any ($2::uuid[])) o
   cross join lateral ${writtenTitle('o.course_id', '$3')} t order by 1`,
)

/**
 * What a line has brought, net: while its order stands what was ordered, less what was credited and what will never be invoiced, and again
 * what an invoice in the place of a corrected one says; of one that was cancelled what was invoiced and not credited.
 */
const BROUGHT = `(case when o.cancelled_at is null then l.net_minor - coalesce((select sum(d.forgone_minor) from demand_lines d where d.line_id = l.id), 0) else 0 end
  + coalesce((select sum(x.net_minor) from document_lines x join documents i on i.id = x.document_id where x.order_line_id = l.id and i.kind = 'invoice'
        and (o.cancelled_at is not null or i.replaces_id is not null)), 0)
  - coalesce((select sum(x.net_minor) from document_lines x join documents i on i.id = x.document_id where x.order_line_id = l.id and i.kind = 'credit-note'), 0))::bigint`
const USES = `from order_lines l join orders o on o.id = l.order_id and o.settled_at is not null
  cross join lateral (select count(*) as open from order_places p where p.line_id = l.id and p.returned_at is null and o.cancelled_at is null) n
  where l.voucher_id = $1`
const OFF = `(n.open * ((l.voucher ->> 'listedNetMinor')::bigint - l.unit_net_minor))::bigint`
const SUMS = statement<VoucherSum>(
  'vouchers-sums',
  `select o.currency, count(distinct o.id) as orders, sum(${BROUGHT})::bigint as "netMinor", sum(${OFF})::bigint as "offMinor"
   ${USES} group by o.currency order by o.currency`,
)
/** $2 the number of the last order of the page before, $3 how many. */
const ORDERS = statement<VoucherUse>(
  'vouchers-orders',
  `select o.id as "orderId", o.number, o.placed_at as "placedAt", min(l.voucher ->> 'code') as code, o.currency, sum(n.open)::int as seats,
     sum(${BROUGHT})::bigint as "netMinor", sum(${OFF})::bigint as "offMinor"
   ${USES} and ($2::bigint is null or o.number < $2) group by o.id order by o.number desc limit $3`,
)

/** What one order took of a voucher: seats that were not given back, what they brought and what was taken off, without VAT. */
export type VoucherUse = {
  orderId: string
  number: number
  placedAt: Date
  code: string
  currency: Currency
  seats: number
  netMinor: number
  offMinor: number
}
export type ListAsk = { after: string | null; limit: number; state?: VoucherState | null; search?: string | null }

/** Vouchers, the newest first: of one state, and with what is searched for in a code or the campaign. */
export const listVouchers = (on: On, { after, limit, state, search }: ListAsk): Promise<Voucher[]> =>
  run(on, LIST, [after, limit, state ?? null, search?.trim().toLocaleUpperCase('nb') || null])

export async function voucherById(on: On, id: string): Promise<Voucher | null> {
  const [found] = await run(on, ONE, [id])
  return found ?? null
}

/** All codes of a voucher, and whether each is used. */
export const codesOf = (on: On, id: string): Promise<{ code: string; used: boolean }[]> => run(on, CODES, [id])

/** Settled orders by a voucher, the newest first. */
export const ordersBy = (on: On, id: string, { before, limit }: { before: number | null; limit: number }) =>
  run(on, ORDERS, [id, before, limit])

/** What came in by a voucher, by currency. */
export const sumsOf = (on: On, id: string): Promise<VoucherSum[]> => run(on, SUMS, [id])

/** The courses and offerings that a voucher names, by title. */
export async function coveredTitles(
  on: On,
  { courseIds, offeringIds }: Pick<Voucher, 'courseIds' | 'offeringIds'>,
  lang: Lang,
): Promise<string[]> {
  if (!courseIds && !offeringIds) return []
  const rows = await run(on, TITLES, [courseIds ?? [], offeringIds ?? [], lang])
  return rows.map(({ name }) => name)
}

const FACULTIES = statement<{ faculty: string }>(
  'vouchers-faculties',
  'select distinct faculty from courses order by faculty',
)
const STARTS = statement<{ id: string; code: string }>(
  'vouchers-starts',
  'select id, code from offerings where id = any ($1::uuid[]) or code = any ($2::text[]) order by code',
)

/** The faculties that a voucher may name. */
export async function facultiesToCover(on: On): Promise<string[]> {
  return (await run(on, FACULTIES, [])).map(({ faculty }) => faculty)
}

/** Offerings by their ids, or by the codes that people call them by. */
export const startsBy = (on: On, by: { ids?: readonly string[]; codes?: readonly string[] }) =>
  run(on, STARTS, [by.ids ?? [], by.codes ?? []])
