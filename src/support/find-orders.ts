import { INVOICE_FACTS } from '../invoicing/invoice-facts.ts'
import { type OrderFacts, type OrderNow, stateOf } from '../orders/state.ts'
import { MONEY_FACTS } from '../payments/money-facts.ts'
import { escapeLike } from '../platform/db/like.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { idCursor, onePage, readCursor } from '../platform/http/page-of.ts'
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
  externalId: string | null
}

type Row = OrderFacts & {
  id: string
  number: number
  placedAt: Date
  buyer: string
  email: string
  currency: Currency
  titles: string[]
  quantity: number
  externalId: string | null
}
/** Without a search all are found; `client` is the program whose external ids are meant, null for anybody's. */
export type OrderAsk = {
  search?: string | undefined
  externalId?: string | undefined
  client?: string | null
  limit: number
  after?: string | undefined
}

/**
 * $1 the words as a pattern, $2 the same without spaces: numbers are read aloud in groups. $4 a program: what is stored for an
 * address is none of its business, and a search must not let it be guessed.
 */
/** Whether one of somebody's addresses holds what is looked for. */
const anAddress = (person: string): string =>
  `exists (select from person_addresses a where a.person_id = ${person} and a.email ilike $1)`

const FIND = statement<Row>(
  'support-find-orders',
  `select o.id, o.number, o.placed_at as "placedAt", o.payer ->> 'name' as buyer, o.payer ->> 'email' as email, o.currency, o.external_id as "externalId",
     o.total_minor as "totalMinor", o.pay_by as "payBy", h.ends_at as "holdEndsAt", o.settled_at as "settledAt",
     o.cancelled_at as "cancelledAt", o.cancel_cause as "cancelCause", o.unseated_at as "unseatedAt",
     o.choose_until as "chooseUntil", o.review,
     ${MONEY_FACTS},
     ${INVOICE_FACTS},
     array(select l.title from order_lines l where l.order_id = o.id and l.kind = 'seat' order by l.position) as titles,
     (select sum(l.quantity) from order_lines l where l.order_id = o.id and l.kind = 'seat') as quantity
   from orders o join seat_holds h on h.id = o.hold_id
   where ($1::text is null or o.payer ->> 'name' ilike $1 or o.payer ->> 'contactName' ilike $1 or o.payer ->> 'email' ilike $1
     or o.payer ->> 'organisationNumber' = $2 or o.number::text = $2 or o.purchase_order_number ilike $1
     or exists (select from documents d where d.order_id = o.id and (d.content ->> 'number' ilike $2 or d.kid = $2))
     or exists (select from order_places pl join people n on n.id = pl.person_id
       where pl.order_id = o.id and (pl.name ilike $1 or ${anAddress('n.id')} or ($4::uuid is null and n.name ilike $1)))
     or exists (select from people n where n.id = o.person_id and (${anAddress('n.id')} or ($4::uuid is null and n.name ilike $1))))
     and ($3::text is null or o.external_id = $3) and ($4::uuid is null or o.external_client = $4)
     and ($5::uuid is null or (o.placed_at, o.id) < (select a.placed_at, a.id from orders a where a.id = $5))
   order by o.placed_at desc, o.id desc limit $6`,
)

/**
 * The orders that fit what a caller can say: a name, an address, an order or invoice number, a KID, an organisation number.
 * Newest first; `next` where there are more.
 */
export async function findOrders(on: On, ask: OrderAsk): Promise<{ orders: FoundOrder[]; next: string | null }> {
  const plain = ask.search && escapeLike(ask.search)
  const words = plain === undefined ? [null, null] : [`%${plain}%`, plain.replaceAll(/[\s\u00a0]/g, '')]
  const wanted = [...words, ask.externalId ?? null, ask.client ?? null, readCursor(ask.after)?.id ?? null]
  const rows = await run(on, FIND, [...wanted, ask.limit + 1])
  const { page, next } = onePage(rows, ask.limit, idCursor)
  return { orders: page.map(foundFrom), next }
}

function foundFrom(row: Row): FoundOrder {
  const { id, number, placedAt, buyer, email, titles, quantity, externalId } = row
  return {
    id,
    number,
    placedAt,
    buyer,
    email,
    titles,
    quantity,
    externalId,
    total: money(row.totalMinor, row.currency),
    ...stateOf(row),
  }
}
