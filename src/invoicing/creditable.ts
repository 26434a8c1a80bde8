import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { type Credit, type InvoicedLine, leftOf, type VatPart } from './credit.ts'

/** A demand of an order with its invoice, if it has been issued, and everything taken back from it. */
export type Creditable = {
  demandId: string
  currency: Currency
  /** What is demanded, less what was given back before its invoice. */
  amountMinor: number
  /** What its invoice will say while it is due. */
  agreed: InvoicedLine[]
  /** Null while the invoice is due, also in the place of one that was credited; `invoiceFrom` then says from when. */
  invoiceId: string | null
  invoiceFrom: string
  /** The due invoice was set aside: it waits for a person. So does that of what was drawn, for nobody. */
  isSetAside: boolean
  lines: InvoicedLine[]
  vat: VatPart[]
  /** What has been paid of it, before and since it was issued. */
  prepaidMinor: number
  /** What came by bank since: it lowers what is left to pay, and nothing of it can go back to a card. */
  transferredMinor: number
  credits: Credit[]
}

const FIND = statement<Creditable>(
  'invoicing-creditable',
  `select m.id as "demandId", m.currency, m.amount_minor - m.forgone_minor as "amountMinor", i.id as "invoiceId", m.invoice_from as "invoiceFrom",
     i.id is null and not exists (select from documents_due u where u.demand_id = m.id and u.kind = 'invoice' and u.fault is null) as "isSetAside",
     coalesce(i.paid_minor, 0)::bigint as "prepaidMinor",
     case when i.collective then (select p.paid_minor from collective_parts_of(o.id) p where p.document_id = i.id and p.demand_id = m.id)
       else (select coalesce(sum(t.amount_minor), 0)::bigint from document_transfers t where t.document_id = i.id) end as "transferredMinor", coalesce(i.lines, '[]') as lines, coalesce(i.vat, '[]') as vat,
     (select json_agg(json_build_object('orderLineId', l.id, 'quantity', l.quantity, 'netMinor', s.net_minor - s.forgone_minor,
        'category', l.vat_category, 'rateBasisPoints', l.vat_rate_basis_points) order by l.position)
      from demand_lines s join order_lines l on l.id = s.line_id where s.demand_id = m.id) as agreed,
     coalesce((select json_agg(c.credit) from (
       select u.credit from documents_due u where u.credits_id = i.id and u.demand_id = m.id
       union all
       select jsonb_build_object('returnedMinor', n.returned_minor, 'vat', n.content -> 'vat',
         'lines', (select jsonb_agg(jsonb_build_object('orderLineId', x.order_line_id, 'quantity', x.quantity, 'netMinor', x.net_minor))
           from document_lines x where x.document_id = n.id))
       from documents n where n.credits_id = i.id and n.demand_id = m.id) c), '[]') as credits
   from demands m join orders o on o.id = m.order_id left join lateral (
     select d.id, y.collective, d.prepaid_minor + (select coalesce(sum(x.amount_minor), 0) from document_payments x where x.document_id = d.id) as paid_minor,
       coalesce(y.vat, d.content -> 'vat') as vat, (select json_agg(json_build_object('orderLineId', x.order_line_id,
         'quantity', x.quantity, 'netMinor', x.net_minor, 'category', x.vat_category, 'rateBasisPoints', x.vat_rate_basis_points)
         order by x.position) from document_lines x where x.document_id = d.id and x.order_line_id in (select s.line_id from demand_lines s where s.demand_id = m.id)) as lines
     from document_demands y join documents d on d.id = y.document_id and d.kind = 'invoice' where y.demand_id = m.id
       and not exists (select from documents_due u where u.demand_id = m.id and u.kind = 'invoice') order by d.issued_at desc, d.number desc limit 1) i on true
   where m.order_id = $1
     and (i.id is not null or o.pay_by = 'prepaid' or exists (select from documents_due u where u.demand_id = m.id and u.kind = 'invoice'))
   order by m.invoice_from, m.id`,
)

/** What is left to pay of a demand's invoice. */
export function leftToPay(demand: Creditable): number {
  const { grossMinor, paidMinor } = leftOf(demand)
  return Math.max(0, grossMinor - paidMinor - demand.transferredMinor)
}

/** The demands of an order that have an invoice or will have one. Read it under the order's lock to act upon it. */
export const creditableOf = (on: On, orderId: string): Promise<Creditable[]> => run(on, FIND, [orderId])
