import type { OrderView } from '../checkout/order-view.ts'
import { isRestricted } from '../orders/restricted.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { SafeHtml } from '../platform/html.ts'
import { newId } from '../platform/ids.ts'
import { isErasedAddress } from '../platform/personal.ts'

/** A stored file of a document, or of a reminder about it, that goes along by the name that the reader sees. */
export type Attachment = { name: string; documentId: string; file: 'pdf' | 'xml'; reminderId?: string }

export type WrittenMail = {
  /** Written once, however often its cause is seen. */
  dedupeKey: string
  kind: string
  subject: string
  text: string
  html: SafeHtml
  attachments: readonly Attachment[]
  /** The order's payer, unless it says otherwise. */
  to?: { name: string; email: string }
}

const WRITE = statement(
  'notices-write-mail',
  `insert into mails (id, dedupe_key, order_id, kind, lang, to_name, to_email, subject, text, html, attachments, created_at, next_try_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) on conflict (dedupe_key) do nothing`,
)

/** Puts a mail about an order where the sender finds it. Nobody is written to about what an erased person bought, nor is that person. */
export async function writeMail(tx: Tx, order: OrderView, mail: WrittenMail): Promise<void> {
  const { payer } = order
  const to = mail.to ?? { name: payer.kind === 'company' ? payer.contactName : payer.name, email: payer.email }
  if (isRestricted(payer) || isErasedAddress(to.email)) return
  await run(tx, WRITE, [
    newId(),
    mail.dedupeKey,
    order.id,
    mail.kind,
    order.lang,
    to.name,
    to.email,
    mail.subject,
    mail.text,
    String(mail.html),
    JSON.stringify(mail.attachments),
    tx.now,
  ])
}
