import { z } from 'zod'
import { QUANTITY_MAX } from '../cart/problems.ts'
import { DigestByPart } from '../platform/digest-by-part.ts'
import { Line } from '../platform/words.ts'

/** Characters of a line's id, the colon and a place. */
const SEAT = /^[0-9a-f-]{36}:\d{1,3}$/
/** Which seat, as it stands in an address: `seat=<line>:<place>`. */
export const SeatText = z
  .string()
  .regex(SEAT, 'a line’s id, a colon and a place')
  .transform((typed) => ({ lineId: typed.slice(0, 36), position: Number(typed.slice(37)) }))

const Seat = z.strictObject({ lineId: z.uuid(), position: z.int().min(1).max(QUANTITY_MAX) })
export type Seat = z.output<typeof Seat>

export const MoveQuery = z.strictObject({
  seat: SeatText.meta({ description: 'Which seat, as line:place' }),
  offeringId: z.uuid().meta({ description: 'Where to' }),
})
export const ChoiceQuery = z.strictObject({ seat: SeatText.meta({ description: 'Which seat, as line:place' }) })

/** Which seat of an order, and where to. */
export type MoveWish = { seat: Seat; offeringId: string }

const reason = Line.optional().meta({
  description: 'Why staff move somebody in the buyer’s place; stands on the credit note',
})
export const MoveSeat = z
  .strictObject({
    previewId: DigestByPart.meta({ description: 'Of the answer that was agreed to: exactly that is done, or nothing' }),
    seat: Seat,
    offeringId: z.uuid(),
    reason,
  })
  .meta({ id: 'MoveSeat' })
export type MoveSeat = z.output<typeof MoveSeat>
