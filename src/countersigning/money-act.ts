import { z } from 'zod'
import { CreditOrder } from '../checkout/credit-wish.ts'

/** What finance does with the money of an order that may be too much for one person: credit it, send it back, or keep it and send back what is too much. */
export const MoneyAct = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('credit'), wish: CreditOrder }),
    z.strictObject({ kind: z.literal('return') }),
    z.strictObject({ kind: z.literal('acceptance') }),
  ])
  .meta({ id: 'MoneyAct' })
export type MoneyAct = z.output<typeof MoneyAct>
