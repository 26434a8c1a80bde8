import { type Money, money } from '../platform/money.ts'
import { invalid } from '../platform/problems.ts'
import { exactBelow, isExact, lessPercent } from './exact-below.ts'
import { grossOf } from './gross-of.ts'
import { netFrom } from './net-from.ts'
import type { Tier } from './schema.ts'
import type { TierBody } from './tier.ts'

/**
 * Tiers as net prices, each from more seats and cheaper than the one before. Where private buyers are shown an exact price with
 * VAT, that of every tier is exact too: a percentage is rounded down to it, in the buyer's favour.
 * @throws request/invalid, pricing/gross-not-representable
 */
export function tiersFrom(wanted: readonly TierBody[], listed: Money, rateBasisPoints: number): Tier[] {
  const { currency } = listed
  const exact = isExact(listed.minor, rateBasisPoints)
  let before = { fromSeats: 1, netMinor: listed.minor }
  return wanted.map(({ fromSeats, percentBasisPoints, netMinor, grossMinor }, at) => {
    const asked =
      netMinor ??
      (percentBasisPoints === undefined
        ? netFrom(money(grossMinor!, currency), rateBasisPoints)
        : lessPercent(listed, percentBasisPoints))
    const net = exact ? exactFrom(money(asked, currency), rateBasisPoints, percentBasisPoints !== undefined) : asked
    if (fromSeats <= before.fromSeats && at > 0)
      throw invalid(`/tiers/${at}/fromSeats`, 'must be more than in the tier before')
    if (net >= before.netMinor) throw invalid(`/tiers/${at}`, 'must be cheaper than fewer seats')
    before = { fromSeats, netMinor: net }
    return { ...before, percentBasisPoints: percentBasisPoints ?? null }
  })
}

/** The price itself where it is exact; a percentage may end a little lower. @throws pricing/gross-not-representable */
const exactFrom = (asked: Money, rateBasisPoints: number, mayBeLower: boolean): number =>
  exactBelow(asked.minor, rateBasisPoints, mayBeLower ? undefined : 1) ??
  netFrom(grossOf(asked, rateBasisPoints).gross, rateBasisPoints)
