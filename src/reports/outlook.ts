import type { Term } from '../catalogue/term.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { sellerDay } from '../platform/db/seller-day.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { IS_OPEN } from '../quotations/queries.ts'
import { waits } from '../waiting/in-order.ts'
import { AGREED_ROWS } from './agreed-rows.ts'
import { dayYearBefore, periodOfTerm, yearBefore } from './period.ts'

/**
 * How a term stands for one faculty in one currency, net of VAT in minor units, of offerings that start in it. Only `sold` is sold: less
 * credits. Beside it, each by itself and added to nothing: checkouts that are not paid yet, open quotations, people who wait for seats
 * that are not there, and courses on their way that are not for sale. `soldBefore` is what the same term of last year had sold by this day.
 */
export type Outlook = {
  faculty: string
  currency: Currency
  targetMinor: number | null
  soldMinor: number
  soldBeforeMinor: number
  unpaidMinor: number
  quotedMinor: number
  waitingMinor: number
  pipelineMinor: number
}
export type TermOutlook = { term: Term; today: string; rows: Outlook[] }

const STARTS = sellerDay('f.starts_at')
const IN_TERM = `${STARTS} between $1::date and $2::date`
const OF_COURSE = 'join offerings f on f.id = l.offering_id join courses k on k.id = f.course_id'

/** What a proposal expects of its first run counts until its course has a start on sale; one that was declined counts nothing. */
const PIPELINE = `select p.faculty, r.currency, 'pipeline', sum((p.words ->> 'priceMinor')::bigint * (p.words ->> 'participants')::int)
   from proposals p join proposal_rounds r on r.id = p.round_id
   where p.words ->> 'startTerm' = $7 and exists (select from proposal_versions v where v.proposal_id = p.id)
     and not exists (select from proposal_decisions d where d.proposal_id = p.id and d.outcome = 'declined')
     and not exists (select from course_origins g join offerings f on f.course_id = g.course_id where g.proposal_id = p.id and f.published_at is not null)
   group by 1, 2`

const READ = statement<Outlook>(
  'reports-outlook',
  `with agreed as (${AGREED_ROWS.join(' union all ')}),
   parts (faculty, currency, kind, minor) as (
     select k.faculty, a.currency, 'sold', sum(a.agreed) from agreed a join order_lines l on l.id = a.line_id ${OF_COURSE} where ${IN_TERM} group by 1, 2
     union all select k.faculty, a.currency, 'before', sum(a.agreed) from agreed a join order_lines l on l.id = a.line_id ${OF_COURSE}
       where ${STARTS} between $4::date and $5::date and a.day <= $6::date group by 1, 2
     union all select k.faculty, o.currency, 'unpaid', sum(l.net_minor) from orders o join order_lines l on l.order_id = o.id ${OF_COURSE}
       where o.settled_at is null and o.cancelled_at is null and o.unseated_at is null and o.review is null and ${IN_TERM} group by 1, 2
     union all select k.faculty, q.currency, 'quoted', sum(l.quantity * l."unitNetMinor") from quotations q
       cross join lateral jsonb_to_recordset(q.lines) as l("offeringId" uuid, quantity int, "unitNetMinor" bigint)
       join offerings f on f.id = l."offeringId" join courses k on k.id = f.course_id where ${IS_OPEN} and ${IN_TERM} group by 1, 2
     union all select k.faculty, c.currency, 'waiting', sum(e.wanting * c.net_minor) from waiting_entries e join offerings f on f.id = e.offering_id
       join courses k on k.id = f.course_id join offering_prices c on c.offering_id = f.id
       where ${waits('e')} and e.paid_order_id is null and ${IN_TERM} group by 1, 2
     union all ${PIPELINE}
     union all select distinct k.faculty, 'NOK', 'known', 0 from courses k
     union all select t.faculty, t.currency, 'target', t.target_minor from income_targets t where t.term = $7)
   select p.faculty, p.currency, (max(p.minor) filter (where p.kind = 'target'))::bigint as "targetMinor",
     ${(['sold', 'before', 'unpaid', 'quoted', 'waiting', 'pipeline'] as const)
       .map(
         (kind) =>
           `coalesce(sum(p.minor) filter (where p.kind = '${kind}'), 0)::bigint as "${kind === 'before' ? 'soldBefore' : kind}Minor"`,
       )
       .join(', ')}
   from parts p where ($3::text[] is null or p.faculty = any ($3)) group by 1, 2 order by 2, 1`,
)

/** A term as it stands now, faculty by faculty. */
export async function outlookOf(on: Moment, term: Term, faculties: readonly string[] | null): Promise<TermOutlook> {
  const today = dayIn(SELLER_ZONE, on.now)
  const period = periodOfTerm(term)
  const before = yearBefore(period)
  const values = [period.from, period.to, faculties, before.from, before.to, dayYearBefore(today), term]
  return { term, today, rows: await run(on, READ, values) }
}
