import { eq } from 'drizzle-orm'
import { emit } from '../audit/emit.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockOffering } from './lock-offering.ts'
import { offerings } from './schema.ts'

/** Takes an offering from sale; what is sold stays sold. Doing it again changes nothing. @throws offering/unknown */
export async function unpublishOffering(tx: Tx, offeringId: string): Promise<void> {
  const { publishedAt } = await lockOffering(tx, offeringId)
  if (!publishedAt) return
  await tx.db.update(offerings).set({ publishedAt: null }).where(eq(offerings.id, offeringId))
  await emit(tx, { name: 'OfferingUnpublished', subjectId: offeringId })
}
