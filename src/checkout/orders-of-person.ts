import { INVOICE_FACTS } from '../invoicing/invoice-facts.ts'
import { stillTheirs } from '../orders/open-to-member.ts'
import { type OrderFacts, type OrderNow, stateOf } from '../orders/state.ts'
import { MONEY_FACTS } from '../payments/money-facts.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Currency, type Money, money } from '../platform/money.ts'

/** An order in the list of those a person has placed. */
export type PlacedBefore = OrderNow & { id: string; number: number; placedAt: Date; total: Money; titles: string[] }

/** So many of the newest: what a person looks for is seldom further back. */
const SHOWN = 50

type Row = OrderFacts & {
  id: string
  number: number
  placedAt: Date
  currency: Currency
  titles: string[]
  movedAwayMinor: number
}

/** What of an order went with seats that were moved: those in their place stand in its total, too. */
const MOVED_AWAY = `(select coalesce(sum((m.agreed #>> '{facts,back,minor}')::bigint), 0)::bigint from moves m where m.order_id = o.id and m.done_at is not null)`
const FIND = statement<Row>(
  'checkout-orders-of-person',
  `select o.id, o.number, o.placed_at as "placedAt", o.currency, o.total_minor as "totalMinor", ${MOVED_AWAY} as "movedAwayMinor", o.pay_by as "payBy",
     h.ends_at as "holdEndsAt", o.settled_at as "settledAt", o.cancelled_at as "cancelledAt", o.cancel_cause as "cancelCause",
     o.unseated_at as "unseatedAt", o.choose_until as "chooseUntil", o.review,
     ${MONEY_FACTS},
     ${INVOICE_FACTS},
     array(select l.title from order_lines l where l.order_id = o.id and l.kind <> 'extra' order by l.position) as titles
   from orders o join seat_holds h on h.id = o.hold_id where o.person_id = $1 and ${stillTheirs('$1')} order by o.placed_at desc, o.id desc limit ${SHOWN}`,
)

/** What a person has ordered, newest first, for themselves or for a company. */
export async function ordersOfPerson(on: On, personId: string): Promise<PlacedBefore[]> {
  const rows = await run(on, FIND, [personId])
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    placedAt: row.placedAt,
    titles: row.titles,
    total: money(row.totalMinor - row.movedAwayMinor, row.currency),
    ...stateOf(row),
  }))
}
