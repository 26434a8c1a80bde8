import type { Tx } from '../platform/db/transact.ts'
import { type AtSession, openSession } from './note-attendance.ts'

/** What the clock says, once the list of the session is open. @throws session/unknown, attendance/too-early */
export async function sessionNow(tx: Tx, at: AtSession): Promise<Date> {
  await openSession(tx, at)
  return tx.now
}
