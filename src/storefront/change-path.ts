import { eq } from 'drizzle-orm'
import { emit } from '../audit/emit.ts'
import { lockPath } from '../paths/lock-path.ts'
import { type PathBody, priceColumns } from '../paths/path.ts'
import { putPathParts } from '../paths/put-path-parts.ts'
import { paths } from '../paths/schema.ts'
import type { Tx } from '../platform/db/transact.ts'
import { demandReady } from './path-missing.ts'

/**
 * Changes what a path says from now on; what was ordered by it stays as it was sold. A published one stays fit to be sold.
 * @throws path/unknown, path/slug-taken, path/not-ready, request/invalid
 */
export async function changePath(tx: Tx, pathId: string, body: PathBody): Promise<void> {
  const { publishedAt } = await lockPath(tx, pathId)
  const { slug, price, organisationNumbers } = body
  const said = { slug, closed: organisationNumbers !== null, ...priceColumns(price) }
  await tx.db.update(paths).set(said).where(eq(paths.id, pathId))
  await putPathParts(tx, pathId, body)
  if (publishedAt) await demandReady(tx, pathId)
  await emit(tx, { name: 'PathChanged', subjectId: pathId, facts: { slug } })
}
