import { HOLDS_SEATS, LIVE_ORDER } from '../asking/the-request.ts'
import { documentsOfDemand } from '../invoicing/documents-of.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type Currency, type Money, money } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { IS_OPEN } from '../quotations/queries.ts'
import { waits } from '../waiting/in-order.ts'
import { breakEven } from './break-even.ts'
import { type Cost, CURRENCY_OF, costsOf } from './costs.ts'

/** What an offering brings and costs at this moment, without VAT, in the currency that it is sold in. */
export type Economy = {
  offeringId: string
  currency: Currency
  capacity: number
  minimum: number
  sold: number
  /** Of the sold: seats of companies on which nobody sits. */
  unnamed: number
  held: number
  /** Seats that are waited for. */
  waiting: number
  /** Agreed and not credited, invoiced or to be invoiced. */
  confirmed: Money
  /** Of seats that are held: who is paying, who asked an employer, and quotes. */
  heldIncome: Money
  costs: Cost[]
  fixed: Money
  perLearner: Money
  costsNow: Money
  /** Were every seat sold. */
  costsFull: Money
  /** Minor units; below nothing where it costs more than it brings. */
  resultNowMinor: number
  /** Participants at the average price sold, or the listed one; null where no number is enough. */
  breakEven: number | null
  /** How many more it takes to be worth while, and to reach the minimum. */
  missingToBreakEven: number | null
  missingToMinimum: number
  /** YYYY-MM-DD; null where none is set. */
  decideBy: string | null
  cancelledAt: Date | null
}
type Row = {
  currency: Currency
  minimum: number
  listedMinor: number | null
  decideBy: string | null
  cancelledAt: Date | null
  capacity: number
  sold: number
  held: number
  unnamed: number
  waiting: number
  confirmedMinor: number
  heldMinor: number
}

/** Of a line: what was agreed, less what was given back before its invoice, and less what was credited of the invoice that counts. */
const CONFIRMED = `select sum(s.net_minor - s.forgone_minor - coalesce(c.net, 0)) from orders o
   join order_lines l on l.order_id = o.id and l.offering_id = $1 join demand_lines s on s.line_id = l.id
   left join lateral (select d.id from documents d where d.id in ${documentsOfDemand('s.demand_id')} and d.kind = 'invoice'
     and not exists (select from documents_due u where u.demand_id = s.demand_id and u.kind = 'invoice') order by d.issued_at desc, d.number desc limit 1) i on true
   left join lateral (select coalesce((select sum(x.net_minor) from documents n join document_lines x on x.document_id = n.id
       where n.credits_id = i.id and x.order_line_id = l.id), 0)
     + coalesce((select sum((y ->> 'netMinor')::bigint) from documents_due u cross join lateral jsonb_array_elements(u.credit -> 'lines') y
       where u.credits_id = i.id and (y ->> 'orderLineId')::uuid = l.id), 0) as net) c on i.id is not null
   where o.settled_at is not null and o.currency = f.currency`
const PAYING = `select sum(l.net_minor) from orders o join order_lines l on l.order_id = o.id and l.offering_id = $1
   where o.settled_at is null and o.cancelled_at is null and o.unseated_at is null and o.review is null and o.currency = f.currency`
const ASKED = `select sum(l.quantity * l.net_minor + (select coalesce(sum((x ->> 'quantity')::int * (x ->> 'netMinor')::bigint), 0) from jsonb_array_elements(l.extras) x))
   from purchase_requests r join purchase_request_lines l on l.request_id = r.id and l.offering_id = $1
   ${LIVE_ORDER} where ${HOLDS_SEATS} and r.currency = f.currency`
const QUOTED = `select sum((x ->> 'quantity')::int * (x ->> 'unitNetMinor')::bigint) from quotations q
   join seat_holds h on h.id = q.hold_id and h.released_at is null and h.ends_at > app_now() cross join lateral jsonb_array_elements(q.lines) x
   where (x ->> 'offeringId')::uuid = $1 and q.currency = f.currency and ${IS_OPEN}`
const FIND = statement<Row>(
  'going-economy',
  `with f as materialized (select o.*, ${CURRENCY_OF} as currency from offerings o where o.id = $1),
   seated as (
     select count(s.id)::int as capacity, count(s.sold_at)::int as sold, count(*) filter (where s.sold_at is null and s.held_until > app_now())::int as held
     from seat_pools p join seats s on s.pool_id = p.id where p.offering_id = $1)
   select f.currency, f.minimum, f.cancelled_at as "cancelledAt", seated.*, (select p.net_minor from offering_prices p where p.offering_id = $1) as "listedMinor",
     (select d.day::text from decision_days d where d.offering_id = $1) as "decideBy",
     (select count(*)::int from wallet_seats w where w.offering_id = $1
       and not exists (select from enrolments e where e.seat_id = w.seat_id and e.withdrawn_at is null)) as unnamed,
     (select coalesce(sum(e.wanting), 0)::int from waiting_entries e where e.offering_id = $1 and ${waits('e')}) as waiting,
     coalesce((${CONFIRMED}), 0)::bigint as "confirmedMinor",
     (coalesce((${PAYING}), 0) + coalesce((${ASKED}), 0) + coalesce((${QUOTED}), 0))::bigint as "heldMinor"
   from f cross join seated`,
)

/** What an offering brings and costs at this moment. Two statements, however many bought it. @throws offering/unknown */
export async function economyOf(on: Moment, offeringId: string): Promise<Economy> {
  const [row] = await run(on, FIND, [offeringId])
  if (!row) throw unknown('offering')
  const { confirmedMinor, heldMinor, listedMinor, currency, ...counts } = row
  const costs = await costsOf(on, offeringId)
  const of = (kind: Cost['kind']) =>
    costs
      .filter((cost) => cost.kind === kind && cost.currency === currency)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const [fixedMinor, perLearnerMinor] = [of('fixed'), of('per-learner')]
  const costsNow = fixedMinor + perLearnerMinor * counts.sold
  const income =
    counts.sold > 0
      ? { minor: confirmedMinor, seats: counts.sold }
      : { minor: listedMinor ?? 0, seats: listedMinor === null ? 0 : 1 }
  const enough = breakEven({ fixedMinor, perLearnerMinor, income })
  return {
    ...{ offeringId, currency, ...counts, costs },
    ...{ confirmed: money(confirmedMinor, currency), heldIncome: money(heldMinor, currency) },
    ...{ fixed: money(fixedMinor, currency), perLearner: money(perLearnerMinor, currency) },
    ...{ costsNow: money(costsNow, currency), resultNowMinor: confirmedMinor - costsNow },
    costsFull: money(fixedMinor + perLearnerMinor * counts.capacity, currency),
    breakEven: enough,
    missingToBreakEven: enough === null ? null : Math.max(0, enough - counts.sold),
    missingToMinimum: Math.max(0, counts.minimum - counts.sold),
  }
}
