import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { otherState } from './problems.ts'
import { NEWEST_FACT, type SendingState, stateSql } from './state.ts'

export type LockedSending = { id: string; documentId: string; reminderStep: number; state: SendingState }

/** The due row, where there is one, is what the carrier takes too; a sending itself is never changed. */
const LOCK = statement('sending-lock', `select pg_advisory_xact_lock(hashtextextended('sending ' || $1::text, 0))`)
const READ = statement<LockedSending>(
  'sending-read-locked',
  `select s.id, s.document_id as "documentId", s.reminder_step as "reminderStep", ${stateSql('n.kind')} as state
   from sendings s left join lateral (${NEWEST_FACT}) n on true where s.id = $1 and s.channel = 'ehf'`,
)

/** An e-invoice on its way, held against everybody else who decides about it, as it stands now. @throws sending/unknown */
export async function holdSending(tx: Tx, id: string): Promise<LockedSending> {
  await run(tx, LOCK, [id])
  const [found] = await run(tx, READ, [id])
  if (!found) throw unknown('sending')
  return found
}

/** The same, which must be in a state that allows what is wanted. @throws sending/unknown, sending/other-state */
export async function lockSending(tx: Tx, id: string, allowed: readonly SendingState[]): Promise<LockedSending> {
  const found = await holdSending(tx, id)
  if (!allowed.includes(found.state)) throw otherState(id, found.state)
  return found
}
