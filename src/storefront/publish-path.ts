import { eq } from 'drizzle-orm'
import { emit } from '../audit/emit.ts'
import { lockPath } from '../paths/lock-path.ts'
import { paths } from '../paths/schema.ts'
import type { Tx } from '../platform/db/transact.ts'
import { demandReady } from './path-missing.ts'

/**
 * Puts a path on sale. Publishing it again changes nothing.
 * @throws path/unknown, path/not-ready with every missing thing
 */
export async function publishPath(tx: Tx, pathId: string): Promise<{ publishedAt: Date }> {
  const { publishedAt } = await lockPath(tx, pathId)
  if (publishedAt) return { publishedAt }
  await demandReady(tx, pathId)
  await tx.db.update(paths).set({ publishedAt: tx.now }).where(eq(paths.id, pathId))
  await emit(tx, { name: 'PathPublished', subjectId: pathId })
  return { publishedAt: tx.now }
}

/** Takes a path off sale: its courses stay on sale at their own prices, and what was ordered stays. @throws path/unknown */
export async function unpublishPath(tx: Tx, pathId: string): Promise<void> {
  const { publishedAt } = await lockPath(tx, pathId)
  if (!publishedAt) return
  await tx.db.update(paths).set({ publishedAt: null }).where(eq(paths.id, pathId))
  await emit(tx, { name: 'PathTakenOff', subjectId: pathId })
}
