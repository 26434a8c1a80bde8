import { orderTokenOf } from '../checkout/order-token.ts'
import { type OrderView, orderView } from '../checkout/order-view.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { act, type Till } from '../platform/till.ts'
import { composeMail, type OrderMailKind } from './compose-mail.ts'

/** How long a confirmation waits for its document before it goes without, in seconds: the document then stands on the order's page. */
const PATIENCE_SECONDS = 60
const BATCH = 20

const TAKE = statement<{ orderId: string; kind: OrderMailKind }>(
  'notices-take-due',
  `select d.order_id as "orderId", d.kind from deliveries_due d join orders o on o.id = d.order_id
   where d.kind in ('unseated', 'refunded') or o.total_minor = 0 or d.since < app_now() - make_interval(secs => ${PATIENCE_SECONDS})
     or exists (select from documents x join document_files f on f.document_id = x.id
       where x.order_id = d.order_id and x.kind = case d.kind when 'credited' then 'credit-note' else 'invoice' end)
   order by d.since limit ${BATCH} for update of d skip locked`,
)
const DONE = statement('notices-due-done', 'delete from deliveries_due where order_id = $1 and kind = $2')
const WRITE = statement(
  'notices-write-mail',
  `insert into mails (id, dedupe_key, order_id, kind, lang, to_name, to_email, subject, text, html, attachments, created_at, next_try_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) on conflict (dedupe_key) do nothing`,
)

/** Writes the mails that settled, unseated, credited or refunded orders have promised. Returns how many promises were kept. */
export function deliverDue(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'notices' }, async (tx) => {
    const due = await run(tx, TAKE, [])
    for (const { orderId, kind } of due) {
      const order = await orderView(tx, orderId)
      if (order) await write(tx, order, { kind, link: linkTo(till, order) })
      await run(tx, DONE, [orderId, kind])
    }
    return due.length
  })
}

async function write(tx: Tx, order: OrderView, { kind, link }: { kind: OrderMailKind; link: string }): Promise<void> {
  const { subject, text, html } = composeMail(kind, order, link)
  const wanted = kind === 'confirmation' ? 'invoice' : kind === 'credited' ? 'credit-note' : null
  const attachments = order.documents
    .filter((document) => document.ready && document.kind === wanted)
    .map((document) => ({ name: `${document.number}.pdf`, documentId: document.id }))
  const name = order.payer.kind === 'company' ? order.payer.contactName : order.payer.name
  await run(tx, WRITE, [
    newId(),
    `${kind}:${order.id}`,
    order.id,
    kind,
    order.lang,
    name,
    order.payer.email,
    subject,
    text,
    String(html),
    JSON.stringify(attachments),
    tx.now,
  ])
}

/** A guest's link carries the token that opens the order; the page trades it for a cookie at once. */
const linkTo = (till: Till, order: OrderView): string =>
  `${till.config.publicUrl}${order.lang === 'en' ? '/en' : ''}/orders/${order.id}?token=${orderTokenOf(till.config.sessionSecret, order.id)}`
