import { z } from 'zod'
import { LINES_MAX, QUANTITY_MAX } from '../cart/problems.ts'
import { DigestByPart } from '../platform/digest-by-part.ts'

const seats = z
  .array(z.strictObject({ lineId: z.uuid(), position: z.int().min(1).max(QUANTITY_MAX) }))
  .min(1)
  .max(LINES_MAX * QUANTITY_MAX)
  .optional()
  .meta({ description: 'Which seats, by line and place; all that can be cancelled where none are named' })

export const CancelWish = z.strictObject({ seats })
export type CancelWish = z.output<typeof CancelWish>

export const CancelOrder = z
  .strictObject({
    previewId: DigestByPart.meta({ description: 'Of the answer that was agreed to: exactly that is done, or nothing' }),
    seats,
  })
  .meta({ id: 'CancelOrder' })
export type CancelOrder = z.output<typeof CancelOrder>

/** Characters of a line's id, the colon and a place. */
const SEAT = /^[0-9a-f-]{36}:\d{1,3}$/

/** The same wish as it stands in an address: `seat=<line>:<place>,…`. */
export const CancelQuery = z.strictObject({
  seats: z
    .string()
    .transform((typed) => typed.split(','))
    .pipe(z.array(z.string().regex(SEAT, 'a line’s id, a colon and a place')))
    .transform((typed) => typed.map((each) => ({ lineId: each.slice(0, 36), position: Number(each.slice(37)) })))
    .optional()
    .meta({
      description: 'Which seats, as line:place, with commas between; all that can be cancelled where it is missing',
    }),
})
