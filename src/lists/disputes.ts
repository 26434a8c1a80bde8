import { z } from 'zod'
import { sellerDay } from '../platform/db/seller-day.ts'
import { CurrencyCode } from '../platform/money.ts'
import { list } from './list.ts'
import { ofOrders, searched, type Ways } from './narrowed.ts'

export const DISPUTE_STATES = ['open', 'won', 'lost', 'dropped'] as const

const Row = z
  .object({
    id: z.uuid(),
    state: z.enum(DISPUTE_STATES),
    day: z.iso.date().meta({ description: 'When it was opened' }),
    answerBy: z.iso.date().nullable().meta({ description: 'The last day on which it can be answered at Stripe' }),
    closedOn: z.iso.date().nullable(),
    isSettled: z.boolean().meta({ description: 'Nothing is left to do about it' }),
    minor: z.int(),
    currency: CurrencyCode,
    reason: z.string(),
    orderId: z.uuid(),
    orderNumber: z.int(),
    payer: z.string(),
    reference: z.string(),
  })
  .meta({ id: 'ListedDispute' })

const WAYS: Ways = {
  id: 'i.id',
  ofOrders: (ids) => `select x.id from disputes x where x.order_id in (${ids})`,
  ofDocuments: (ids) =>
    `select x.id from document_demands k join disputes x on x.order_id = k.order_id where k.document_id in (${ids})`,
  ofAmount: (minor) => `select x.id from disputes x where x.amount_minor = ${minor}`,
}

/** Payments that a payer has their bank take back. */
export const disputes = list(
  {
    name: 'disputes',
    title: { nb: 'Innsigelser', en: 'Disputes' },
    facts: (
      filter,
      bind,
    ) => `select i.id, coalesce(i.outcome, 'open') as state, ${sellerDay('i.opened_at')} as day, ${sellerDay('i.answer_by')} as answer_by, ${sellerDay('i.closed_at')} as closed_on,
      i.settled_at is not null as is_settled, i.amount_minor as minor, i.currency, i.reason, i.order_id, null::uuid as document_id, i.stripe_dispute as reference from disputes i where true${searched(filter, WAYS, bind)}`,
    conditions: (filter, bind) => [
      filter.state === undefined ? null : `f.state = ${bind(filter.state)}`,
      ...ofOrders(filter, 'f.day', bind),
    ],
    columns: `f.id, f.state, f.day, f.answer_by as "answerBy", f.closed_on as "closedOn", f.is_settled as "isSettled", f.minor, f.currency, f.reason,
      f.order_id as "orderId", o.number as "orderNumber", o.payer ->> 'name' as payer, f.reference`,
    joins: 'join orders o on o.id = f.order_id',
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
    sums: { minor: 'sum(f.minor)', openMinor: "sum(f.minor) filter (where f.state = 'open')" },
  },
  Row,
)
