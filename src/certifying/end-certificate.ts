import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const END = statement(
  'certifying-end',
  'insert into certificate_endings (certificate_id, how, reason, ended_at, ended_by) values ($1, $2, $3, $4, $5)',
)

type Ending = { certificateId: string; how: 'revoked' | 'undone' | 'replaced'; reason: string | null }

/** From now on it is not valid any more. */
export async function endCertificate(tx: Tx, { certificateId, how, reason }: Ending): Promise<void> {
  await run(tx, END, [certificateId, how, reason, tx.now, nameOf(tx.actor)])
}
