import { nameOf } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { conflict, constraintSpeaks } from '../platform/problems.ts'

constraintSpeaks('entries_in_open_month', () =>
  conflict('books/month-closed', 'The books are closed for that day. Nothing can be posted there any more.'),
)

const CLOSED = statement<{ throughOn: string | null }>(
  'ledger-closed-through',
  'select books_closed_through() as "throughOn"',
)
const LOCK = statement<{ xid: string }>(
  'ledger-lock-books',
  `insert into book_locks (through_on, because_of, at, by) values ($1, $2, $3, $4) returning pg_current_xact_id()::text as xid`,
)

/** The last day on which nothing can be posted any more; null while everything is open. */
export const closedThrough = async (on: On): Promise<string | null> => (await run(on, CLOSED, []))[0]!.throughOn

/**
 * From the commit on nothing new is posted through that day. Transactions that began before may still do so: they are over when the
 * database knows none older than the number that is returned.
 */
export async function lockBooks(
  tx: Tx,
  { throughOn, becauseOf }: { throughOn: string | null; becauseOf: string },
): Promise<string> {
  const [row] = await run(tx, LOCK, [throughOn, becauseOf, tx.now, nameOf(tx.actor)])
  return row!.xid
}

const OLDER = statement<{ over: boolean }>(
  'ledger-older-are-over',
  'select pg_snapshot_xmin(pg_current_snapshot()) > $1::text::xid8 as over',
)

/** Whether every transaction that began before the lock has ended. */
export const olderAreOver = async (on: On, xid: string): Promise<boolean> => (await run(on, OLDER, [xid]))[0]!.over
