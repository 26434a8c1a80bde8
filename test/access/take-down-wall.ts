import { GUARDED } from '../../src/platform/db/statement.ts'
import type { Fleet } from '../support/fleet.ts'

/** Row-level security off: what the program's own checks hold back is seen alone. */
export async function takeDownWall({ asOwner }: Pick<Fleet, 'asOwner'>): Promise<void> {
  for (const table of GUARDED) await asOwner(`alter table ${table} disable row level security`)
}
