import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { SendingFact } from './state.ts'

const NOTE = statement(
  'sending-note-fact',
  'insert into sending_facts (id, sending_id, at, kind, said, by) values ($1, $2, $3, $4, $5, $6)',
)

/** Writes down what became of a sending. */
export const noteFact = async (
  tx: Tx,
  sendingId: string,
  { kind, said = null }: { kind: SendingFact; said?: string | null },
): Promise<void> => void (await run(tx, NOTE, [newId(), sendingId, tx.now, kind, said, nameOf(tx.actor)]))
