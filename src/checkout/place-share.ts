import type { LineKind } from '../orders/line-kind.ts'
import type { Payer } from '../orders/payer.ts'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import { type Quote, quoteOf } from '../pricing/quote.ts'
import type { Delivered } from '../pricing/schema.ts'
import type { VatCategory } from '../pricing/vat.ts'
import { demandsOf } from './agree.ts'
import { sharePartOver } from './problems.ts'
import { shareWords } from './share-words.ts'
import type { SharedPrice } from './wish.ts'

/** A line of the order that has the seats. */
type SeatLine = {
  id: string
  kind: LineKind
  offeringId: string
  extraId: string | null
  delivered: Delivered | null
  termsId: string
  title: string
  detail: string
  deliveredFrom: string
  deliveredTo: string
  quantity: number
  unitNetMinor: number
  vatCategory: VatCategory
  vatRateBasisPoints: number
  vatReason: string | null
  vatExemptionCode: string | null
  invoiceFrom: string | null
}
/** Who pays the other part of the price of an order that awaits its payment, and how much of each seat and extra, net, by their ids. */
export type Share = {
  seatOrderId: string
  contactId: string
  company: { id: string; unitId: string | null; paymentTermsDays: number }
  payer: Payer
  lang: Lang
  currency: Currency
  purchaseOrderNumber: string | null
  buyerReference: string | null
  acceptedSalesTerms: number
  netOf: ReadonlyMap<string, number>
  /** With VAT, as the payer was shown it. */
  totalMinor: number
  shared: SharedPrice
}

const LINES = statement<SeatLine>(
  'share-seat-lines',
  `select l.id, l.kind, l.offering_id as "offeringId", l.extra_id as "extraId", l.delivered, l.terms_id as "termsId", l.title,
     l.detail, l.delivered_from as "deliveredFrom", l.delivered_to as "deliveredTo", l.quantity, l.unit_net_minor as "unitNetMinor", l.vat_category as "vatCategory",
     l.vat_rate_basis_points as "vatRateBasisPoints", l.vat_reason as "vatReason", l.vat_exemption_code as "vatExemptionCode",
     (select m.invoice_from from demand_lines d join demands m on m.id = d.demand_id where d.line_id = l.id) as "invoiceFrom"
   from order_lines l where l.order_id = $1 order by l.position`,
)
const PLACE = statement(
  'share-place',
  `with input as (
     select * from jsonb_to_record($1) as i(id uuid, hold_id uuid, person_id uuid, company_id uuid, unit_id uuid, payer jsonb, lang text, currency text,
       net_minor bigint, vat_minor bigint, total_minor bigint, sales_terms_version int, purchase_order_number text, buyer_reference text,
       shared_with_id uuid, now timestamptz, actor text, demands jsonb)),
   hold as (
     insert into seat_holds (id, ends_at, created_at)
     select i.hold_id, h.ends_at, i.now from input i join orders o on o.id = i.shared_with_id join seat_holds h on h.id = o.hold_id),
   placed as (
     insert into orders (id, person_id, company_id, unit_id, payer, lang, pay_by, currency, net_minor, vat_minor, total_minor, hold_id,
       sales_terms_version, purchase_order_number, buyer_reference, placed_at, shared_with_id)
     select id, person_id, company_id, unit_id, payer, lang, 'invoice', currency, net_minor, vat_minor, total_minor, hold_id,
       sales_terms_version, purchase_order_number, buyer_reference, now, shared_with_id from input),
   joined as (update orders o set shared_with_id = i.id from input i where o.id = i.shared_with_id),
   lined as (
     insert into order_lines (id, order_id, position, kind, offering_id, delivered, share_of_line_id, terms_id, title, detail, delivered_from, delivered_to,
       quantity, unit_net_minor, net_minor, vat_category, vat_rate_basis_points, vat_reason, vat_exemption_code)
     select l.id, i.id, position, 'share', offering_id, delivered, share_of_line_id, terms_id, title, detail, delivered_from, delivered_to,
       quantity, unit_net_minor, l.net_minor, vat_category, vat_rate_basis_points, vat_reason, vat_exemption_code
     from input i, jsonb_to_recordset($2) as l(id uuid, position int, offering_id uuid, delivered text, share_of_line_id uuid, terms_id uuid, title text,
       detail text, delivered_from date, delivered_to date, quantity int, unit_net_minor bigint, net_minor bigint, vat_category text,
       vat_rate_basis_points int, vat_reason text, vat_exemption_code text)),
   asked as (
     select d.* from input i cross join lateral jsonb_to_recordset(i.demands)
       as d(id uuid, amount_minor bigint, terms_days int, invoice_from date, lines jsonb)),
   demanded as (
     insert into demands (id, order_id, amount_minor, currency, terms_days, invoice_from)
     select d.id, i.id, d.amount_minor, i.currency, d.terms_days, d.invoice_from from asked d, input i),
   divided as (
     insert into demand_lines (demand_id, line_id, net_minor)
     select d.id, l.line_id, l.net_minor from asked d cross join lateral jsonb_to_recordset(d.lines) as l(line_id uuid, net_minor bigint))
   insert into events (at, actor, name, subject_id, facts)
   select now, actor, 'SharePlaced', id, jsonb_build_object('seatOrderId', shared_with_id, 'totalMinor', total_minor) from input`,
)

