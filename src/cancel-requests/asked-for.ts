import type { Cancelled } from '../cancelling/cancelled.ts'

/** What the buyer saw when they asked: courses, amounts and rules, nobody's name. */
export type AskedFor = Omit<Cancelled, 'at' | 'cancellationId'> & { previewId: string }
