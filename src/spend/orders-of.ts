import { INVOICE_FACTS } from '../invoicing/invoice-facts.ts'
import { type InCompany, ofCompany, ofUnit } from '../orders/open-to-member.ts'
import { type OrderFacts, type OrderState, stateOf } from '../orders/state.ts'
import { STATE_IN_SQL } from '../orders/state-in-sql.ts'
import { TOLD_LINES } from '../orders/told-lines.ts'
import { MONEY_FACTS } from '../payments/money-facts.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { escapeLike } from '../platform/db/like.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import type { OrderFilter } from './filters.ts'

/** An order as the company that it is for lists it. `creditedMinor` is what was taken back of it, or is never invoiced. */
export type CompanyOrder = {
  id: string
  number: number
  placedAt: Date
  state: OrderState
  /** Who ordered, as they said. */
  orderedBy: string | null
  /** Who in the company said yes to it, where its rule wanted one. */
  approvedBy: string | null
  /** The name of the unit that it is for. */
  unit: string | null
  titles: string[]
  quantity: number
  purchaseOrderNumber: string | null
  buyerReference: string | null
  currency: Currency
  netMinor: number
  vatMinor: number
  totalMinor: number
  creditedMinor: number
}
/** Of the orders that became sales; what was given up or ran out never cost anything. Sums never mix currencies. */
export type OrderTotal = Pick<CompanyOrder, 'currency' | 'netMinor' | 'vatMinor' | 'totalMinor' | 'creditedMinor'> & {
  count: number
}

const startOf = (day: string) => `((${day})::timestamp at time zone '${SELLER_ZONE}')`
/** $5 the words as a pattern, $6 without spaces, as numbers are often written in groups. */
const FOUND = `o.number::text = $6 or o.purchase_order_number ilike $5 or o.buyer_reference ilike $5 or o.payer ->> 'contactName' ilike $5
  or exists (select from order_lines l where l.order_id = o.id and l.title ilike $5)`
/** Each with all that its state is derived from. */
const FACTS = `select o.id, o.number, o.placed_at as "placedAt", o.payer ->> 'contactName' as "orderedBy",
    (select n.name from people n where n.id = o.approved_by) as "approvedBy", o.currency, o.net_minor as "netMinor",
    o.vat_minor as "vatMinor", o.total_minor as "totalMinor", o.purchase_order_number as "purchaseOrderNumber",
    o.buyer_reference as "buyerReference", o.pay_by as "payBy", h.ends_at as "holdEndsAt", o.settled_at as "settledAt",
    o.cancelled_at as "cancelledAt", o.cancel_cause as "cancelCause", o.unseated_at as "unseatedAt", o.choose_until as "chooseUntil", o.review,
    (select u.name from company_units u where u.id = o.unit_id) as unit,
    ${MONEY_FACTS},
    ${INVOICE_FACTS},
    ${TOLD_LINES}
  from orders o join seat_holds h on h.id = o.hold_id
  where ${ofCompany('$1', '$2')} and ($3::date is null or o.placed_at >= ${startOf('$3::date')})
    and ($4::date is null or o.placed_at < ${startOf('$4::date + 1')}) and ($5::text is null or ${FOUND}) and ${ofUnit('$8')}`
const MATCHING = `(${FACTS}) f where ($7::text is null or ${STATE_IN_SQL} = $7)`

type Row = OrderFacts & Omit<CompanyOrder, 'state'>
const PAGE = statement<Row>(
  'spend-orders-page',
  `select f.* from ${MATCHING} and ($9::uuid is null or (f."placedAt", f.id) < (select a.placed_at, a.id from orders a where a.id = $9))
   order by f."placedAt" desc, f.id desc limit $10`,
)
const TOTALS = statement<OrderTotal>(
  'spend-orders-totals',
  `select f.currency, count(*) as count, sum(f."netMinor")::bigint as "netMinor", sum(f."vatMinor")::bigint as "vatMinor",
     sum(f."totalMinor")::bigint as "totalMinor", sum(f."creditedMinor")::bigint as "creditedMinor"
   from ${MATCHING} and f."settledAt" is not null group by f.currency order by f.currency = 'NOK' desc, f.currency`,
)

function valuesOf({ companyId, memberId }: InCompany, { from, to, search, state, unit }: OrderFilter): unknown[] {
  const plain = search && escapeLike(search)
  const words = plain === undefined ? [null, null] : [`%${plain}%`, plain.replaceAll(/[\s\u00a0]/g, '')]
  return [companyId, memberId, from ?? null, to ?? null, ...words, state ?? null, unit ?? null]
}

/** The orders of a company, the newest first, from after one of them on. */
export async function companyOrdersAfter(
  on: On,
  { of, ...filter }: OrderFilter & { of: InCompany },
  { after, limit }: { after: string | null; limit: number },
): Promise<CompanyOrder[]> {
  return (await run(on, PAGE, [...valuesOf(of, filter), after, limit])).map(orderFrom)
}

/** Sums of everything a filter finds, one per currency and kroner first. */
export const companyOrderTotals = (on: On, { of, ...filter }: OrderFilter & { of: InCompany }): Promise<OrderTotal[]> =>
  run(on, TOTALS, valuesOf(of, filter))

function orderFrom(row: Row): CompanyOrder {
  const { id, number, placedAt, orderedBy, approvedBy, unit, titles, quantity } = row
  const { purchaseOrderNumber, buyerReference, currency, netMinor, vatMinor, totalMinor, creditedMinor } = row
  return {
    ...{ id, number, placedAt, orderedBy, approvedBy, unit, titles, quantity, purchaseOrderNumber, buyerReference },
    ...{ currency, netMinor, vatMinor, totalMinor, creditedMinor, state: stateOf(row).state },
  }
}
