import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { MONEY } from '../invoicing/left-to-pay.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'

/** An invoice that has more than it asks: what was paid by bank and credited since. `since` is the day of the newest credit note. */
export type BalanceRow = {
  documentId: string
  number: string
  buyerName: string
  organisationNumber: string | null
  orderId: string
  orderNumber: number
  currency: Currency
  balanceMinor: number
  since: string
}
const HAS_BALANCE = `documents d join orders o on o.id = d.order_id cross join lateral ${MONEY} money
   where d.kind = 'invoice' and d.id in (select c.credits_id from documents c where c.credits_id is not null) and money.left_minor < 0`
const COLUMNS = `d.id as "documentId", d.content ->> 'number' as number, d.buyer_name as "buyerName", d.content #>> '{buyer,organisationNumber}' as "organisationNumber",
   o.id as "orderId", o.number as "orderNumber", d.currency, -money.left_minor as "balanceMinor",
   (select max(c.document_date) from documents c where c.credits_id = d.id) as since`
const PAGE = statement<BalanceRow>(
  'paying-back-balances',
  `select * from (select ${COLUMNS} from ${HAS_BALANCE}) b
   where $1::uuid is null or (b.since, b."documentId") > ((select max(c.document_date) from documents c where c.credits_id = $1), $1)
   order by b.since, b."documentId" limit $2`,
)
const ONE = statement<BalanceRow>('paying-back-balance', `select ${COLUMNS} from ${HAS_BALANCE} and d.id = $1`)
const SUMS = statement<{ currency: Currency; count: number; balanceMinor: number }>(
  'paying-back-balance-sums',
  `select d.currency, count(*) as count, sum(-money.left_minor)::bigint as "balanceMinor" from ${HAS_BALANCE} group by d.currency order by d.currency`,
)

/** What is owed back, the oldest first: until somebody sets it off or pays it out. */
export const balancesAfter = (on: On, after: string | null, limit: number): Promise<BalanceRow[]> =>
  run(on, PAGE, [after, limit])
export const balanceOf = async (on: On, documentId: string): Promise<BalanceRow | null> =>
  (await run(on, ONE, [documentId]))[0] ?? null
/** In each currency, so that what is owed back is seen at a glance. */
export const balanceSums = (on: On): Promise<{ currency: Currency; count: number; balanceMinor: number }[]> =>
  run(on, SUMS, [])

export type OwnBalance = Pick<BalanceRow, 'documentId' | 'number' | 'currency' | 'balanceMinor'>
const OF_DOCUMENTS = statement<OwnBalance>(
  'paying-back-balances-of',
  `select d.id as "documentId", d.content ->> 'number' as number, d.currency, -money.left_minor as "balanceMinor" from documents d cross join lateral ${MONEY} money
   where d.id = any($1) and d.kind = 'invoice' and money.left_minor < 0 order by d.issued_at, d.id`,
)
/** What some invoices have too much, as their buyer sees it. */
export const balancesOfDocuments = (on: On, documentIds: readonly string[]): Promise<OwnBalance[]> =>
  run(on, OF_DOCUMENTS, [documentIds])

export type OpenInvoice = { documentId: string; number: string; dueDate: string | null; leftMinor: number }
/** Invoices of one buyer that a person looks through. */
const OPEN_MOST = 20
const OPEN = statement<OpenInvoice>(
  'paying-back-open-invoices',
  `select d.id as "documentId", d.content ->> 'number' as number, d.due_date as "dueDate", money.left_minor as "leftMinor"
   from documents b join orders bo on bo.id = b.order_id
   join orders o on o.company_id = bo.company_id or o.person_id = bo.person_id
   join documents d on d.id in ${documentsOfOrder('o.id')} and d.kind = 'invoice' and d.currency = b.currency and d.id <> b.id
     and case when coalesce(b.content #>> '{buyer,organisationNumber}', d.content #>> '{buyer,organisationNumber}') is null then o.person_id = bo.person_id
       else b.content #>> '{buyer,organisationNumber}' = d.content #>> '{buyer,organisationNumber}' end
   cross join lateral ${MONEY} money
   where b.id = $1 and money.left_minor > 0 order by d.due_date, d.id limit ${OPEN_MOST}`,
)
/** The open invoices of the same buyer in the same currency, the first due first. */
export const openInvoicesOf = (on: On, documentId: string): Promise<OpenInvoice[]> => run(on, OPEN, [documentId])

export type SetOffRow = {
  id: string
  amountMinor: number
  toDocumentId: string
  toNumber: string
  at: Date
  by: string
  isUndone: boolean
}
const SET_OFFS = statement<SetOffRow>(
  'paying-back-set-offs',
  `select s.id, s.amount_minor as "amountMinor", d.id as "toDocumentId", d.content ->> 'number' as "toNumber", s.at, s.by,
     exists (select from set_offs u where u.undoes_id = s.id) as "isUndone"
   from set_offs s join documents d on d.id = s.to_document_id where s.from_document_id = $1 and s.undoes_id is null order by s.at, s.id`,
)
/** What of an invoice's balance was set against others. */
export const setOffsFrom = (on: On, documentId: string): Promise<SetOffRow[]> => run(on, SET_OFFS, [documentId])
