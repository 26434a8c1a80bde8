import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { pathUnknown } from './problems.ts'

const LOCK = statement<{ publishedAt: Date | null }>(
  'paths-lock',
  'select published_at as "publishedAt" from paths where id = $1 for no key update',
)

/** Locks a path, so that a change and a publication of it queue. @throws path/unknown */
export async function lockPath(tx: Tx, pathId: string): Promise<{ publishedAt: Date | null }> {
  const [path] = await run(tx, LOCK, [pathId])
  if (!path) throw pathUnknown()
  return path
}
