import { asc, eq } from 'drizzle-orm'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { offeringSessions, offerings } from './schema.ts'
import type { Session } from './words.ts'

export type LockedOffering = typeof offerings.$inferSelect & { sessions: Session[] }

/** Locks an offering, so that changes and publications of it queue. @throws offering/unknown */
export async function lockOffering(tx: Tx, offeringId: string): Promise<LockedOffering> {
  const [offering] = await tx.db.select().from(offerings).where(eq(offerings.id, offeringId)).for('no key update')
  if (!offering) throw unknown('offering')
  const { startsAt, endsAt, place } = offeringSessions
  const sessions = await tx.db
    .select({ startsAt, endsAt, place })
    .from(offeringSessions)
    .where(eq(offeringSessions.offeringId, offeringId))
    .orderBy(asc(startsAt), asc(offeringSessions.id))
  return { ...offering, sessions }
}
