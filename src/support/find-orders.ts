import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { documentsNamed, ordersFound } from '../invoicing/found-by.ts'
import { INVOICE_FACTS } from '../invoicing/invoice-facts.ts'
import { NEEDLE_PARTS } from '../invoicing/needle.ts'
import { type OrderFacts, type OrderNow, stateOf } from '../orders/state.ts'
import { TOLD_LINES } from '../orders/told-lines.ts'
import { MONEY_FACTS } from '../payments/money-facts.ts'
import { nowOf } from '../platform/db/now.ts'
import { sellerDay } from '../platform/db/seller-day.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { idCursor, onePage, readCursor } from '../platform/http/page-of.ts'
import { type Currency, type Money, money } from '../platform/money.ts'
import { type CallersWords, readCallersWords } from './callers-words.ts'

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

const PARTS = [...NEEDLE_PARTS, 'last4', 'day', 'whole'] as const
const SQL = Object.fromEntries(PARTS.map((part, at) => [part, `$${at + 5}`])) as Record<keyof CallersWords, string>
const [CLIENT, EXTERNAL_ID, AFTER, LIMIT] = ['$1', '$2', '$3', '$4']

/**
 * What is stored for an address is none of a program's business, and a search must not let it be guessed: whom a program does not
 * name itself, it does not find by name.
 */
const NAMED = `(${CLIENT}::uuid is null and n.name ilike ${SQL.like})`
const BY_ADDRESS = `select a.person_id from person_addresses a where a.email = ${SQL.email}::text or a.email ilike ${SQL.like}::text`

/** Each way has its index; only names are read through, and sums where somebody names an amount. */
const FOUND = `select f.id from (${ordersFound(SQL, 'payers')}) f
  union all select d.order_id from document_demands d where d.document_id in (${documentsNamed(SQL)})
  union all select q.id from orders q where ${SQL.like}::text is not null and (q.payer ->> 'contactName' ilike ${SQL.like} or q.payer ->> 'email' ilike ${SQL.like})
  union all select q.id from orders q where ${SQL.minor}::bigint is not null and q.total_minor = ${SQL.minor}
  union all select t.order_id from document_transfers y join document_demands t on t.document_id = y.document_id where y.amount_minor = ${SQL.minor} and y.undoes_id is null
  union all select q.id from orders q where q.purchase_order_number = ${SQL.whole}::text
  union all select q.id from orders q where q.buyer_reference = ${SQL.whole}::text
  union all select p.order_id from payments p where p.card_last4 = ${SQL.last4}::text
  union all select q.id from orders q where q.person_id in (${BY_ADDRESS})
  union all select pl.order_id from order_places pl where pl.person_id in (${BY_ADDRESS})
  union all select pl.order_id from order_places pl where ${SQL.like}::text is not null and pl.name ilike ${SQL.like}
  union all select q.id from people n join orders q on q.person_id = n.id where ${SQL.like}::text is not null and ${NAMED}
  union all select pl.order_id from people n join order_places pl on pl.person_id = n.id where ${SQL.like}::text is not null and ${NAMED}
  union all select q.id from orders q where ${SQL.plain}::text = '' and ${SQL.day}::date is not null and ${sellerDay('q.placed_at')} = ${SQL.day}
  union all select p.order_id from payments p where ${SQL.plain}::text = '' and ${SQL.day}::date is not null and ${sellerDay('p.captured_at')} = ${SQL.day}`

/** Something of it happened on that day: it was ordered, a document of it was issued, or money for it came. */
const ON_DAY = `(${SQL.day}::date is null or o.purchase_order_number = ${SQL.whole} or o.buyer_reference = ${SQL.whole} or ${sellerDay('o.placed_at')} = ${SQL.day}
  or exists (select from payments p where p.order_id = o.id and ${sellerDay('p.captured_at')} = ${SQL.day})
  or exists (select from documents d where d.id in ${documentsOfOrder('o.id')} and (d.document_date = ${SQL.day}
    or exists (select from document_transfers y where y.document_id = d.id and y.paid_on = ${SQL.day}))))`

const rows = (from: string, where: string): string =>
  `select o.id, o.number, o.placed_at as "placedAt", o.payer ->> 'name' as buyer, o.payer ->> 'email' as email, o.currency, o.external_id as "externalId",
     o.total_minor as "totalMinor", o.pay_by as "payBy", h.ends_at as "holdEndsAt", o.settled_at as "settledAt",
     o.cancelled_at as "cancelledAt", o.cancel_cause as "cancelCause", o.unseated_at as "unseatedAt",
     o.choose_until as "chooseUntil", o.review,
     ${MONEY_FACTS},
     ${INVOICE_FACTS},
     ${TOLD_LINES}
   from ${from} join seat_holds h on h.id = o.hold_id
   where ${where} and (${EXTERNAL_ID}::text is null or o.external_id = ${EXTERNAL_ID}) and (${CLIENT}::uuid is null or o.external_client = ${CLIENT})
     and (${AFTER}::uuid is null or (o.placed_at, o.id) < (select a.placed_at, a.id from orders a where a.id = ${AFTER}))
   order by o.placed_at desc, o.id desc limit ${LIMIT}`

const FIND = statement<Row>(
  'support-find-orders',
  rows(`(select distinct id from (${FOUND}) every) f join orders o on o.id = f.id`, ON_DAY),
)
const LIST = statement<Row>('support-list-orders', rows('orders o', 'true'))

const ABOUT = statement<Row>(
  'support-orders-about',
  rows(
    'orders o',
    '(o.company_id = $5 or o.person_id = $6 or exists (select from order_places p where p.order_id = o.id and p.person_id = $6))',
  ),
)

/** The orders of a company, or those that a person placed or has a seat in; the newest first, so many. */
export async function ordersAbout(
  on: On,
  who: { companyId: string } | { personId: string },
  limit: number,
): Promise<FoundOrder[]> {
  const whose = 'companyId' in who ? [who.companyId, null] : [null, who.personId]
  return (await run(on, ABOUT, [null, null, null, limit, ...whose])).map(foundFrom)
}

/**
 * The orders that fit what a caller can say: a name, an address, a number of the order, an invoice or a purchase order, a KID, an
 * organisation number, an amount, the last digits of a card, a day, or some of them: "4 900 12.3." is an amount and a day. Newest
 * first; `next` where there are more.
 */
export async function findOrders(on: On, ask: OrderAsk): Promise<{ orders: FoundOrder[]; next: string | null }> {
  const words = ask.search === undefined ? null : readCallersWords(ask.search, await nowOf(on))
  const meant = PARTS.map((part) => words?.[part] ?? null)
  const wanted = [ask.client ?? null, ask.externalId ?? null, readCursor(ask.after)?.id ?? null, ask.limit + 1]
  const found = words ? await run(on, FIND, [...wanted, ...meant]) : await run(on, LIST, wanted)
  const { page, next } = onePage(found, ask.limit, idCursor)
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
