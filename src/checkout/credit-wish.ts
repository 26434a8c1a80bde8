import { z } from 'zod'
import { LINES_MAX, QUANTITY_MAX } from '../cart/problems.ts'
import { LARGEST_MINOR } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import { EXTRAS_MAX, PER_SEAT_MAX } from '../pricing/extra.ts'

const Minor = z.int().min(1).max(LARGEST_MINOR)
const CreditPlace = z.strictObject({ lineId: z.uuid(), position: z.int().min(1).max(QUANTITY_MAX) })
export type CreditPlace = z.output<typeof CreditPlace>

const parts = {
  seats: z
    .array(CreditPlace)
    .min(1)
    .max(LINES_MAX * QUANTITY_MAX)
    .optional()
    .meta({ description: 'Seats that are given back, each credited at its price' }),
  extras: z
    .array(
      z.strictObject({
        lineId: z.uuid(),
        quantity: z
          .int()
          .min(0)
          .max(QUANTITY_MAX * PER_SEAT_MAX),
      }),
    )
    .min(1)
    .max(LINES_MAX * EXTRAS_MAX)
    .optional()
    .meta({
      description:
        'With seats: how many of an extra are given back. Of those not named, what is not delivered goes with its seats, and what is delivered stays',
    }),
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), netMinor: Minor }))
    .min(1)
    .max(LINES_MAX)
    .optional()
    .meta({ description: 'Amounts without VAT taken off lines; the seats stay' }),
  amountMinor: Minor.optional().meta({
    description: 'An amount with VAT taken off the order, spread over what is left of it; the seats stay',
  }),
}
const oneWay = ({ seats, lines, amountMinor }: { seats?: unknown; lines?: unknown; amountMinor?: unknown }) =>
  [seats, lines, amountMinor].filter((each) => each !== undefined).length <= 1
const ONE_WAY = { message: 'give seats, lines or an amount, or none of them for the whole order', path: ['seats'] }

const withSeats = ({ seats, extras }: { seats?: unknown; extras?: unknown }) =>
  extras === undefined || seats !== undefined
const WITH_SEATS = { message: 'extras are given back with seats', path: ['extras'] }

/** What is to be credited: seats, lines or an amount; all that is left where none of them is given. */
export const CreditParts = z
  .strictObject(parts)
  .refine(oneWay, ONE_WAY)
  .refine(withSeats, WITH_SEATS)
  .meta({ id: 'CreditParts' })
export type CreditParts = z.output<typeof CreditParts>

export const CreditOrder = z
  .strictObject({ reason: Line.meta({ description: 'Stands on the credit note' }), ...parts })
  .refine(oneWay, ONE_WAY)
  .refine(withSeats, WITH_SEATS)
  .meta({ id: 'CreditOrder' })
export type CreditOrder = z.output<typeof CreditOrder>

/** What giving seats of a line back comes to, net, where terms or tiers say more than the seats' price: credited, and kept as a fee. */
export type LineBack = {
  lineId: string
  creditMinor: number
  feeMinor: number
  /** What was delivered beside these seats goes back with them, too. */
  withDelivered?: boolean
}
/** Of an order that pays a share of a price: what of its line goes back with the seat or the extra that it is a share of, net. */
export type ShareBack = { lineId: string; quantity: number; creditMinor: number; feeMinor: number; last: boolean }
/** Seats given back under terms: `seatIds` are the very rows that come free. */
export type ReturnedSeats = { seats: CreditPlace[]; backs: readonly LineBack[]; seatIds: readonly string[] }
/** So much of a payment that is not sent back: it pays for what takes the credited seat's place. */
export type KeptMoney = { paymentId: string; amountMinor: number }
/** What finance may ask for, and what giving back and moving ask for. */
export type CreditWish = CreditParts &
  Partial<Pick<ReturnedSeats, 'backs' | 'seatIds'>> & { keeps?: readonly KeptMoney[]; shares?: readonly ShareBack[] }
