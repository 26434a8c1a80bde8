import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, unknown } from '../platform/problems.ts'
import { documentsOfOrder } from './documents-of.ts'

const RETRY = statement<{ known: boolean; documents: number; files: number }>(
  'invoicing-retry-documents',
  `with due as (update documents_due set fault = null where order_id = $1 and fault is not null returning id),
   undrawn as (update files_due f set fault = null from documents d where d.id = f.document_id and d.id in ${documentsOfOrder('$1')}
     and f.fault is not null returning f.document_id),
   unwritten as (update reminders_due u set fault = null from reminders r join documents d on d.id = r.document_id where r.id = u.reminder_id
     and d.id in ${documentsOfOrder('$1')} and u.fault is not null returning u.reminder_id)
   select exists (select from orders where id = $1) as known, (select count(*) from due) as documents,
     (select count(*) from undrawn) + (select count(*) from unwritten) as files`,
)

/**
 * What of an order's documents was set aside takes its turn again: the issuer checks it anew, the renderer draws it anew, reminders too. What
 * is still wrong is set aside once more. @throws order/unknown, document/nothing-set-aside
 */
export async function retryDocuments(tx: Tx, orderId: string): Promise<void> {
  const [tried] = await run(tx, RETRY, [orderId])
  const { known, documents, files } = tried!
  if (!known) throw unknown('order')
  if (documents + files === 0)
    throw conflict(
      'document/nothing-set-aside',
      'No document of this order was set aside, or somebody tries it already.',
    )
  await emit(tx, { name: 'DocumentsRetried', subjectId: orderId, facts: { documents, files } })
}
