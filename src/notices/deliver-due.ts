import { orderView } from '../checkout/order-view.ts'
import { documentsOfOrder } from '../invoicing/documents-of.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import type { OrderMailKind } from './compose-mail.ts'
import { writeOrderMail } from './write-order-mail.ts'

/** How long a confirmation waits for its document before it goes without, in seconds: the document then stands on the order's page. */
const PATIENCE_SECONDS = 60
const BATCH = 20

const TAKE = statement<{ orderId: string; kind: OrderMailKind }>(
  'notices-take-due',
  `select d.order_id as "orderId", d.kind from deliveries_due d
   where d.kind <> 'confirmation' or d.since < app_now() - make_interval(secs => ${PATIENCE_SECONDS})
     or (not exists (select from documents_due u where u.order_id = d.order_id and u.fault is null and u.due_from <= $1)
       and not exists (select from files_due f where f.document_id in ${documentsOfOrder('d.order_id')})
       and not exists (select from tellings_due t join documents x on x.id = t.document_id
         where x.id in ${documentsOfOrder('d.order_id')} and x.content #>> '{buyer,kind}' = 'company' and not exists (select from sendings s where s.document_id = x.id)))
   order by d.since limit ${BATCH} for update of d skip locked`,
)
const DONE = statement('notices-due-done', 'delete from deliveries_due where order_id = $1 and kind = $2')
/** Writes the mails that settled, unseated or refunded orders have promised. Returns how many promises were kept. */
export function deliverDue(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'notices' }, async (tx) => {
    const due = await run(tx, TAKE, [dayIn(SELLER_ZONE, tx.now)])
    for (const { orderId, kind } of due) {
      const order = await orderView(tx, orderId)
      if (order) await writeOrderMail(tx, till, { order, kind, dedupeKey: `${kind}:${order.id}` })
      await run(tx, DONE, [orderId, kind])
    }
    return due.length
  })
}
