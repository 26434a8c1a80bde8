import { z } from 'zod'
import { type Currency, MoneySchema } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import { AT_END, type AtEnd } from './schema.ts'

/** The most characters of what both call a prepaid: it stands on the invoice. */
export const NUMBER_MAX = 40
/** The most places of one prepaid, and the most courses that it names. */
export const PLACES_MAX = 1000
export const COURSES_MAX = 500
/** Days before the last one on which the company is told what is left. */
export const WARNED_DAYS = [60, 14] as const
/** All that can be prepaid is exempt (decisions/0077), and so is the income of what nobody drew. */
export const PREPAID_CATEGORY = 'E'

export const PrepaidBody = z
  .strictObject({
    number: Line.max(NUMBER_MAX).meta({ description: 'What both call it; it stands on the invoice' }),
    places: z
      .int()
      .min(1)
      .max(PLACES_MAX)
      .nullable()
      .default(null)
      .meta({ description: 'So many places at one price each; null: an amount, drawn at the price of the day' }),
    net: MoneySchema.refine(({ minor }) => minor > 0, { message: 'must be more than nothing', path: ['minor'] }).meta({
      description: 'What is paid for all of it; what is drawn is exempt from VAT, and so is this',
    }),
    courseIds: z
      .array(z.uuid())
      .min(1)
      .max(COURSES_MAX)
      .nullable()
      .default(null)
      .meta({ description: 'The courses that it can be drawn on; null: all that are exempt from VAT' }),
    untilDay: z.iso.date().meta({ description: 'The last day on which it can be drawn on' }),
    atEnd: z.enum(AT_END).meta({ description: 'What becomes of what is left: income of the seller, or a credit note' }),
    answerBy: z.iso.date().meta({ description: 'The last day on which the company can say yes' }),
  })
  .meta({ id: 'PrepaidBody' })
export type PrepaidBody = z.output<typeof PrepaidBody>

export const PREPAID_STATES = ['offered', 'lapsed', 'withdrawn', 'invoicing', 'running', 'ended', 'taken-back'] as const
export type PrepaidState = (typeof PREPAID_STATES)[number]

/** A prepaid as it stands. Amounts are net, in minor units of its currency; `leftMinor` is what can still be drawn or taken back. */
export type Prepaid = {
  prepaidId: string
  companyId: string
  company: string
  organisationNumber: string
  number: string
  places: number | null
  netMinor: number
  currency: Currency
  courseIds: string[] | null
  titles: string[]
  untilDay: string
  atEnd: AtEnd
  answerBy: string
  orderId: string | null
  orderNumber: number | null
  state: PrepaidState
  /** Drawn and not put back; ended; credited with a credit note. */
  drawnMinor: number
  drawnSeats: number
  endedMinor: number
  creditedMinor: number
  leftMinor: number
}

/** Seats of an offering, of which course and in which category of VAT. */
type Seats = { courseId: string; price: { category: string } }

/**
 * Whether it can be drawn on for seats of an offering: of a course that it names, and without VAT, which is invoiced on delivery and cannot
 * have been paid for before (decisions/0077). Of what is offered beside them nothing may be chosen.
 */
export const coversLine = (
  { courseIds }: Pick<Prepaid, 'courseIds'>,
  { courseId, price }: Seats,
  extras: readonly { quantity: number }[],
): boolean =>
  price.category === PREPAID_CATEGORY &&
  extras.every(({ quantity }) => quantity === 0) &&
  (courseIds?.includes(courseId) ?? true)

/** What a place of it costs; null where it is an amount. */
export const placePrice = ({ places, netMinor }: Pick<Prepaid, 'places' | 'netMinor'>): number | null =>
  places === null ? null : netMinor / places

/** The places that are left; null where it is an amount. A fee that was kept of a place leaves a part of one. */
export function placesLeft(prepaid: Pick<Prepaid, 'places' | 'netMinor' | 'leftMinor'>): number | null {
  const price = placePrice(prepaid)
  return price === null ? null : Math.floor(Math.max(0, prepaid.leftMinor) / price)
}
