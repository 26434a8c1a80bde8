import { type OrderFacts, type OrderNow, stateOf } from '../orders/state.ts'
import { MONEY_FACTS } from '../payments/money-facts.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Currency, type Money, money } from '../platform/money.ts'

/** An order that a search found. */
export type FoundOrder = OrderNow & {
  id: string
  number: number
  placedAt: Date
  buyer: string
  email: string
  total: Money
  titles: string[]
  quantity: number
}

/** More hits than this ask for a narrower search. */
export const FOUND_MAX = 50

type Row = OrderFacts & {
  id: string
  number: number
  placedAt: Date
  buyer: string
  email: string
  currency: Currency
  titles: string[]
  quantity: number
}

/** $1 the words as a pattern, $2 the same without spaces: numbers are read aloud in groups. */
const FIND = statement<Row>(
  'support-find-orders',
  `select o.id, o.number, o.placed_at as "placedAt", o.payer ->> 'name' as buyer, o.payer ->> 'email' as email, o.currency,
     o.total_minor as "totalMinor", o.pay_by as "payBy", h.ends_at as "holdEndsAt", o.settled_at as "settledAt",
     o.cancelled_at as "cancelledAt", o.cancel_cause as "cancelCause", o.unseated_at as "unseatedAt",
     o.choose_until as "chooseUntil", o.review,
     ${MONEY_FACTS},
     (select d.due_date from documents d where d.order_id = o.id and d.kind = 'invoice' order by d.issued_at limit 1) as "dueDate",
     array(select l.title from order_lines l where l.order_id = o.id order by l.position) as titles,
     (select sum(l.quantity) from order_lines l where l.order_id = o.id) as quantity
   from orders o join seat_holds h on h.id = o.hold_id
   where o.payer ->> 'name' ilike $1 or o.payer ->> 'contactName' ilike $1 or o.payer ->> 'email' ilike $1
     or o.payer ->> 'organisationNumber' = $2 or o.number::text = $2 or o.purchase_order_number ilike $1
     or exists (select from documents d where d.order_id = o.id and (d.content ->> 'number' ilike $2 or d.kid = $2))
     or exists (select from order_places pl join people n on n.id = pl.person_id
       where pl.order_id = o.id and (n.name ilike $1 or n.email ilike $1))
     or exists (select from people n where n.id = o.person_id and (n.name ilike $1 or n.email ilike $1))
   order by o.placed_at desc, o.id limit $3`,
)

/**
 * The orders that fit what a caller can say: a name, an address, an order or invoice number, a KID, an organisation number.
 * Newest first; `more` when there are others.
 */
export async function findOrders(on: On, search: string): Promise<{ orders: FoundOrder[]; more: boolean }> {
  const plain = search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
  const rows = await run(on, FIND, [`%${plain}%`, plain.replaceAll(/[\s\u00a0]/g, ''), FOUND_MAX + 1])
  return { orders: rows.slice(0, FOUND_MAX).map(foundFrom), more: rows.length > FOUND_MAX }
}

function foundFrom(row: Row): FoundOrder {
  const { id, number, placedAt, buyer, email, titles, quantity } = row
  return {
    id,
    number,
    placedAt,
    buyer,
    email,
    titles,
    quantity,
    total: money(row.totalMinor, row.currency),
    ...stateOf(row),
  }
}
