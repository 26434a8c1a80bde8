import { z } from 'zod'
import { sellerDay } from '../platform/db/seller-day.ts'
import { CurrencyCode } from '../platform/money.ts'
import { list } from './list.ts'
import { ofOrders, searched, type Ways } from './narrowed.ts'

export const REFUND_WAYS = ['card', 'bank'] as const
/**
 * Asked for, gone through, came to nothing and waits for a person, made at Stripe itself and not credited yet, and what was decided about: tried again,
 * paid by bank, given up.
 */
export const REFUND_STATES = ['pending', 'done', 'failed', 'to-allocate', 'decided'] as const

const Row = z
  .object({
    id: z.uuid(),
    way: z.enum(REFUND_WAYS),
    state: z.enum(REFUND_STATES),
    day: z.iso.date().meta({ description: 'When it was asked for' }),
    doneOn: z.iso.date().nullable().meta({ description: 'When the money left' }),
    minor: z.int(),
    currency: CurrencyCode,
    orderId: z.uuid().nullable().meta({ description: 'Null where it is of a payment that belongs to no order' }),
    orderNumber: z.int().nullable(),
    payee: z.string().nullable(),
    cause: z.enum(['unseated', 'credited', 'surplus', 'dashboard', 'payback']),
    said: z.string().nullable().meta({ description: 'Why it failed, or was given up' }),
    reference: z.string().nullable(),
  })
  .meta({ id: 'ListedRefund' })

const ofCards: Ways = {
  id: 'r.id',
  ofOrders: (ids) => `select x.id from refunds x where x.order_id in (${ids})`,
  ofDocuments: (ids) =>
    `select x.id from document_demands k join refunds x on x.order_id = k.order_id where k.document_id in (${ids})`,
  ofAmount: (minor) => `select x.id from refunds x where x.amount_minor = ${minor}`,
}
const ofBank: Ways = {
  id: 'b.id',
  ofOrders: (ids) =>
    `select x.id from document_demands k join paybacks x on x.document_id = k.document_id where k.order_id in (${ids})`,
  ofDocuments: (ids) => `select x.id from paybacks x where x.document_id in (${ids})`,
  ofAmount: (minor) => `select x.id from paybacks x where x.amount_minor = ${minor}`,
  own: ({ plain, like }) =>
    `select x.id from paybacks x where x.reference = ${plain} or x.payee_name ilike ${like}::text`,
}
const toCards = (
  found: string,
) => `select r.id, 'card' as way, case when r.failed_at is not null and r.resolved_at is null then 'failed' when r.failed_at is not null then 'decided'
      when r.cause = 'dashboard' and r.allocated_minor < r.amount_minor then 'to-allocate' when r.succeeded_at is null then 'pending' else 'done' end as state,
    ${sellerDay('r.requested_at')} as day, ${sellerDay('r.succeeded_at')} as done_on, r.amount_minor as minor, r.currency, r.order_id, null::uuid as document_id,
    null::text as payee, r.cause, r.failure as said, r.stripe_refund as reference from refunds r where true${found}`
const byBank = (
  found: string,
) => `select b.id, 'bank', case when b.ended_at is not null then 'decided' when b.paid_on is not null then 'done' else 'pending' end,
    ${sellerDay('b.asked_at')}, b.paid_on, b.amount_minor, b.currency, d.order_id, d.id, b.payee_name, 'payback', b.end_reason, b.reference
  from paybacks b left join documents d on d.id = b.document_id where true${found}`

/** Money that goes back: to the card, or by bank. */
export const refunds = list(
  {
    name: 'refunds',
    title: { nb: 'Tilbakebetalinger', en: 'Refunds' },
    facts: (filter, bind) =>
      `${toCards(searched(filter, ofCards, bind))} union all ${byBank(searched(filter, ofBank, bind))}`,
    conditions: (filter, bind) => [
      filter.state === undefined ? null : `f.state = ${bind(filter.state)}`,
      filter.way === undefined ? null : `f.way = ${bind(filter.way)}`,
      ...ofOrders(filter, 'coalesce(f.done_on, f.day)', bind),
    ],
    columns: `f.id, f.way, f.state, f.day, f.done_on as "doneOn", f.minor, f.currency, f.order_id as "orderId", o.number as "orderNumber",
      coalesce(f.payee, o.payer ->> 'name') as payee, f.cause, f.said, f.reference`,
    joins: 'left join orders o on o.id = f.order_id',
    keys: {
      date: [
        ['f.day', 'date'],
        ['f.id', 'uuid'],
      ],
      amount: [
        ['f.minor', 'bigint'],
        ['f.id', 'uuid'],
      ],
    },
    sums: {
      minor: "sum(f.minor) filter (where f.state <> 'failed' and f.state <> 'decided')",
      doneMinor: "sum(f.minor) filter (where f.state = 'done' or f.state = 'to-allocate')",
    },
  },
  Row,
)
