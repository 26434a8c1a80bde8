import { readMoney } from '../payments/lock-money.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { type Currency, type Money, money } from '../platform/money.ts'

/** What crediting a whole order would do, before anybody does it. */
export type CreditPreview = {
  orderNumber: number
  buyer: string
  email: string
  /** The invoice that is taken back; null for a free order. */
  invoice: { number: string; gross: Money } | null
  /** Goes back to the card; null where nothing was paid by card. */
  refund: Money | null
  /** Seats that become free. */
  seats: number
  /** Who loses access, by name. */
  people: { name: string; title: string }[]
  /** Why it cannot be credited now; null where it can. */
  hindrance: 'not-confirmed' | 'cancelled' | 'invoice-not-issued' | null
}

type Row = {
  orderNumber: number
  buyer: string
  email: string
  currency: Currency
  totalMinor: number
  settled: boolean
  cancelled: boolean
  invoiceNumber: string | null
  invoiceMinor: number | null
  paymentId: string | null
  seats: number
  people: { name: string; title: string }[]
}

const FIND = statement<Row>(
  'finance-credit-preview',
  `select o.number as "orderNumber", o.payer ->> 'name' as buyer, o.payer ->> 'email' as email, o.currency,
     o.total_minor as "totalMinor", o.settled_at is not null as settled, o.cancelled_at is not null as cancelled,
     i.number as "invoiceNumber", i.gross_minor as "invoiceMinor",
     (select p.id from payments p where p.order_id = o.id and p.captured_at is not null order by p.captured_at limit 1) as "paymentId",
     (select count(*) from seats s where s.hold_id = o.hold_id and s.sold_at is not null) as seats,
     (select coalesce(json_agg(json_build_object('name', n.name, 'title', l.title) order by l.position, n.name), '[]')
      from enrolments e join people n on n.id = e.person_id
      join order_lines l on l.order_id = o.id and l.offering_id = e.offering_id
      where e.order_id = o.id and e.withdrawn_at is null) as people
   from orders o
   left join lateral (select d.content ->> 'number' as number, d.gross_minor from documents d
     where d.order_id = o.id and d.kind = 'invoice' and not exists (select from documents c where c.credits_id = d.id)
       and not exists (select from documents_due u where u.credits_id = d.id) order by d.number limit 1) i on true
   where o.id = $1`,
)

/** Reads what crediting the order would do at this moment; null where there is no such order. */
export async function creditPreview(on: On, orderId: string): Promise<CreditPreview | null> {
  const [row] = await run(on, FIND, [orderId])
  if (!row) return null
  const { orderNumber, buyer, email, currency, invoiceNumber, invoiceMinor, paymentId, seats, people } = row
  const leftMinor = paymentId ? ((await readMoney(on, paymentId))?.leftMinor ?? 0) : 0
  return {
    orderNumber,
    buyer,
    email,
    invoice: invoiceNumber === null ? null : { number: invoiceNumber, gross: money(invoiceMinor!, currency) },
    refund: leftMinor > 0 ? money(leftMinor, currency) : null,
    seats,
    people,
    hindrance: hindranceOf(row),
  }
}

function hindranceOf({ settled, cancelled, totalMinor, invoiceNumber }: Row): CreditPreview['hindrance'] {
  if (cancelled) return 'cancelled'
  if (!settled) return 'not-confirmed'
  return totalMinor > 0 && invoiceNumber === null ? 'invoice-not-issued' : null
}
