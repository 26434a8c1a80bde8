import { z } from 'zod'
import { type Currency, MoneySchema } from '../platform/money.ts'
import { Line } from '../platform/words.ts'

/** The whole listed price, in basis points. */
const WHOLE = 10_000
/** The most characters of what both call an agreement: it stands on every line that is sold by it. */
export const NUMBER_MAX = 40
/** The most courses that one agreement names, and the most seats that it is for. */
export const COURSES_MAX = 500
export const SEATS_MAX = 100_000

export const AgreementBody = z
  .strictObject({
    number: Line.max(NUMBER_MAX).meta({ description: 'What both call it; it stands on orders and invoices' }),
    discountBasisPoints: z.int().min(1).max(WHOLE).meta({ description: 'Off the listed price: 1500 is 15 %' }),
    fromDay: z.iso.date().meta({ description: 'The first day on which it can be ordered by' }),
    untilDay: z.iso.date().meta({ description: 'The last day on which it can be ordered by' }),
    courseIds: z
      .array(z.uuid())
      .min(1)
      .max(COURSES_MAX)
      .nullable()
      .default(null)
      .meta({ description: 'The courses that it covers; null: all' }),
    seatsMost: z.int().min(1).max(SEATS_MAX).nullable().default(null).meta({ description: 'The most seats in all' }),
    netMost: MoneySchema.refine(({ minor }) => minor > 0, { message: 'must be more than nothing', path: ['minor'] })
      .nullable()
      .default(null)
      .meta({
        description: 'The most that the seats may cost in all, net; then it covers what is sold in this currency',
      }),
    reason: Line.meta({ description: 'Why it says this: kept with this version' }),
  })
  .meta({ id: 'AgreementBody' })
export type AgreementBody = z.output<typeof AgreementBody>

/** What an agreement says in one of its versions. */
export type AgreementVersion = {
  version: number
  number: string
  discountBasisPoints: number
  fromDay: string
  untilDay: string
  courseIds: string[] | null
  seatsMost: number | null
  netMostMinor: number | null
  currency: Currency | null
  ended: boolean
  reason: string
  setAt: Date
}

/** An agreement as it stands, with what has been ordered by it and not given back, and all that it has said, the newest first. */
export type Agreement = AgreementVersion & {
  agreementId: string
  companyId: string
  seatsUsed: number
  netUsedMinor: number
  /** The seller's calendar day says that it can be ordered by. */
  running: boolean
  titles: string[]
  history: AgreementVersion[]
}
