import type { InvoiceDocument, OrderOfLine } from '../../invoices/document.ts'
import { DIMENSIONS, DIMENSIONS_OF_OFFERING } from '../catalogue/dimensions-of.ts'
import type { Dimensions } from '../ledger/post.ts'
import type { LineKind } from '../orders/line-kind.ts'
import type { Payer } from '../orders/payer.ts'
import type { PayBy } from '../orders/state.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import type { AccountingVat } from './accounting-vat.ts'
import type { Credit } from './credit.ts'
import { moneyKindSetting } from './enter-money-kind.ts'
import type { MoneyKind } from './series.ts'

/** Documents numbered in one batch at most. */
export const BATCH = 200
/** And so many more of those that are collected. */
const COLLECTED_MOST = 2_000

export type DueLine = {
  id: string
  kind: LineKind
  title: string
  detail: string
  deliveredFrom: string
  deliveredTo: string
  place: string
  quantity: number
  unitNetMinor: number
  netMinor: number
  vatCategory: 'S' | 'E' | 'Z' | 'O' | 'G'
  vatRateBasisPoints: number
  vatReason: string | null
  vatExemptionCode: string | null
  dimensions: Dimensions
  /** In a collective invoice: the order that it is of. */
  order?: OrderOfLine
}
/** Everything a document is made of, frozen on its order. */
export type Due = {
  id: string
  kind: 'invoice' | 'credit-note'
  reason: string | null
  creditsId: string | null
  /** The credited invoice in whose place this one is issued. */
  replacesId: string | null
  credited: InvoiceDocument | null
  /** How the invoice whose place this one takes states its VAT in NOK: a correction changes no rate. */
  keptRate: AccountingVat | null
  /** What a credit note takes back; null on an invoice. */
  credit: Credit | null
  orderId: string
  demandId: string
  orderNumber: number
  placedAt: Date
  /** What Stripe's key moved when the order was placed, or what the document it credits was about; null in a demo. */
  money: MoneyKind | null
  lang: Lang
  payer: Payer
  payBy: PayBy
  currency: Currency
  purchaseOrderNumber: string | null
  buyerReference: string | null
  termsDays: number
  /** It comes with others of its company on one invoice. */
  collected: boolean
  companyId: string | null
  unitId: string | null
  /** Where its company wants what it collects, whoever ordered. */
  invoiceEmail: string | null
  paidAt: Date | null
  lines: DueLine[]
}

/**
 * What a document says of a line `l` that a demand asks the share `s` for: as many as it is a whole number of, at their price; else
 * one piece at that amount. What was given back before is left out.
 */
const PART = `(select net.minor as net_minor, case when whole.is then net.minor / l.unit_net_minor when l.unit_net_minor = 0 then l.quantity else 1 end::int as quantity,
    case when whole.is or l.unit_net_minor = 0 then l.unit_net_minor else net.minor end as unit_net_minor
  from (select s.net_minor - s.forgone_minor as minor) net,
    lateral (select l.unit_net_minor > 0 and net.minor % greatest(l.unit_net_minor, 1) = 0 as is) whole)`

/** The place of what is not chosen yet (bokføringsforskriften § 5-1-1 no. 4 wants one). */
const WHERE_CHOSEN = `case o.lang when 'nb' then 'Der kursene holdes' else 'Where the courses are held' end`

const dueRows = (
  which: string,
  most: number,
): string => `select u.id, u.kind, u.reason, u.credits_id as "creditsId", u.replaces_id as "replacesId", cd.content as credited,
     (select r.content -> 'accountingVat' from documents r where r.id = u.replaces_id) as "keptRate", u.credit, o.id as "orderId", u.demand_id as "demandId",
     o.number as "orderNumber", o.placed_at as "placedAt", case (cd.content ->> 'test')::boolean when true then 'test' when false then 'real'
       else (select s.value #>> '{}' from settings s where s.name = '${moneyKindSetting.name}' and s.valid_from <= o.placed_at
         order by s.valid_from desc limit 1) end as money, o.lang,
     coalesce(m.billing -> 'payer', o.payer) as payer, o.pay_by as "payBy", o.currency,
     case when m.billing is null then o.purchase_order_number else m.billing ->> 'purchaseOrderNumber' end as "purchaseOrderNumber",
     case when m.billing is null then o.buyer_reference else m.billing ->> 'buyerReference' end as "buyerReference", m.terms_days as "termsDays",
     m.collected, o.company_id as "companyId", o.unit_id as "unitId",
     (select c.invoice_email from companies c where m.collected and c.id = o.company_id) as "invoiceEmail",
     (select p.captured_at from payment_demands c join payments p on p.id = c.payment_id where c.demand_id = m.id and c.captured) as "paidAt",
     (select json_agg(json_build_object('id', l.id, 'kind', l.kind, 'title', l.title, 'detail', l.detail, 'deliveredFrom', l.delivered_from,
        'deliveredTo', l.delivered_to, 'place', coalesce(f.place, ${WHERE_CHOSEN}), 'quantity', p.quantity, 'unitNetMinor', p.unit_net_minor, 'netMinor', p.net_minor,
        'dimensions', ${DIMENSIONS}, 'vatCategory', l.vat_category, 'vatRateBasisPoints', l.vat_rate_basis_points, 'vatReason', l.vat_reason,
        'vatExemptionCode', l.vat_exemption_code) order by l.position)
      from demand_lines s join order_lines l on l.id = s.line_id cross join lateral ${PART} p left join offerings f on f.id = l.offering_id
      ${DIMENSIONS_OF_OFFERING} where s.demand_id = m.id and (s.net_minor = 0 or p.net_minor > 0)) as lines
   from documents_due u join orders o on o.id = u.order_id join demands m on m.id = u.demand_id left join documents cd on cd.id = u.credits_id
   where u.fault is null and u.due_from <= $1${which} order by u.since, u.id limit ${most} for update of u skip locked`
const TAKE = statement<Due>('invoicing-take-due', dueRows('', BATCH))
const TAKE_OTHERS = statement<Due>(
  'invoicing-take-collected',
  dueRows(' and m.collected and o.company_id = any($2::uuid[]) and u.id <> all($3::uuid[])', COLLECTED_MOST),
)

/**
 * The oldest documents due by a day, locked until the batch is numbered. Where a full batch ends among those that are collected for a company, the
 * rest of that company's come with it.
 */
export async function takeDue(on: On, today: string): Promise<Due[]> {
  const due = await run(on, TAKE, [today])
  const companies = [...new Set(due.flatMap(({ collected, companyId }) => (collected && companyId ? [companyId] : [])))]
  if (due.length < BATCH || companies.length === 0) return due
  return [...due, ...(await run(on, TAKE_OTHERS, [today, companies, due.map(({ id }) => id)]))]
}
