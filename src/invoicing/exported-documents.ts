import {
  type DocumentFilter,
  type DocumentRow,
  MATCHING,
  numberOfDocument,
  PLACE,
  VAT_KRONER,
  valuesOf,
} from './queries.ts'

/** A document as a file for finance lists it. */
export type ExportedDocument = Pick<
  DocumentRow,
  | 'number'
  | 'kind'
  | 'documentDate'
  | 'dueDate'
  | 'buyerName'
  | 'orderNumber'
  | 'kid'
  | 'creditsNumber'
  | 'currency'
  | 'netMinor'
  | 'vatMinor'
  | 'vatKronerMinor'
  | 'grossMinor'
  | 'prepaidMinor'
  | 'leftMinor'
  | 'purchaseOrderNumber'
>

/**
 * `money` of every document as MONEY works it out, for a list of all of them: what is summed once for a hundred thousand is not looked up a
 * hundred thousand times. A test compares the two.
 */
export const EVERY_MONEY = `left join (select c.credits_id, sum(c.gross_minor)::bigint as credited, sum(c.returned_minor)::bigint as returned from documents c
    where c.credits_id is not null group by 1) credits on credits.credits_id = d.id
  left join (select x.document_id, sum(x.amount_minor)::bigint as paid from document_payments x group by 1) cards on cards.document_id = d.id
  left join (select t.document_id, sum(t.amount_minor)::bigint as paid from document_transfers t group by 1) transfers on transfers.document_id = d.id
  cross join lateral (select coalesce(credits.credited, 0) as credited_minor, case d.kind when 'invoice' then d.gross_minor - d.prepaid_minor
    - coalesce(credits.credited, 0) + coalesce(credits.returned, 0) - coalesce(cards.paid, 0) - coalesce(transfers.paid, 0) else 0 end as left_minor) money`

/** The documents of a filter in the order of issue, with what `values` makes of the filter as parameters. */
export const documentRows: { text: string; values(filter: DocumentFilter): unknown[] } = {
  text: `select ${numberOfDocument('d')} as number, d.kind, d.document_date as "documentDate", d.due_date as "dueDate", d.buyer_name as "buyerName",
     o.number as "orderNumber", d.kid, ${numberOfDocument('k')} as "creditsNumber", d.currency, d.net_minor as "netMinor", d.vat_minor as "vatMinor",
     ${VAT_KRONER} as "vatKronerMinor", d.gross_minor as "grossMinor", d.prepaid_minor as "prepaidMinor", money.left_minor as "leftMinor",
     d.content->>'purchaseOrderNumber' as "purchaseOrderNumber"
   from documents d join orders o on o.id = d.order_id ${EVERY_MONEY} left join documents k on k.id = d.credits_id
   where ${MATCHING} order by ${PLACE}`,
  values: valuesOf,
}
