import { type On, run, statement } from '../platform/db/statement.ts'

const PATH = statement<{ path: string }>(
  'invoicing-reminder-file',
  'select path from reminder_files where reminder_id = $1 and kind = $2',
)

/** Where a stored original of a reminder lies in the folder for documents; null where there is none. */
export const reminderFile = async (on: On, reminderId: string, kind: 'pdf' | 'xml'): Promise<string | null> =>
  (await run(on, PATH, [reminderId, kind]))[0]?.path ?? null
