import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { EntryEnd } from './schema.ts'

const END = statement<{ offeringId: string }>(
  'waiting-end-entry',
  `update waiting_entries set ended_at = $2, ended_as = $3, kept_until = null where id = $1 and ended_at is null
   returning offering_id as "offeringId"`,
)

/** Whoever waits on after this has asked anew, and stands at the end. */
export async function endEntry(tx: Tx, entryId: string, endedAs: EntryEnd): Promise<void> {
  const [ended] = await run(tx, END, [entryId, tx.now, endedAs])
  if (ended) await emit(tx, { name: 'WaitingEnded', subjectId: ended.offeringId, facts: { entryId, endedAs } })
}
