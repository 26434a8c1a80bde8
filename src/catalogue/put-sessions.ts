import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { offeringSessions } from './schema.ts'
import type { Session } from './words.ts'

/** Replaces all sessions of an offering. */
export async function putSessions(tx: Tx, offeringId: string, sessions: readonly Session[]): Promise<void> {
  await tx.db.delete(offeringSessions).where(eq(offeringSessions.offeringId, offeringId))
  if (sessions.length === 0) return
  await tx.db.insert(offeringSessions).values(sessions.map((session) => ({ id: newId(), offeringId, ...session })))
}
