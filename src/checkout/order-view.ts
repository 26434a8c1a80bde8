import { INVOICE_FACTS } from '../invoicing/invoice-facts.ts'
import { CLAIMABLE } from '../orders/claimable.ts'
import { accessPaused } from '../orders/dispute-access.ts'
import type { LineKind } from '../orders/line-kind.ts'
import type { Payer } from '../orders/payer.ts'
import { type OrderFacts, type OrderNow, type PayBy, stateOf } from '../orders/state.ts'
import { MONEY_FACTS } from '../payments/money-facts.ts'
import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Reach } from '../platform/e-invoice-directory.ts'
import type { Lang, Said } from '../platform/lang.ts'
import { type Currency, type Money, money } from '../platform/money.ts'
import type { FrozenAgreement, FrozenPath, FrozenVoucher } from '../pricing/schema.ts'
import { REACH_OF_ORDER } from '../sending/reach.ts'
import { type Channel, SENDINGS_OF_DOCUMENT, type SendingState } from '../sending/state.ts'
import { type Choice, type Way, wayOf } from '../sending/way.ts'
import type { CancellationRules } from '../terms/rules.ts'

/** An order as its buyer, support and programs read it: one plain state, the next step, and everything it led to. */
export type OrderView = OrderNow & {
  id: string
  number: number
  lang: Lang
  /** Of the link that opens it to a guest. */
  linkTurn: number
  /** Addresses of its payer that were misspelt. */
  wrongEmails: string[]
  placedAt: Date
  /** Until when the buyer can pay: the seats themselves are held a little longer than the payment page lives. */
  holdEndsAt: Date
  payer: Payer
  /** For which unit of the company. */
  unitId: string | null
  payBy: PayBy
  purchaseOrderNumber: string | null
  buyerReference: string | null
  externalId: string | null
  /** The owner or manager of a company who said yes to a buyer's order, by name. */
  approvedBy: string | null
  net: Money
  vat: Money
  total: Money
  lines: {
    id: string
    kind: LineKind
    /** Of an extra: the line of the seats it was chosen with. */
    seatLineId: string | null
    offeringId: string | null
    title: string
    detail: string
    quantity: number
    unitNet: Money
    net: Money
    termsInWords: Said | null
    termsRules: CancellationRules | null
    /** By which seats cost less than is listed; null where they do not. */
    agreement: FrozenAgreement | null
    /** By which code they do; null where they do by none. */
    voucher: FrozenVoucher | null
    /** The learning path that they were bought as part of; null where they were part of none. */
    path: FrozenPath | null
  }[]
  seats: {
    /** Line and position name the seat, to give it back. */
    lineId: string
    position: number
    offeringId: string
    title: string
    /** As it was given with the order or when the seat was named. */
    name: string | null
    enrolled: boolean
    returned: boolean
  }[]
  cancelCause: OrderFacts['cancelCause']
  /** The order that its money paid for instead, as there was no seat left. */
  exchangedForId: string | null
  paidAt: Date | null
  /** The day the next invoice of this order is due from; null where all that it will have are issued or being issued. */
  nextInvoiceOn: string | null
  /** That one comes together with other orders of its company. */
  nextIsCollected: boolean
  documents: {
    id: string
    kind: 'invoice' | 'credit-note'
    number: string
    date: string
    /** Of a collective invoice: what of it is this order's. */
    gross: Money
    collective: boolean
    ready: boolean
    sendings: Sent[]
  }[]
  refunds: { amount: Money; state: RefundState }[]
  /** How a company's invoices go out; null for a person. */
  invoiceWay: Way | null
  /** Its contact may make the account of its company, whose seats they then steer. */
  claimable: boolean
  /** The payment is disputed, and access to what it bought waits until that is decided. */
  accessPaused: boolean
}

/** How a document went to its buyer, and since when. */
type Sent = { channel: Channel; state: SendingState; at: string }
type RefundState = 'pending' | 'done' | 'failed' | 'paid-by-bank'
type Row = OrderFacts & {
  id: string
  number: number
  lang: Lang
  linkTurn: number
  wrongEmails: string[]
  placedAt: Date
  payer: Payer
  unitId: string | null
  purchaseOrderNumber: string | null
  buyerReference: string | null
  externalId: string | null
  approvedBy: string | null
  exchangedForId: string | null
  currency: Currency
  netMinor: number
  vatMinor: number
  paidAt: Date | null
  nextInvoiceOn: string | null
  nextIsCollected: boolean
  lines: {
    id: string
    kind: LineKind
    /** Of an extra: the line of the seats it was chosen with. */
    seatLineId: string | null
    offeringId: string
    title: string
    detail: string
    quantity: number
    unitNetMinor: number
    netMinor: number
    termsInWords: Said | null
    termsRules: CancellationRules | null
    /** By which seats cost less than is listed; null where they do not. */
    agreement: FrozenAgreement | null
    voucher: FrozenVoucher | null
    path: FrozenPath | null
  }[]
  seats: OrderView['seats']
  documents: {
    id: string
    kind: 'invoice' | 'credit-note'
    number: string
    date: string
    grossMinor: number
    collective: boolean
    ready: boolean
    sendings: Sent[]
  }[]
  refunds: { amountMinor: number; currency: Currency; state: RefundState }[]
  choice: (Choice & { reach: Reach | null }) | null
  claimable: boolean
  accessPaused: boolean
}

