import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'

/** What will be earned in a month if everything is held as planned, in minor units; the last one holds all that comes later. */
export type IncomeAhead = { month: string; currency: Currency; minor: number }

export const MONTHS_AHEAD = 12

/**
 * The rule by which income is recognised (invoicing/recognise-income.ts), asked of the end of each month to come: what of a line will be
 * earned by then, less what was earned before.
 */
const READ = statement<IncomeAhead>(
  'figures-income-ahead',
  `with first_month as (select date_trunc('month', app_now() at time zone '${SELLER_ZONE}') as month),
   invoiced as (
     select x.order_line_id, d.currency, sum(case d.kind when 'invoice' then x.net_minor else -x.net_minor end)::bigint as net
     from document_lines x join documents d on d.id = x.document_id group by 1, 2
     union all select m.line_id, m.currency, sum(case m.kind when 'drawn' then m.amount_minor else -m.amount_minor end)::bigint
     from prepaid_movements m where m.line_id is not null group by 1, 2),
   known as (select order_line_id, sum(amount_minor)::bigint as minor from recognitions group by 1),
   deferred as (
     select i.order_line_id, i.currency, i.net, coalesce(k.minor, 0) as known, l.delivered, l.offering_id from invoiced i join order_lines l on l.id = i.order_line_id and l.kind <> 'prepaid'
     left join known k on k.order_line_id = i.order_line_id where i.net <> coalesce(k.minor, 0)),
   months as (
     select n, (m.month + make_interval(months => n + 1)) at time zone '${SELLER_ZONE}' as over_at, to_char(m.month + make_interval(months => n), 'YYYY-MM') as month
     from first_month m, generate_series(0, ${MONTHS_AHEAD - 1}) n),
   held as (
     select f.id, m.n, count(s.id) as all_sessions, count(s.id) filter (where s.ends_at < m.over_at) as held_sessions, f.ends_at < m.over_at as over,
       coalesce(min(s.ends_at), f.ends_at) < m.over_at as begun
     from months m cross join (select * from offerings where id in (select offering_id from deferred)) f left join offering_sessions s on s.offering_id = f.id
     group by f.id, f.ends_at, m.n, m.over_at),
   aims as (
     select d.order_line_id, d.currency, m.n, m.month, d.known, case when m.n = ${MONTHS_AHEAD - 1} then d.net
         when d.delivered is not null then case when h.begun then d.net else 0 end
         when h.all_sessions = 0 then case when h.over then d.net else 0 end
         else (2 * d.net * h.held_sessions + h.all_sessions) / (2 * h.all_sessions) end as aim
     from deferred d join held h on h.id = d.offering_id join months m on m.n = h.n),
   steps as (select currency, n, month, aim - coalesce(lag(aim) over (partition by order_line_id, currency order by n), known) as minor from aims)
   select month, currency, sum(minor)::bigint as minor from steps group by currency, n, month order by currency, n`,
)

/** How deferred income runs off. It adds up to the account in the book. */
export const incomeAhead = (on: On): Promise<IncomeAhead[]> => run(on, READ, [])
