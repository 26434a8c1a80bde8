import { z } from 'zod'
import { documentsOfDemand } from '../invoicing/documents-of.ts'
import { numberOfDocument } from '../invoicing/queries.ts'
import { sellerDay } from '../platform/db/seller-day.ts'
import { CurrencyCode } from '../platform/money.ts'
import { list } from './list.ts'
import { ofOrders, searched, type Ways } from './narrowed.ts'

/** How money for an invoice comes; set-off and rounding move none. */
export const PAYMENT_WAYS = ['card', 'bank-file', 'by-hand', 'set-off', 'rounding'] as const
/** Received, not known yet, come to nothing, and taken back by a later entry. */
export const PAYMENT_STATES = ['received', 'under-way', 'ended', 'undone'] as const

const Row = z
  .object({
    id: z.uuid(),
    way: z.enum(PAYMENT_WAYS),
    state: z.enum(PAYMENT_STATES),
    day: z.iso.date().meta({ description: 'When it came; of a card payment that has not, when its page was opened' }),
    minor: z.int(),
    currency: CurrencyCode,
    orderId: z.uuid(),
    orderNumber: z.int(),
    payer: z.string(),
    documents: z
      .array(z.object({ id: z.uuid(), number: z.string() }))
      .meta({ description: 'The invoices that it pays' }),
    reference: z.string().nullable().meta({ description: 'Stripe’s id, or the bank’s reference' }),
  })
  .meta({ id: 'ListedPayment' })

const ofCards: Ways = {
  id: 'p.id',
  ofOrders: (ids) => `select x.id from payments x where x.order_id in (${ids})`,
  ofDocuments: (ids) =>
    `select y.payment_id from document_demands k join payment_demands y on y.demand_id = k.demand_id where k.document_id in (${ids})`,
  ofAmount: (minor) => `select x.id from payments x where coalesce(x.captured_minor, x.amount_minor) = ${minor}`,
}
const ofTransfers: Ways = {
  id: 't.id',
  ofOrders: (ids) =>
    `select x.id from document_demands k join document_transfers x on x.document_id = k.document_id where k.order_id in (${ids})`,
  ofDocuments: (ids) => `select x.id from document_transfers x where x.document_id in (${ids})`,
  ofAmount: (minor) => `select x.id from document_transfers x where x.amount_minor + x.claims_minor = ${minor}`,
  own: ({ plain }) => `select x.id from document_transfers x where x.reference = ${plain}`,
}
const cards = (
  found: string,
) => `select p.id, 'card' as way, case when p.captured_at is not null then 'received' when p.ended_at is not null then 'ended' else 'under-way' end as state,
    ${sellerDay('coalesce(p.captured_at, p.opened_at)')} as day, coalesce(p.captured_minor, p.amount_minor) as minor, coalesce(p.captured_currency, p.currency) as currency,
    p.order_id, null::uuid as document_id, coalesce(p.stripe_payment_intent, p.stripe_session) as reference from payments p where true${found}`
/** A row that takes another one back is told by that one's state. What is paid out stands among the refunds. */
const transfers = (
  found: string,
) => `select t.id, case t.via when 'deposit' then 'bank-file' when 'hand' then 'by-hand' when 'tolerance' then 'rounding' else t.via end,
    case when u.id is null then 'received' else 'undone' end, t.paid_on, t.amount_minor + t.claims_minor, d.currency, d.order_id, d.id, t.reference
  from document_transfers t join documents d on d.id = t.document_id left join document_transfers u on u.undoes_id = t.id
  where t.undoes_id is null and t.via <> 'payback'${found}`

/** Money that came: by card, from the bank's files and entered by hand. */
export const payments = list(
  {
    name: 'payments',
    title: { nb: 'Betalinger', en: 'Payments' },
    facts: (filter, bind) =>
      `${cards(searched(filter, ofCards, bind))} union all ${transfers(searched(filter, ofTransfers, bind))}`,
    conditions: (filter, bind) => {
      const { state, way } = filter
      return [
        state === undefined ? null : `f.state = ${bind(state)}`,
        way === undefined ? null : `f.way = ${bind(way)}`,
        ...ofOrders(filter, 'f.day', bind),
      ]
    },
    columns: `f.id, f.way, f.state, f.day, f.minor, f.currency, f.order_id as "orderId", o.number as "orderNumber", o.payer ->> 'name' as payer, f.reference,
      coalesce((select json_agg(json_build_object('id', v.id, 'number', ${numberOfDocument('v')}) order by v.issued_at, v.number) from (
        select n.id, n.series, n.number, n.issued_at from documents n where n.id = f.document_id
        union all select n.id, n.series, n.number, n.issued_at from payment_demands y join documents n on n.id in ${documentsOfDemand('y.demand_id')} and n.kind = 'invoice'
          where y.payment_id = f.id and f.document_id is null) v), '[]') as documents`,
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
    sums: { minor: "sum(f.minor) filter (where f.state = 'received' and f.way <> 'set-off' and f.way <> 'rounding')" },
  },
  Row,
)
