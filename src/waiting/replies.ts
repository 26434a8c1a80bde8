import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import type { WaitingEntry } from './entries.ts'

const ENDS = ['seated', 'enrolled', 'left', 'declined', 'expired', 'removed', 'list-ended'] as const

export const EntryReply = z
  .object({
    id: z.uuid(),
    state: z.enum(['unconfirmed', 'waiting', 'offered', 'ordered', 'over']),
    offeringId: z.uuid(),
    code: z.string(),
    title: z.string(),
    name: z.string(),
    company: z.string().nullable(),
    quantity: z.int(),
    takes: z.enum(['all-or-nothing', 'what-there-is']),
    wanting: z.int().meta({ description: 'Seats it waits for still' }),
    askedAt: InstantOut,
    rank: z
      .int()
      .nullable()
      .meta({ description: 'One is the first; null where it does not count among those who wait' }),
    keptUntil: InstantOut.nullable().meta({
      description: 'Until when free seats are kept, though they are too few yet',
    }),
    isPassedOn: z.boolean().meta({ description: 'It stands behind all others, as seats were kept for it long enough' }),
    endedAs: z.enum(ENDS).nullable(),
    offer: z.object({ quantity: z.int(), endsAt: InstantOut, orderId: z.uuid().nullable() }).nullable(),
  })
  .meta({ id: 'WaitingEntry' })

/** As whoever waits reads it, and whoever keeps the course. */
export function entryBody({ id, state, offeringId, code, title, name, company, ...entry }: WaitingEntry) {
  const { quantity, takes, wanting, askedAt, rank, keptUntil, isPassedOn, endedAs, offer } = entry
  return {
    ...{ id, state, offeringId, code, title, name, company, quantity, takes, wanting, askedAt, rank },
    ...{ keptUntil, isPassedOn, endedAs, offer },
  }
}
