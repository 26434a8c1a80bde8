import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import {
  CARRIED_KIND,
  CARRIED_MINOR,
  CARRIED_NUMBER,
  CARRIED_REMINDER,
  type CarriedKind,
  type Channel,
  NEWEST_FACT,
  type SendingState,
  stateSql,
} from './state.ts'

/** How a document goes, or went, to its buyer. Of a mail the state is known by the mail itself. */
export type DocumentSending = {
  documentId: string
  channel: Channel
  state: SendingState
  said: string | null
  at: Date
}

const OF_DOCUMENTS = statement<DocumentSending>(
  'sending-of-documents',
  `select s.document_id as "documentId", s.channel, ${stateSql('n.kind')} as state, n.said, coalesce(n.at, s.decided_at) as at
   from sendings s left join lateral (${NEWEST_FACT}) n on true where s.document_id = any($1) and s.reminder_step = 0 order by s.channel`,
)
const BY_MAIL = statement<{ id: string }>(
  'sending-mailed-documents',
  `select s.document_id as id from sendings s join documents d on d.id = s.document_id where d.id in ${documentsOfOrder('$1')} and s.reminder_step = 0 and s.channel = 'mail'`,
)

/** The ways of these documents, the e-invoice first. */
export const sendingsOf = (on: On, documentIds: readonly string[]): Promise<DocumentSending[]> =>
  run(on, OF_DOCUMENTS, [documentIds])

/** The documents of a company's order that go by mail. */
export const mailedDocuments = async (on: On, orderId: string): Promise<string[]> =>
  (await run(on, BY_MAIL, [orderId])).map(({ id }) => id)

/** An e-invoice as finance sees it in the tray. */
export type TraySending = {
  id: string
  documentId: string
  orderId: string
  kind: CarriedKind
  /** Where it is a reminder of the document. */
  reminderId: string | null
  number: string
  buyerName: string
  receiver: string
  documentDate: string
  grossMinor: number
  currency: Currency
  state: SendingState
  /** What the last try said, or why it was rejected. */
  said: string | null
  at: Date
}

export const TRAY_PARTS = ['to-send', 'rejected', 'sent'] as const
export type TrayPart = (typeof TRAY_PARTS)[number]

const columns = `s.id, s.document_id as "documentId", d.order_id as "orderId", ${CARRIED_KIND} as kind, r.id as "reminderId", ${CARRIED_NUMBER} as number,
  d.buyer_name as "buyerName", s.receiver, coalesce(r.issue_date, d.document_date) as "documentDate", ${CARRIED_MINOR} as "grossMinor", d.currency,
  ${stateSql('n.kind')} as state, n.said, coalesce(n.at, s.decided_at) as at`
const tables = `sendings s join documents d on d.id = s.document_id ${CARRIED_REMINDER} left join lateral (${NEWEST_FACT}) n on true`
/** What waits has a row that says so; what was rejected has none any more, and no way out has been chosen. */
const PARTS: Record<TrayPart, string> = {
  'to-send': `select ${columns} from sendings_due u join ${tables.replace('s join', 's on s.id = u.sending_id join')}
    where n.kind is null or n.kind in ('tried', 'requeued') order by coalesce(r.issued_at, d.issued_at), d.series, d.number limit $1`,
  rejected: `select ${columns} from ${tables} where s.channel = 'ehf' and n.kind = 'rejected' order by n.at limit $1`,
  sent: `select ${columns} from ${tables} where s.channel = 'ehf' and n.kind in ('handed-over', 'accepted', 'mailed') order by n.at desc limit $1`,
}
const READ = {
  'to-send': statement<TraySending>('sending-tray-to-send', PARTS['to-send']),
  rejected: statement<TraySending>('sending-tray-rejected', PARTS.rejected),
  sent: statement<TraySending>('sending-tray-sent', PARTS.sent),
}

/** More than a person looks through at once. */
export const TRAY_MOST = 200

/** E-invoices that wait, the oldest first; that were rejected; or that have gone, the newest first. */
export const trayOf = (on: On, part: TrayPart): Promise<TraySending[]> => run(on, READ[part], [TRAY_MOST])
