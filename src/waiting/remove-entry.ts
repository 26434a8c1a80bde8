import { z } from 'zod'
import { noteAct } from '../audit/note-act.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { leaveList } from './leave-list.ts'
import { lockEntry } from './lock-entry.ts'
import { entryOver } from './problems.ts'
import { promiseWaitingMail } from './waiting-mail.ts'

export const RemoveEntry = z.strictObject({ entryId: z.uuid(), reason: Line }).meta({
  id: 'RemoveWaitingEntry',
  description: 'The reason is logged; whoever waited is told that they wait no more',
})

/** Takes somebody off the list of an offering. @throws waiting-entry/unknown, waiting/over, waiting/ordered */
export async function removeEntry(
  tx: Tx,
  offeringId: string,
  { entryId, reason }: z.output<typeof RemoveEntry>,
): Promise<void> {
  const entry = await lockEntry(tx, entryId)
  if (entry.offeringId !== offeringId) throw unknown('waiting-entry')
  if (entry.endedAs) throw entryOver(entry.endedAs)
  await leaveList(tx, entryId, 'removed')
  await promiseWaitingMail(tx, 'removed', entryId)
  await noteAct(tx, { kind: 'waiting-removed', subjectId: offeringId, after: { entryId, reason } })
}
