import { ordersOfDocument } from '../invoicing/documents-of.ts'
import { RESTRICTED } from '../orders/restricted.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Ties } from '../platform/http/admit.ts'
import { type TieAsker, thing } from '../platform/http/who.ts'
import { isSameSecret } from '../platform/same-secret.ts'
import { ORDER_BUYERS, ORDER_READERS, ORDER_TIES, type OrderTie, orderTiesOf } from './the-order.ts'

const FIND = statement<{ orderIds: string[]; token: string; with: string[] }>(
  'checkout-document-owner',
  `select array${ordersOfDocument('d.id')} as "orderIds", case when ${RESTRICTED} then '' else d.token end as token, array(select l.id from documents l
     where l.credits_id = d.id or l.id = d.credits_id or l.replaces_id = d.id or l.id = d.replaces_id) as "with"
   from documents d join orders o on o.id = d.order_id where d.id = $1`,
)

/** An invoice or a credit note: whose its order is, and whoever holds its own link. */
export const theDocument = thing({
  name: 'document',
  ties: { ...ORDER_TIES, 'document-link': 'whoever holds its link (Document-Token)' },
  held: ['order-token', 'document-link'],
  async tiesOf(asker, documentId) {
    const [found] = await run({ client: asker.till.connection.pool }, FIND, [documentId])
    if (!found) return []
    const byLink = asker.documentTokens.some((given) => isSameSecret(given, found.token))
    // What is left to pay follows from what credits it and stands in its place.
    if (byLink) asker.opened.documents.push(documentId, ...found.with)
    return [...(await tiesToAll(asker, found.orderIds)), ...(byLink ? (['document-link'] as const) : [])]
  },
})

/** A collective invoice is open to those to whom every one of its orders is. */
async function tiesToAll(asker: TieAsker, orderIds: readonly string[]): Promise<OrderTie[]> {
  const ties = await Promise.all(orderIds.map((orderId) => orderTiesOf(asker, orderId)))
  const [first = []] = ties
  return first.filter((tie) => ties.every((others) => others.includes(tie)))
}

/** Whoever came by the document's own link sees it and pays it, and nothing more. */
export const DOCUMENT_READERS = [...ORDER_READERS, 'document-link'] as const
/** Who says what a document should say, and has copies of it sent. */
export const DOCUMENT_BUYERS = ORDER_BUYERS

export const isByLink = (ties: Ties): boolean => ties.length > 0 && ties.every((tie) => tie === 'document-link')
