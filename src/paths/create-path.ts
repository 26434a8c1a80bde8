import { emit } from '../audit/emit.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { type PathBody, priceColumns } from './path.ts'
import { putPathParts } from './put-path-parts.ts'
import { paths } from './schema.ts'
import './problems.ts'

/**
 * Writes down a learning path as a draft; buyers do not see it.
 * @throws path/slug-taken, request/invalid at courses and companies that are not here
 */
export async function createPath(tx: Tx, body: PathBody): Promise<{ pathId: string }> {
  const pathId = newId()
  const { slug, price, organisationNumbers } = body
  await tx.db.insert(paths).values({
    ...{ id: pathId, slug, closed: organisationNumbers !== null, createdAt: tx.now },
    ...priceColumns(price),
  })
  await putPathParts(tx, pathId, body)
  await emit(tx, { name: 'PathCreated', subjectId: pathId, facts: { slug } })
  return { pathId }
}
