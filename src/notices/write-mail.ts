import type { OrderView } from '../checkout/order-view.ts'
import { isRestricted } from '../orders/restricted.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { SafeHtml } from '../platform/html.ts'
import { newId } from '../platform/ids.ts'
import type { Lang } from '../platform/lang.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import { isErasedAddress } from '../platform/personal.ts'

/** A stored file of a document, or of a reminder about it, that goes along by the name that the reader sees. */
export type StoredFile = { name: string; documentId: string; file: 'pdf' | 'xml'; reminderId?: string }
/** The calendar of the places that these enrolments, all of one person, are of: made when the mail is sent. */
export type OwnCalendar = { name: string; enrolmentIds: string[] }
export type Attachment = StoredFile | OwnCalendar

export type WrittenMail = {
  /** Written once, however often its cause is seen. */
  dedupeKey: string
  kind: MailKind
  subject: string
  text: string
  html: SafeHtml
  attachments: readonly Attachment[]
  /** The order's payer, unless it says otherwise. */
  to?: { name: string; email: string }
  /** Not sent before; at once where it says nothing. */
  from?: Date
  /** Of a letter that one may leave. */
  leaveUrl?: string
}

const WRITE = statement(
  'notices-write-mail',
  `insert into mails (id, dedupe_key, order_id, kind, lang, to_name, to_email, subject, text, html, attachments, created_at, next_try_at, leave_url)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (dedupe_key) do nothing`,
)

/** Puts a mail about an order where the sender finds it. Nobody is written to about what an erased person bought, nor is that person. */
export async function writeMail(tx: Tx, order: OrderView, { to, ...mail }: WrittenMail): Promise<void> {
  const { payer, id: orderId, lang } = order
  if (isRestricted(payer)) return
  const reader = to ?? { name: payer.kind === 'company' ? payer.contactName : payer.name, email: payer.email }
  await writeMailTo(tx, { ...reader, lang }, { ...mail, orderId })
}

export type Reader = { name: string; email: string; lang: Lang }

/** Puts a mail to anybody where the sender finds it, to be sent from an instant on. Whoever is erased is not written to. */
export async function writeMailTo(
  tx: Tx,
  { name, email, lang }: Reader,
  { orderId, from = tx.now, leaveUrl, ...mail }: Omit<WrittenMail, 'to'> & { orderId: string | null },
): Promise<void> {
  if (isErasedAddress(email)) return
  const { dedupeKey, kind, subject, text, html, attachments } = mail
  const written = [subject, text, String(html), JSON.stringify(attachments)]
  await run(tx, WRITE, [
    newId(),
    dedupeKey,
    orderId,
    kind,
    lang,
    name,
    email,
    ...written,
    tx.now,
    from,
    leaveUrl ?? null,
  ])
}
