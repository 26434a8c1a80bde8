import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Values } from './schema.ts'

/** What the triggers cannot see: an act that changes no single row, or rows that the sale writes too. */
export type Act = {
  kind: string
  subjectId: string
  before?: Values
  after?: Values
  /** Values that name somebody, and whom. */
  personal?: { aboutId: string; after: Values }
}

const WRITE = statement(
  'audit-write',
  `select audit_write($1, 'done', $2, $3, $4, $5, $6, null, $7) where $1 ~ '^(person|client):'`,
)

/** Writes an act of a person or a program into the audit log, in the transaction that does it. */
export async function noteAct(tx: Tx, { kind, subjectId, before, after, personal }: Act): Promise<void> {
  const plain = [JSON.stringify(before ?? null), JSON.stringify(after ?? null)]
  const values = [personal?.aboutId ?? null, ...plain, personal ? JSON.stringify(personal.after) : null]
  await run(tx, WRITE, [nameOf(tx.actor), kind, subjectId, ...values])
}
