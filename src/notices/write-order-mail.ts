import type { OrderView } from '../checkout/order-view.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Till } from '../platform/till.ts'
import { drawnBy } from '../prepaid/drawn-by.ts'
import { mailedDocuments } from '../sending/queries.ts'
import { composeMail, type OrderMailKind } from './compose-mail.ts'
import { filesFor } from './files-for.ts'
import { linkTo } from './link-to.ts'
import { ownCalendar } from './own-calendar.ts'
import { writeMail } from './write-mail.ts'

/**
 * A mail about what became of an order, written once per `dedupeKey`. The documents that are there by now travel with the
 * confirmation, as far as they go by mail, and to the same reader: those of a unit may go elsewhere.
 * A collective invoice, which tells of other orders too, has a mail of its own.
 */
export async function writeOrderMail(
  tx: Tx,
  till: Pick<Till, 'config'>,
  {
    order,
    kind,
    dedupeKey,
    isCopy = false,
  }: { order: OrderView; kind: OrderMailKind; dedupeKey: string; isCopy?: boolean },
): Promise<void> {
  const { payer } = order
  const isCompany = payer.kind === 'company'
  const isElsewhere = isCompany && (payer.unit?.email ?? payer.email) !== payer.email
  const byMail = async () => (isElsewhere ? [] : mailedDocuments(tx, order.id))
  const mailed = kind === 'confirmation' && isCompany ? new Set(await byMail()) : null
  const ready = order.documents.filter(
    ({ id, ready, collective }) => kind === 'confirmation' && ready && !collective && (mailed?.has(id) ?? true),
  )
  await writeMail(tx, order, {
    dedupeKey,
    kind: isCopy ? 'copy' : kind,
    ...composeMail(
      kind,
      { ...order, drawn: order.payBy === 'prepaid' ? await drawnBy(tx, order.id) : null },
      linkTo(till, order),
    ),
    attachments: [
      ...ready.flatMap((document) => filesFor(payer.kind, document)),
      ...(kind === 'confirmation'
        ? await ownCalendar(tx, { orderId: order.id, email: payer.email, lang: order.lang })
        : []),
    ],
  })
}
