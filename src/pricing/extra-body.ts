import { z } from 'zod'
import { CurrencyCode, MinorUnits } from '../platform/money.ts'
import { Line, SaidLine } from '../platform/words.ts'
import { DELIVERED, PER_SEAT_MAX } from './extra.ts'

/** What is said of an extra when it is made or changed. */
export const ExtraBody = z
  .strictObject({
    name: SaidLine,
    currency: CurrencyCode.default('NOK').meta({ description: 'That of its offering' }),
    netMinor: MinorUnits.optional(),
    grossMinor: MinorUnits.optional(),
    taxClass: z.string().min(1).max(40),
    taxDecision: Line.meta({ description: 'Who decided on this tax class, and why' }),
    mostPerSeat: z.int().min(1).max(PER_SEAT_MAX).default(1),
    required: z.boolean().default(false).meta({ description: 'It comes with every seat' }),
    delivered: z
      .enum(DELIVERED)
      .default('first-session')
      .meta({ description: 'What is taxed is invoiced when it is delivered' }),
  })
  .refine(({ netMinor, grossMinor }) => (netMinor === undefined) !== (grossMinor === undefined), {
    message: 'give either netMinor or grossMinor',
    path: ['netMinor'],
  })
  .meta({ id: 'Extra', description: 'Something sold beside a seat, at a price without VAT (netMinor) or with it' })
export type ExtraBody = z.output<typeof ExtraBody>
