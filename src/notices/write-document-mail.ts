import { orderView } from '../checkout/order-view.ts'
import type { DocumentBuyer } from '../invoicing/content.ts'
import { MONEY } from '../invoicing/left-to-pay.ts'
import { payUrlOf } from '../invoicing/pay-url.ts'
import type { Tx } from '../platform/db/transact.ts'
import { say } from '../platform/lang.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import type { Till } from '../platform/till.ts'
import { composeDocumentMail, type ToldDocument } from './compose-document-mail.ts'
import { filesFor } from './files-for.ts'
import { linkTo } from './link-to.ts'
import { readerOf } from './reader-of.ts'
import { writeMail } from './write-mail.ts'

export type MailedDocument = ToldDocument & {
  buyer: DocumentBuyer
  /** Opens this one document; empty where it has no link. */
  token: string
}

/** Of documents `d`: the numbers of their orders, in their order. */
export const ORDER_NUMBERS = `array(select x.number from document_demands y join orders x on x.id = y.order_id where y.document_id = d.id
     group by x.id, x.number order by min(y.position)) as "orderNumbers"`

/** Of documents `d` with the invoice `c` that they credit: what a mail about them needs. */
export const MAILED = `d.id, d.order_id as "orderId", ${ORDER_NUMBERS}, d.kind, d.content ->> 'number' as number, c.content ->> 'number' as "creditsNumber", d.currency,
     d.gross_minor as "grossMinor", d.prepaid_minor as "prepaidMinor", d.returned_minor as "returnedMinor", d.due_date as "dueDate", d.kid,
     coalesce((select greatest(-money.left_minor, 0) from documents d cross join lateral ${MONEY} money where d.id = c.id), 0)::bigint as "balanceMinor",
     d.content ->> 'reason' as reason, d.content -> 'buyer' as buyer, d.token`

type DocumentMail = {
  document: MailedDocument
  dedupeKey: string
  kind: MailKind
  to?: { name: string; email: string }
}

/**
 * Writes a document's mail to the buyer that it names, or to `to`. The link that opens the whole order goes only to the
 * order's own payer; to anybody else, and with what is for several orders, goes the one that opens this document.
 */
export async function writeDocumentMail(
  tx: Tx,
  till: Till,
  { document, dedupeKey, kind, to }: DocumentMail,
): Promise<void> {
  const order = await orderView(tx, document.orderId)
  if (!order) return
  const { buyer, token } = document
  const reader = to ?? readerOf(order, buyer)
  const ownLink = payUrlOf(till.config.publicUrl, order.lang, token)
  const isPayer = reader.email === order.payer.email && document.orderNumbers.length === 1
  await writeMail(tx, order, {
    ...{ dedupeKey, kind, to: reader },
    ...composeDocumentMail(document, order, {
      url: isPayer || token === '' ? linkTo(till, order) : ownLink,
      see: say(order.lang, isPayer ? SEE_ORDER : SEE_DOCUMENT),
    }),
    attachments: filesFor(buyer.kind, document),
  })
}

const SEE_ORDER = { nb: 'Se ordren', en: 'See your order' }
const SEE_DOCUMENT = { nb: 'Se dokumentet', en: 'See the document' }
