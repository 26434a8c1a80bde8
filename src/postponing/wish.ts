import { z } from 'zod'
import { FREE_DAYS, FREE_DAYS_MAX } from '../catalogue/note-change.ts'
import { DigestByPart } from '../platform/digest-by-part.ts'
import { SaidLine } from '../platform/words.ts'

const firstDay = z.iso
  .date()
  .optional()
  .meta({ description: 'The day on which it begins instead; everything moves as many days, at the same times of day' })
const withOfferingId = z
  .uuid()
  .optional()
  .meta({ description: 'Or the start of the same course that it is held together with, from now on at its times' })
const freeDays = { min: 1, max: FREE_DAYS_MAX }
const FREE = `Days within which whoever has a place may cancel free of charge; ${FREE_DAYS} where missing`

/** Where to: another day, or another start. Exactly one of them. */
export type PostponeWish = { firstDay?: string | undefined; withOfferingId?: string | undefined; freeDays: number }

export const PostponeQuery = z.strictObject({
  ...{ firstDay, withOfferingId },
  freeDays: z.coerce.number().int().min(freeDays.min).max(freeDays.max).default(FREE_DAYS).meta({ description: FREE }),
})

export const PostponeOffering = z
  .strictObject({
    simulationId: DigestByPart.meta({
      description: 'Of the simulation that was agreed to: exactly that is done, or nothing',
    }),
    ...{ firstDay, withOfferingId },
    freeDays: z.int().min(freeDays.min).max(freeDays.max).default(FREE_DAYS).meta({ description: FREE }),
    words: SaidLine.optional().meta({ description: 'Why, in a line, as those who have a place are told' }),
  })
  .meta({ id: 'PostponeOffering' })
export type PostponeOffering = z.output<typeof PostponeOffering>
