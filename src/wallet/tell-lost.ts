import { z } from 'zod'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import type { LockedSeat } from './present-holder.ts'

const SeatLost = z.object({ personId: z.uuid(), email: z.string(), offeringId: z.uuid(), companyId: z.uuid() })
export type SeatLost = z.output<typeof SeatLost>

export const seatLost: Job<SeatLost> = { name: 'seat-lost', schema: SeatLost }

/** Promises word to whoever has just lost the seat that a company gave them. */
export async function tellLost(
  tx: Tx,
  { personId, email, offeringId }: Pick<LockedSeat, 'email' | 'offeringId'> & { personId: string },
  companyId: string,
): Promise<void> {
  if (email !== null) await enqueue(tx, seatLost, { personId, email, offeringId, companyId })
}
