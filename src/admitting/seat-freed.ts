import { z } from 'zod'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import { LangCode } from '../platform/lang.ts'

export const FREED_BECAUSE = ['not-admitted', 'not-shown'] as const
export type FreedBecause = (typeof FREED_BECAUSE)[number]

const Promised = z.object({
  assignmentId: z.uuid(),
  cause: z.enum(FREED_BECAUSE),
  told: z.enum(['company', 'person']),
  email: z.string(),
  lang: LangCode,
})
export type SeatFreed = z.output<typeof Promised>

export const seatFreed: Job<SeatFreed> = { name: 'seat-freed', schema: Promised }

/** The mail goes out after the commit, one for each who is told. */
export const promiseSeatFreed = (tx: Tx, freed: SeatFreed): Promise<void> => enqueue(tx, seatFreed, freed)
