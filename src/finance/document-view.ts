import type { DocumentContent } from '../invoicing/content.ts'
import { KEPT_UNTIL } from '../invoicing/kept-until.ts'
import { type DocumentRow, documentById } from '../invoicing/queries.ts'
import { RESTRICTED } from '../orders/restricted.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import type { TransferVia } from '../reminders/schema.ts'
import { type DocumentSending, sendingsOf } from '../sending/queries.ts'

/** Another document that belongs to one: what took it back, what stands in its place. */
export type Linked = {
  id: string
  number: string
  kind: 'invoice' | 'credit-note'
  date: string
  grossMinor: number
  as: 'credited-by' | 'credits' | 'replaced-by' | 'replaces'
}
/** A mail that carried it, with its fate. */
export type Carried = {
  id: string
  toEmail: string
  createdAt: Date
  sentAt: Date | null
  tries: number
  fault: string | null
}

/** One document with all that its reader wants to know: how it stands, what belongs to it, how it was paid and sent. */
export type DocumentView = DocumentRow & {
  content: DocumentContent
  lang: Lang
  /** Where the order's own mails go; the document may name somebody else. */
  payerEmail: string
  linked: Linked[]
  /** Money that came in for it after it was issued, or went out of it again. */
  payments: { at: Date; amountMinor: number; how: 'card' | TransferVia }[]
  mails: Carried[]
  /** How it goes to its buyer: as e-invoice, by mail. */
  sendings: DocumentSending[]
  /** A credit note, or an invoice in its place, is being made. */
  coming: boolean
  /** Its buyer is erased: it is kept for the books alone, until this day. Null for all others. */
  restrictedUntil: string | null
  demandId: string
  /** An invoice for several orders (decisions/0089). */
  collective: boolean
  /** The orders that it is for, as far as its reader sees them, and how much in minor units is for each. */
  orders: { id: string; number: number; grossMinor: number }[]
}

type Row = Pick<
  DocumentView,
  'content' | 'lang' | 'payerEmail' | 'linked' | 'coming' | 'demandId' | 'restrictedUntil' | 'orders' | 'collective'
>

const FIND = statement<Row>(
  'finance-document-view',
  `select d.content, d.demand_id as "demandId", o.lang, o.payer ->> 'email' as "payerEmail",
     case when ${RESTRICTED} then ${KEPT_UNTIL} end as "restrictedUntil",
     (select coalesce(json_agg(json_build_object('id', y.id, 'number', y.number, 'grossMinor', y.minor) order by y.place), '[]') from (
        select x.id, x.number, sum(s.gross_minor) as minor, min(s.position) as place from document_demands s join orders x on x.id = s.order_id
        where s.document_id = d.id group by x.id, x.number) y) as orders,
     exists (select from document_demands y where y.document_id = d.id and y.collective) as collective,
     exists (select from documents_due u where u.credits_id = d.id or u.replaces_id = d.id) as coming,
     (select coalesce(json_agg(json_build_object('id', l.id, 'number', l.content ->> 'number', 'kind', l.kind, 'date', l.document_date,
        'grossMinor', l.gross_minor, 'as', case when l.credits_id = d.id then 'credited-by' when l.id = d.credits_id then 'credits'
          when l.replaces_id = d.id then 'replaced-by' else 'replaces' end) order by l.issued_at, l.series, l.number), '[]')
      from documents l where l.credits_id = d.id or l.id = d.credits_id or l.replaces_id = d.id or l.id = d.replaces_id) as linked
   from documents d join orders o on o.id = d.order_id where d.id = $1`,
)
const PAYMENTS = statement<DocumentView['payments'][number]>(
  'finance-document-payments',
  `select at, amount_minor as "amountMinor", 'card' as how from document_payments where document_id = $1
   union all select at, amount_minor, via from document_transfers where document_id = $1 and amount_minor <> 0 order by 1`,
)
const MAILS = statement<Carried>(
  'finance-document-mails',
  `select m.id, m.to_email as "toEmail", m.created_at as "createdAt", m.sent_at as "sentAt", m.tries, m.fault
   from documents d join mails m on m.order_id = d.order_id and m.attachments @> jsonb_build_array(jsonb_build_object('documentId', d.id))
   where d.id = $1 order by m.created_at, m.id`,
)

export async function documentView(on: On, documentId: string): Promise<DocumentView | null> {
  const [row, [found]] = await Promise.all([documentById(on, documentId), run(on, FIND, [documentId])])
  if (!row || !found) return null
  const [payments, mails, sendings] = await Promise.all([
    run(on, PAYMENTS, [documentId]),
    run(on, MAILS, [documentId]),
    sendingsOf(on, [documentId]),
  ])
  const view = { ...row, ...found, payments, mails, sendings }
  return view.restrictedUntil === null ? view : { ...view, content: nameOnly(view.content) }
}

/** What is shown of an erased buyer: the name that stands on the document. */
function nameOnly({ buyer, buyerReference: _reference, ...content }: DocumentContent): DocumentContent {
  const address = { street: '–', postcode: '–', city: '–', country: buyer.address.country }
  return { ...content, buyer: { kind: buyer.kind, name: buyer.name, address } }
}
