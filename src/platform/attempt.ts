import type { Tx } from './db/transact.ts'
import { databaseFault, isBusy } from './problems.ts'

/** SQLSTATEs of a lost race: the whole transaction is played again, see db/transact.ts. */
const LOST_RACE = new Set(['40001', '40P01'])

/**
 * Does a part of a transaction that may fail without the rest failing: then nothing of it is left, and what went wrong is the
 * answer. Null when it went well. What would fail for any part (a lost connection or race) still fails the whole.
 */
export async function attempt(tx: Tx, part: () => Promise<void>): Promise<string | null> {
  await tx.client.query('savepoint attempt')
  try {
    await part()
    await tx.client.query('release savepoint attempt')
    return null
  } catch (error) {
    if (isBusy(error) || LOST_RACE.has(databaseFault(error).code ?? '')) throw error
    await tx.client.query('rollback to savepoint attempt; release savepoint attempt')
    return databaseFault(error).message
  }
}
