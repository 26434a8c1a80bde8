import { z } from 'zod'
import { LINES_MAX, QUANTITY_MAX } from '../cart/problems.ts'
import { DigestByPart } from '../platform/digest-by-part.ts'

/** The most seats that are given back at once: as many as an order can have. */
export const SEATS_MAX = LINES_MAX * QUANTITY_MAX

const parts = {
  seats: z.array(z.uuid()).min(1).max(SEATS_MAX).optional().meta({ description: 'The seats that are given back' }),
  number: z.int().min(1).max(SEATS_MAX).optional().meta({
    description:
      'How many are given back: those without a name first, then those whose invitation is not answered, then people; of the same kind what was bought last',
  }),
  orderId: z.uuid().optional().meta({ description: 'Only seats of this order' }),
}
const oneWay = ({ seats, number }: { seats?: unknown; number?: unknown }) =>
  (seats === undefined) !== (number === undefined)
const ONE_WAY = { message: 'give either seats or a number', path: ['seats'] }

export const GiveBackWish = z.strictObject(parts).refine(oneWay, ONE_WAY).meta({ id: 'GiveBackWish' })
export type GiveBackWish = z.output<typeof GiveBackWish>

export const GiveBack = z
  .strictObject({
    previewId: DigestByPart.meta({
      description: 'Of the preview that was agreed to: exactly that is done, or nothing',
    }),
    ...parts,
  })
  .refine(oneWay, ONE_WAY)
  .meta({ id: 'GiveBack' })
export type GiveBack = z.output<typeof GiveBack>
