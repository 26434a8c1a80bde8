import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'

export const ATTENTION_KINDS = ['amount-mismatch', 'paid-unseated', 'refund-failed', 'document-fault'] as const

/** Something that a person in finance must look at. `until` is when it resolves itself, null where it never does. */
export type Attention = {
  kind: (typeof ATTENTION_KINDS)[number]
  orderId: string
  orderNumber: number
  since: Date
  until: Date | null
  buyer: string
  /** What the order asked for. */
  totalMinor: number
  /** What arrived, or what could not be paid back. */
  amountMinor: number | null
  currency: Currency
  /** What the machine said: a fault of a document, a failure of a refund. */
  said: string | null
}

/** More than a person looks through at once. */
const MOST = 100

const FIND = statement<Attention>(
  'finance-needs-attention',
  `with found as (
     select 'amount-mismatch' as kind, o.id as order_id, p.captured_at as since, null::timestamptz as until,
       p.captured_minor as amount_minor, p.captured_currency as currency, null::text as said
     from orders o left join payments p on p.order_id = o.id and p.captured_at is not null where o.review is not null
     union all
     select 'paid-unseated', o.id, o.unseated_at, o.choose_until, p.captured_minor, p.captured_currency, null
     from orders o left join payments p on p.order_id = o.id and p.captured_at is not null
     where o.unseated_at is not null and o.settled_at is null and o.cancelled_at is null and o.review is null
     union all
     select 'refund-failed', r.order_id, r.failed_at, null, r.amount_minor, r.currency, r.failure from refunds r
     where r.failed_at is not null
       and not exists (select from refunds later where later.payment_id = r.payment_id and later.requested_at > r.failed_at)
     union all
     select 'document-fault', u.order_id, u.since, null, null, null, u.fault from documents_due u where u.fault is not null)
   select f.kind, f.order_id as "orderId", o.number as "orderNumber", coalesce(f.since, o.placed_at) as since, f.until,
     o.payer ->> 'name' as buyer, o.total_minor as "totalMinor", f.amount_minor as "amountMinor",
     coalesce(f.currency, o.currency) as currency, f.said
   from found f join orders o on o.id = f.order_id order by 4, o.number limit ${MOST}`,
)

/** What does not sort itself out, the oldest first. */
export const needsAttention = (on: On): Promise<Attention[]> => run(on, FIND, [])
