import { z } from 'zod'
import { looksPersonal } from '../platform/looks-personal.ts'

/** The longest mark of a link that is kept, in characters. */
const MARK_MAX = 60
/** Marks name channels, not people: letters, digits and a few signs, nothing that looks like an address or a long number. */
const MARK = /^[\p{L}\p{N}][\p{L}\p{N} ._+:/-]*$/u
export const Mark = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(MARK_MAX)
  .regex(MARK, 'letters, digits, space and . _ + : / -')
  .refine((mark) => !looksPersonal(mark), 'a mark names a channel, not a person')

const marks = {
  source: Mark.meta({ description: 'Where somebody came from: a newsletter, a partner, the host of another site' }),
  medium: Mark.meta({ description: 'By what: mail, social, partner, referral' }),
  campaign: Mark.optional(),
  content: Mark.optional().meta({ description: 'Which of several links of a campaign' }),
}

/** A visit that came from somewhere: by the marks of its link, or the host that it was linked from. */
export const Arrival = z.strictObject(marks)
export type Arrival = z.output<typeof Arrival>

export const Touch = z.strictObject({ ...marks, day: z.iso.date() }).meta({ id: 'Touch' })
export type Touch = z.output<typeof Touch>

/** What buyers were asked, in the newest wording; an earlier yes counts no more. */
export const CONSENT_VERSION = 1

/** The first and the last touch of somebody who said yes to their being kept. */
export const Attribution = z
  .strictObject({ first: Touch, last: Touch, consentVersion: z.int().min(1).max(CONSENT_VERSION) })
  .meta({
    id: 'Attribution',
    description:
      'Where the buyer came from, first and last. Only of buyers who agreed to it; `consentVersion` is the wording they agreed to',
  })
export type Attribution = z.output<typeof Attribution>

/** How long a touch counts, in days from the day of it. */
export const TOUCH_DAYS = 90
