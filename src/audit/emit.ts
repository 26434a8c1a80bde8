import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

/** A fact in the past tense about one subject: ids and amounts, no copies of personal data. */
export type Event = { name: string; subjectId: string; facts?: Record<string, unknown> }

const EMIT = statement(
  'audit-emit',
  'insert into events (at, actor, name, subject_id, facts) values ($1, $2, $3, $4, $5)',
)

/** Writes down what happened, in the transaction in which it happened. */
export async function emit(tx: Tx, { name, subjectId, facts = {} }: Event): Promise<void> {
  await run(tx, EMIT, [tx.now, nameOf(tx.actor), name, subjectId, JSON.stringify(facts)])
}
