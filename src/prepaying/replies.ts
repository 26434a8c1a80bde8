import { z } from 'zod'
import { CurrencyCode } from '../platform/money.ts'
import type { Movement } from '../prepaid/movements-of.ts'
import { PREPAID_STATES, type Prepaid, placesLeft } from '../prepaid/prepaid.ts'
import { AT_END } from '../prepaid/schema.ts'

const Minor = z.int().meta({ description: 'Net, in minor units of its currency' })

export const PrepaidReply = z
  .object({
    ...{ prepaidId: z.uuid(), companyId: z.uuid(), company: z.string(), organisationNumber: z.string() },
    number: z.string(),
    state: z.enum(PREPAID_STATES).meta({
      description: 'offered until answerBy; invoicing until its invoice is issued; running until its last day',
    }),
    places: z.int().nullable().meta({ description: 'null: an amount, drawn at the price of the day' }),
    placesLeft: z.int().nullable(),
    ...{ netMinor: Minor, currency: CurrencyCode },
    courseIds: z.array(z.uuid()).nullable().meta({ description: 'null: all that are exempt from VAT' }),
    titles: z.array(z.string()),
    ...{ untilDay: z.iso.date(), atEnd: z.enum(AT_END), answerBy: z.iso.date() },
    ...{ orderId: z.uuid().nullable(), orderNumber: z.int().nullable() },
    drawnMinor: Minor,
    drawnSeats: z.int(),
    endedMinor: Minor,
    creditedMinor: Minor,
    leftMinor: Minor,
  })
  .meta({ id: 'Prepaid' })

export const MovementReply = z
  .object({
    prepaidId: z.uuid(),
    kind: z.enum(['drawn', 'put-back', 'ended']),
    at: z.iso.datetime(),
    ...{ orderId: z.uuid().nullable(), orderNumber: z.int().nullable() },
    ...{ title: z.string().nullable(), orderedBy: z.string().nullable(), seats: z.int() },
    ...{ amountMinor: Minor, currency: CurrencyCode },
  })
  .meta({ id: 'PrepaidMovement' })

export const prepaidBody = (prepaid: Prepaid): z.input<typeof PrepaidReply> => ({
  ...prepaid,
  placesLeft: placesLeft(prepaid),
})
export const movementBody = ({ at, ...movement }: Movement): z.input<typeof MovementReply> => ({
  ...movement,
  at: at.toISOString(),
})