/**
 * Writes the order of whoever pays the other part of a price. It has no seat: it is settled in the statement that settles the order
 * with the seat, and is over when that one is. Until then nothing of it is due. Returns its id.
 * @throws checkout/other-part-changed where its lines would not come to what the payer was shown
 */
export async function placeShare(tx: Tx, share: Share): Promise<string> {
  const lines = (await run(tx, LINES, [share.seatOrderId])).map((line) => shareOf(line, share))
  const quote = quoteOf(lines, share.currency)
  if (quote.total.minor !== share.totalMinor) throw sharePartOver()
  const id = newId()
  const { company, contactId: personId, seatOrderId: sharedWithId } = share
  const by = { today: dayIn(SELLER_ZONE, tx.now), termsDays: company.paymentTermsDays, collects: 'never' }
  const order = {
    ...{ id, hold_id: newId(), person_id: personId, company_id: company.id, unit_id: company.unitId },
    ...{ payer: share.payer, lang: share.lang, currency: share.currency, ...amountsOf(quote) },
    sales_terms_version: share.acceptedSalesTerms,
    ...{ purchase_order_number: share.purchaseOrderNumber, buyer_reference: share.buyerReference },
    ...{ shared_with_id: sharedWithId, now: tx.now, actor: nameOf(tx.actor), demands: demandsOf(quote, lines, by) },
  }
  await run(tx, PLACE, [JSON.stringify(order), JSON.stringify(lines.map(rowOf))])
  return id
}

const amountsOf = ({ net, vat, total }: Quote) => ({
  ...{ net_minor: net.minor, vat_minor: vat.minor, total_minor: total.minor },
})

/** The same seat or extra at the other part of its price. */
function shareOf(line: SeatLine, { netOf, shared, lang, currency }: Share) {
  const own = `. ${shareWords({ ...line, currency }, shared, lang)}`
  const unitNetMinor = netOf.get(line.extraId ?? line.offeringId) ?? 0
  const detail = line.detail.endsWith(own) ? line.detail.slice(0, -own.length) : line.detail
  return {
    ...line,
    ...{ id: newId(), shareOfLineId: line.id, unitNetMinor, netMinor: unitNetMinor, currency },
    ...{ category: line.vatCategory, rateBasisPoints: line.vatRateBasisPoints },
    detail: `${detail}. ${shareWords({ ...line, unitNetMinor, currency }, shared, lang)}`,
  }
}

const rowOf = (line: ReturnType<typeof shareOf>, at: number) => ({
  ...{ id: line.id, position: at + 1, offering_id: line.offeringId, delivered: line.delivered },
  ...{ share_of_line_id: line.shareOfLineId, terms_id: line.termsId, title: line.title, detail: line.detail },
  ...{ delivered_from: line.deliveredFrom, delivered_to: line.deliveredTo, quantity: line.quantity },
  ...{ unit_net_minor: line.unitNetMinor, net_minor: line.unitNetMinor * line.quantity },
  ...{ vat_category: line.vatCategory, vat_rate_basis_points: line.vatRateBasisPoints },
  ...{ vat_reason: line.vatReason, vat_exemption_code: line.vatExemptionCode },
})
