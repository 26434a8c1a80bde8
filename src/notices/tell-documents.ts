import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import { FOR_COMPANY } from '../sending/state.ts'
import { MAILED, type MailedDocument, writeDocumentMail } from './write-document-mail.ts'

const BATCH = 20

/** Once its file is stored, its way is decided and no confirmation of the order, which takes its documents along, is still to be written. */
const TAKE = statement<MailedDocument & { mailed: boolean; known: boolean }>(
  'notices-take-tellings',
  `select ${MAILED},
     not ${FOR_COMPANY} or exists (select from sendings s where s.document_id = d.id and s.reminder_step = 0 and s.channel = 'mail') as mailed,
     exists (select from mails m where m.order_id = d.order_id and m.attachments @> jsonb_build_array(jsonb_build_object('documentId', d.id))) as known
   from tellings_due t join documents d on d.id = t.document_id left join documents c on c.id = d.credits_id
   where exists (select from document_files f where f.document_id = d.id)
     and (not ${FOR_COMPANY} or exists (select from sendings s where s.document_id = d.id and s.reminder_step = 0))
     and not exists (select from deliveries_due q where q.order_id = d.order_id and q.kind = 'confirmation')
   order by t.since limit ${BATCH} for update of t skip locked`,
)
const DONE = statement('notices-telling-done', 'delete from tellings_due where document_id = $1')

/** Mails each document that no other mail of its order carries to its buyer, unless it goes as e-invoice alone. Returns how many were taken. */
export function tellDocuments(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'notices' }, async (tx) => {
    const taken = await run(tx, TAKE, [])
    for (const { mailed, known, ...document } of taken) {
      const mail = { document, dedupeKey: `document:${document.id}`, kind: document.kind }
      if (mailed && !known) await writeDocumentMail(tx, till, mail)
      await run(tx, DONE, [document.id])
    }
    return taken.length
  })
}
