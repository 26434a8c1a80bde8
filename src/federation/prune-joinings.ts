import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'

const PRUNE = statement('joinings-prune', 'delete from identity_joinings where ends_at <= app_now()')

/** Removes identities whose owner never proved an address, and what is left of those who did. */
export async function pruneJoinings(tx: Tx): Promise<void> {
  await run(tx, PRUNE, [])
}