const FIND = statement<Row>(
  'checkout-order-view',
  `select o.id, o.number, o.lang, o.link_turn as "linkTurn", o.wrong_emails as "wrongEmails", o.placed_at as "placedAt", o.payer, o.unit_id as "unitId", o.pay_by as "payBy", o.currency, o.external_id as "externalId",
     o.purchase_order_number as "purchaseOrderNumber", o.buyer_reference as "buyerReference",
     (select n.name from people n where n.id = o.approved_by) as "approvedBy", o.net_minor as "netMinor", o.vat_minor as "vatMinor", o.total_minor as "totalMinor",
     least(h.ends_at, (select max(p.page_ends_at) from payments p where p.order_id = o.id)) as "holdEndsAt",
     o.settled_at as "settledAt", o.cancelled_at as "cancelledAt", o.cancel_cause as "cancelCause", o.unseated_at as "unseatedAt",
     o.choose_until as "chooseUntil", o.review, o.exchanged_for_id as "exchangedForId",
     (select min(p.captured_at) from payments p where p.order_id = o.id) as "paidAt",
     ${MONEY_FACTS},
     ${INVOICE_FACTS},
     (select min(u.due_from) from documents_due u where u.order_id = o.id and u.kind = 'invoice'
        and u.due_from > (app_now() at time zone '${SELLER_ZONE}')::date) as "nextInvoiceOn",
     coalesce((select m.collected from documents_due u join demands m on m.id = u.demand_id where u.order_id = o.id and u.kind = 'invoice'
        and u.due_from > (app_now() at time zone '${SELLER_ZONE}')::date order by u.due_from, m.collected limit 1), false) as "nextIsCollected",
     (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'seatLineId', l.seat_line_id, 'offeringId', l.offering_id, 'title', l.title, 'detail', l.detail, 'quantity', l.quantity,
        'unitNetMinor', l.unit_net_minor, 'netMinor', l.net_minor, 'termsInWords', t.in_words, 'termsRules', t.rules, 'agreement', l.agreement, 'voucher', l.voucher, 'path', l.path) order by l.position), '[]')
      from order_lines l left join cancellation_terms t on t.id = l.terms_id where l.order_id = o.id) as lines,
     (select coalesce(json_agg(json_build_object('lineId', l.id, 'position', pl.position, 'offeringId', l.offering_id, 'title', l.title,
        'name', pl.name, 'enrolled', e.id is not null, 'returned', pl.returned_at is not null)
        order by l.position, pl.position), '[]')
      from order_places pl join order_lines l on l.id = pl.line_id
      left join enrolments e on e.order_id = o.id and e.offering_id = l.offering_id and e.person_id = pl.person_id and e.withdrawn_at is null
      where pl.order_id = o.id) as seats,
     (select coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind, 'number', d.content->>'number', 'date', d.document_date,
        'grossMinor', y.minor, 'collective', y.collective, 'ready', exists (select from document_files f where f.document_id = d.id), 'sendings', ${SENDINGS_OF_DOCUMENT}) order by d.issued_at, d.series, d.number), '[]')
      from documents d join (select s.document_id, sum(s.gross_minor)::bigint as minor, bool_or(s.collective) as collective
        from document_demands s where s.order_id = o.id group by s.document_id) y on y.document_id = d.id) as documents,
     (select coalesce(json_agg(json_build_object('amountMinor', r.amount_minor, 'currency', r.currency, 'state',
        case when r.resolution = 'paid-by-bank' then 'paid-by-bank' when r.failed_at is not null then 'failed'
          when r.succeeded_at is not null then 'done' else 'pending' end) order by r.requested_at, r.id), '[]')
      from refunds r where r.order_id = o.id and (r.resolution is null or r.resolution = 'paid-by-bank')) as refunds,
     (select json_build_object('invoicesBy', coalesce(o.payer #>> '{unit,invoicesBy}', c.invoices_by), 'mailCopy', c.mail_copy, 'reach', ${REACH_OF_ORDER}) from companies c where c.id = o.company_id) as choice,
     ${CLAIMABLE} as claimable, o.cancelled_at is null and ${accessPaused('o.id')} as "accessPaused"
   from orders o join seat_holds h on h.id = o.hold_id where o.id = $1`,
)

export async function orderView(on: On, orderId: string): Promise<OrderView | null> {
  const [row] = await run(on, FIND, [orderId])
  if (!row) return null
  const inOrderCurrency = (minor: number): Money => money(minor, row.currency)
  const { currency, netMinor, vatMinor, totalMinor, lines, documents, refunds, choice, ...rest } = row
  return {
    ...rest,
    ...stateOf(row),
    invoiceWay: choice && wayOf(choice, choice.reach),
    net: inOrderCurrency(netMinor),
    vat: inOrderCurrency(vatMinor),
    total: inOrderCurrency(totalMinor),
    lines: lines.map(({ unitNetMinor, netMinor: net, ...line }) => ({
      ...line,
      unitNet: inOrderCurrency(unitNetMinor),
      net: inOrderCurrency(net),
    })),
    documents: documents.map(({ grossMinor, ...document }) => ({ ...document, gross: inOrderCurrency(grossMinor) })),
    refunds: refunds.map((refund) => ({ state: refund.state, amount: money(refund.amountMinor, refund.currency) })),
  }
}
