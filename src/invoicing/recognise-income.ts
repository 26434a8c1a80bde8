import { incomeRole } from '../ledger/accounts.ts'
import { type Dimensions, type Entry, post } from '../ledger/post.ts'
import { dayIn, dayPlus, SELLER_ZONE } from '../platform/clock.ts'
import { sellerDay } from '../platform/db/seller-day.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Currency } from '../platform/money.ts'

/** Any number would do: one process at a time recognises income. */
const RECOGNISER_LOCK = 7_243_395
/** A year of trade is more than a request may take; this runs beside them. In minutes. */
const PATIENCE_MINUTES = 10

const ALONE = statement<{ alone: boolean }>('recognition-alone', 'select pg_try_advisory_xact_lock($1) as alone')
const BEGUN = statement<{ lastOn: string | null; firstOn: string | null }>(
  'recognition-begun',
  `select (select max(through_on) from recognition_runs) as "lastOn", (select min(document_date) from documents) as "firstOn"`,
)

type Earned = {
  orderLineId: string
  currency: Currency
  vatCategory: string
  dimensions: Dimensions
  amountMinor: number
}

/**
 * For each line that has been invoiced, or drawn on a prepaid: its net less what was credited or put back, times the sessions held by the end of the day, less what
 * was recognised before. An offering without sessions is earned when it ends. What was sold beside the seats is earned when it is
 * delivered: with the first session, or when it was ordered.
 */
const EARNED = statement<Earned>(
  'recognition-earned',
  `with invoiced as (
     select x.order_line_id, d.currency, sum(case d.kind when 'invoice' then x.net_minor else -x.net_minor end)::bigint as net
     from document_lines x join documents d on d.id = x.document_id where d.document_date <= $1::date group by 1, 2
     union all select m.line_id, m.currency, sum(case m.kind when 'drawn' then m.amount_minor else -m.amount_minor end)::bigint
     from prepaid_movements m where m.line_id is not null and ${sellerDay('m.at')} <= $1::date group by 1, 2),
   held as (
     select f.id, coalesce(count(s.id), 0) as all_sessions, count(s.id) filter (where s.ends_at < n.over_at) as held_sessions, f.ends_at < n.over_at as over,
       coalesce(min(s.ends_at), f.ends_at) < n.over_at as begun
     from (select ($1::date + 1)::timestamp at time zone '${SELLER_ZONE}' as over_at) n cross join offerings f left join offering_sessions s on s.offering_id = f.id group by f.id, n.over_at),
   known as (select order_line_id, sum(amount_minor)::bigint as minor from recognitions group by 1),
   aims as (
     select i.order_line_id, i.currency, coalesce(k.minor, 0) as before, case
       when l.delivered is not null then case when l.delivered = 'on-order' and l.delivered_from <= $1::date or l.delivered = 'first-session' and h.begun then i.net else 0 end
       when h.all_sessions = 0 then case when h.over then i.net else 0 end
       else (2 * i.net * h.held_sessions + h.all_sessions) / (2 * h.all_sessions) end as aim
     from invoiced i join order_lines l on l.id = i.order_line_id join held h on h.id = l.offering_id
     left join known k on k.order_line_id = i.order_line_id)
   select a.order_line_id as "orderLineId", a.currency, x.vat_category as "vatCategory",
     json_build_object('costCentre', x.cost_centre, 'project', x.project, 'activity', x.activity) as dimensions,
     (a.aim - a.before)::bigint as "amountMinor"
   from aims a cross join lateral (select * from (
       select y.vat_category, y.cost_centre, y.project, y.activity, d.issued_at as at from document_lines y join documents d on d.id = y.document_id
       where y.order_line_id = a.order_line_id and d.kind = 'invoice'
       union all select l.vat_category, m.cost_centre, m.project, m.activity, m.at from prepaid_movements m join order_lines l on l.id = m.line_id
       where m.line_id = a.order_line_id and m.kind = 'drawn') z order by z.at desc limit 1) x
   where a.aim <> a.before`,
)
const NOTE = statement(
  'recognition-note',
  `with begun as (insert into recognition_runs (through_on, at) values ($1, $2) returning through_on)
   insert into recognitions (id, order_line_id, through_on, currency, amount_minor)
   select r.id, r.order_line_id, b.through_on, r.currency, r.amount_minor
   from begun b, jsonb_to_recordset($3) as r(id uuid, order_line_id uuid, currency text, amount_minor bigint)`,
)

/**
 * Moves what has been taught from deferred income to income, through yesterday on the seller's calendar: once a day, and where
 * days were missed once for each month that ended meanwhile, so that income stands in the month it was earned in. Returns how
 * many days were closed.
 */
export async function recogniseIncome(tx: Tx): Promise<number> {
  const [lock] = await run(tx, ALONE, [RECOGNISER_LOCK])
  if (!lock?.alone) return 0
  const [begun] = await run(tx, BEGUN, [])
  const last = begun?.lastOn ?? (begun?.firstOn ? dayPlus(begun.firstOn, -1) : null)
  const days = last === null ? [] : daysToClose(last, dayPlus(dayIn(SELLER_ZONE, tx.now), -1))
  if (days.length > 0) await tx.client.query(`set local statement_timeout = '${PATIENCE_MINUTES}min'`)
  for (const day of days) await recogniseThrough(tx, day)
  return days.length
}

/** The ends of the months after one day up to another, and that day itself. */
export function daysToClose(after: string, through: string): string[] {
  const days: string[] = []
  for (let end = monthEnd(dayPlus(after, 1)); end < through; end = monthEnd(dayPlus(end, 1))) days.push(end)
  return after < through ? [...days, through] : []
}

async function recogniseThrough(tx: Tx, day: string): Promise<void> {
  const earned = (await run(tx, EARNED, [day])).map((each) => ({ ...each, id: newId() }))
  const rows = earned.map(({ id, orderLineId, currency, amountMinor }) => ({
    ...{ id, currency },
    order_line_id: orderLineId,
    amount_minor: amountMinor,
  }))
  await run(tx, NOTE, [day, tx.now, JSON.stringify(rows)])
  await post(
    tx,
    earned.map((each) => entryOf(each, day)),
  )
}

function entryOf({ id, currency, vatCategory, dimensions, amountMinor }: Earned & { id: string }, day: string): Entry {
  const income = incomeRole(vatCategory)
  const posting =
    amountMinor > 0
      ? ({ debit: 'deferred-income', credit: income } as const)
      : ({ debit: income, credit: 'deferred-income' } as const)
  return {
    kind: 'recognition',
    sourceId: id,
    postedOn: day,
    currency,
    postings: [{ ...posting, amountMinor: Math.abs(amountMinor), dimensions }],
  }
}

const monthEnd = (day: string): string => {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
