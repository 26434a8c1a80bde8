import { emit } from '../audit/emit.ts'
import { lockOrder } from '../checkout/lock-order.ts'
import { RESTRICTED } from '../orders/restricted.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, tryAgain, unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { COPIES_AN_HOUR } from './copies-an-hour.ts'
import { MAILED, type MailedDocument, writeDocumentMail } from './write-document-mail.ts'

const FIND = statement<MailedDocument & { ready: boolean; copies: number; sentWith: boolean; restricted: boolean }>(
  'notices-document-to-resend',
  `select ${MAILED}, exists (select from document_files f where f.document_id = d.id and f.kind = 'pdf') as ready,
     exists (select from mails m where m.dedupe_key = $2) as "sentWith",
     exists (select from orders o where o.id = d.order_id and ${RESTRICTED}) as restricted,
     (select count(*) from mails m where m.order_id = d.order_id and m.kind = 'copy' and m.created_at > app_now() - interval '1 hour'
        and m.attachments @> jsonb_build_array(jsonb_build_object('documentId', d.id))) as copies
   from documents d left join documents c on c.id = d.credits_id where d.id = $1`,
)

export type Resend = {
  documentId: string
  /** The same key sends once. */
  key: string
  /** Null sends it to the buyer whom the document names. */
  to: { name: string; email: string } | null
}

/** Sends a document's files once more. @throws document/unknown, document/not-rendered, document/restricted, document/sent-often */
export async function resendDocument(tx: Tx, till: Till, { documentId, key, to }: Resend): Promise<void> {
  const dedupeKey = `copy:${documentId}:${key}`
  const [seen] = await run(tx, FIND, [documentId, dedupeKey])
  if (!seen) throw unknown('document')
  await lockOrder(tx, seen.orderId)
  const [document] = await run(tx, FIND, [documentId, dedupeKey])
  if (document!.sentWith) return
  if (document!.restricted)
    throw conflict('document/restricted', 'Its buyer is erased: it is kept for the books and sent to nobody.')
  if (!document!.ready)
    throw tryAgain('document/not-rendered', 'The document has its number; its file is being made.', 1)
  if (document!.copies >= COPIES_AN_HOUR)
    throw conflict('document/sent-often', 'This document was sent several times in the last hour. Look in the mailbox.')
  await writeDocumentMail(tx, till, { document: document!, dedupeKey, kind: 'copy', ...(to ? { to } : {}) })
  await emit(tx, { name: 'DocumentResent', subjectId: seen.orderId, facts: { documentId, corrected: to !== null } })
}
