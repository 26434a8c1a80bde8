import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockEntry } from './lock-entry.ts'
import { openList } from './open-list.ts'
import { entryOver } from './problems.ts'
import { promiseWaitingMail } from './waiting-mail.ts'

const CONFIRM = statement(
  'waiting-confirm',
  'update waiting_entries set confirmed_at = app_now() where id = $1 and confirmed_at is null',
)

/** Whoever opened the mailed link reads that mail: from now on they wait, in the place of when they asked. @throws waiting-entry/unknown, waiting/over */
export async function confirmEntry(tx: Tx, entryId: string): Promise<void> {
  const entry = await lockEntry(tx, entryId)
  if (entry.endedAs) throw entryOver(entry.endedAs)
  if (entry.confirmedAt) return
  await run(tx, CONFIRM, [entryId])
  await openList(tx, entry.poolId)
  await promiseWaitingMail(tx, 'joined', entryId)
  await emit(tx, { name: 'WaitingConfirmed', subjectId: entry.offeringId, facts: { entryId } })
}
