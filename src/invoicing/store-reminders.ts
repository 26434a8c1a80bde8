import { join } from 'node:path'
import type { ReminderDocument } from '../../invoices/reminder-document.ts'
import { run, statement } from '../platform/db/statement.ts'
import { act, type Till } from '../platform/till.ts'
import { filesOf } from './files-of.ts'
import { storeFile } from './store-files.ts'

/** Reminders drawn between two looks at the clock. */
const BATCH = 8

type Due = { reminderId: string; content: ReminderDocument }

const DUE = statement<Due>(
  'invoicing-reminders-to-draw',
  `select u.reminder_id as "reminderId", r.content from reminders_due u join reminders r on r.id = u.reminder_id
   where u.fault is null and not exists (select from reminder_files f where f.reminder_id = r.id)
   order by u.since, u.reminder_id limit ${BATCH}`,
)
const STORE = statement(
  'invoicing-store-reminder',
  `insert into reminder_files (reminder_id, kind, path, sha256, bytes, renderer, stored_at)
   select $1, kind, path, sha256, bytes, renderer, $3
   from jsonb_to_recordset($2) as f(kind text, path text, sha256 text, bytes integer, renderer text) on conflict do nothing`,
)
const SET_ASIDE = statement(
  'invoicing-set-reminder-aside',
  'update reminders_due set fault = $2 where reminder_id = $1',
)

/** Draws and stores the originals of reminders, as of any document. Returns how many were dealt with. */
export async function storeReminders(till: Till): Promise<number> {
  const due = await run({ client: till.connection.pool }, DUE, [])
  for (const each of due) await drawAndStore(till, each)
  return due.length
}

async function drawAndStore(till: Till, { reminderId, content }: Due): Promise<void> {
  const job = { kind: 'job', name: 'renderer' } as const
  const made = await filesOf({ of: 'reminder', content })
  if (typeof made === 'string') {
    till.log.error({ reminderId, fault: made }, 'reminder could not be drawn')
    return act(till, job, async (tx) => void (await run(tx, SET_ASIDE, [reminderId, made])))
  }
  const stored: object[] = []
  for (const { kind, bytes, renderer } of made) {
    const name = join('reminders', content.issueDate.slice(0, 4), `${content.number}-${reminderId}`)
    const { path, sha256 } = await storeFile(till.config.dataDir, { name, kind }, bytes)
    stored.push({ kind, path, sha256, bytes: bytes.byteLength, renderer })
  }
  await act(till, job, (tx) => run(tx, STORE, [reminderId, JSON.stringify(stored), tx.now]))
}
