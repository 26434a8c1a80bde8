import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

const REMOVE = statement<{ id: string }>(
  'keeping-remove-note',
  'delete from offering_notes where offering_id = $1 and id = $2 returning id',
)

/** Takes a note away: it was wrong, or it named somebody. @throws note/unknown */
export async function removeNote(
  tx: Tx,
  { offeringId, noteId }: { offeringId: string; noteId: string },
): Promise<void> {
  const [removed] = await run(tx, REMOVE, [offeringId, noteId])
  if (!removed) throw unknown('note')
}
