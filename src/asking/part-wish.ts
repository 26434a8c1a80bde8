import { z } from 'zod'
import { LARGEST_MINOR, type Money, share } from '../platform/money.ts'

/** A hundred per cent. */
const WHOLE_PERCENT = 100

/** The part of a price that an employer pays: per cent, or an amount with VAT in minor units of the request's currency. */
export const PartWish = z
  .union([
    z.strictObject({
      percent: z
        .int()
        .min(1)
        .max(WHOLE_PERCENT - 1),
    }),
    z.strictObject({ minor: z.int().min(1).max(LARGEST_MINOR) }),
  ])
  .meta({ id: 'PartWish', description: 'Per cent of the price, or an amount with VAT in minor units of its currency' })
export type PartWish = z.output<typeof PartWish>

/** What that is of a price, in minor units, before VAT is split (pricing/share-price.ts). */
export const wantedMinor = (part: PartWish, { minor }: Pick<Money, 'minor'>): number =>
  'percent' in part ? share(minor, part.percent, WHOLE_PERCENT) : part.minor
