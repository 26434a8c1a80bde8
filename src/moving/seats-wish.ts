import { z } from 'zod'
import { QUANTITY_MAX } from '../cart/problems.ts'
import { DigestByPart } from '../platform/digest-by-part.ts'
import { Line } from '../platform/words.ts'

const leaving = {
  lineId: z.uuid().meta({ description: 'The order line that the seats were bought with' }),
  seats: z.int().min(1).max(QUANTITY_MAX).meta({
    description:
      'How many are moved: those without a name first, then those whose invitation is not answered; never one that somebody sits in',
  }),
}

/** Which seats of a company: so many of a line that nobody sits in. */
export const SeatsToMove = z.strictObject(leaving).meta({ id: 'SeatsToMove' })
export type SeatsToMove = z.output<typeof SeatsToMove>

const to = z.uuid().meta({ description: 'The offering that they are moved to' })
/** Which seats of a company, and where to. */
export const MoveSeatsWish = z.strictObject({ ...leaving, to }).meta({ id: 'MoveSeatsWish' })
export type MoveSeatsWish = z.output<typeof MoveSeatsWish>

export const MoveSeats = z
  .strictObject({
    previewId: DigestByPart.meta({ description: 'Of the answer that was agreed to: exactly that is done, or nothing' }),
    ...leaving,
    to,
    reason: Line.optional().meta({
      description: 'Why staff move them in the company’s place; stands on the credit note',
    }),
  })
  .meta({ id: 'MoveSeats' })
export type MoveSeats = z.output<typeof MoveSeats>
