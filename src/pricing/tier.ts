import { z } from 'zod'
import { MinorUnits } from '../platform/money.ts'
import { QUANTITY_MAX } from './net-of.ts'
import type { Tier, TierRule } from './schema.ts'
import { WHOLE_RATE } from './vat.ts'

/** The most tiers that one offering has. */
export const TIERS_MAX = 10

export const TIER_RULES = ['keep-price', 'reprice'] as const satisfies readonly TierRule[]

export const TierBody = z
  .strictObject({
    fromSeats: z.int().min(2).max(QUANTITY_MAX),
    percentBasisPoints: z.int().min(1).max(WHOLE_RATE).optional().meta({ description: 'Off the listed price' }),
    netMinor: MinorUnits.optional(),
    grossMinor: MinorUnits.optional(),
  })
  .refine(
    (tier) =>
      [tier.percentBasisPoints, tier.netMinor, tier.grossMinor].filter((each) => each !== undefined).length === 1,
    {
      message: 'give one of percentBasisPoints, netMinor and grossMinor',
      path: ['percentBasisPoints'],
    },
  )
  .meta({ id: 'SetTier', description: 'From so many seats in one order each costs so much, or so much less' })
export type TierBody = z.output<typeof TierBody>

/** The tier that so many seats reach, from tiers in the order of their seats. */
export const tierAt = <T extends { fromSeats: number }>(tiers: readonly T[], seats: number): T | null =>
  tiers.findLast(({ fromSeats }) => fromSeats <= seats) ?? null

/** What one seat of so many costs, net. */
export const unitNetAt = (listedNetMinor: number, tiers: readonly Tier[], seats: number): number =>
  tierAt(tiers, seats)?.netMinor ?? listedNetMinor
