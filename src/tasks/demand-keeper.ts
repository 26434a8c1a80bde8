import { isKeeperOf } from '../identity/keepers.ts'
import type { Tx } from '../platform/db/transact.ts'
import { notAKeeper } from './problems.ts'

/** Whoever is named beside a course may keep it: what falls to others nobody would do. @throws tasks/not-a-keeper */
export async function demandKeeper(tx: Tx, personId: string, faculty: string): Promise<void> {
  if (!(await isKeeperOf(tx, personId, faculty))) throw notAKeeper()
}
