import { emit } from '../audit/emit.ts'
import type { Tx } from '../platform/db/transact.ts'

/**
 * Writes down that a consumer asked for the course to start before the right of withdrawal has ended, and was told what
 * that means for the money: without the wish nothing may be charged for what was given meanwhile.
 */
export const wishEarlyStart = (tx: Tx, orderId: string): Promise<void> =>
  emit(tx, { name: 'EarlyStartWished', subjectId: orderId })
