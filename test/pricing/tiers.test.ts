import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money } from '../../src/platform/money.ts'
import { Problem } from '../../src/platform/problems.ts'
import { grossOf } from '../../src/pricing/gross-of.ts'
import { QUANTITY_MAX } from '../../src/pricing/net-of.ts'
import { quoteOf } from '../../src/pricing/quote.ts'
import { TierBody, tierAt, unitNetAt } from '../../src/pricing/tier.ts'
import { tiersFrom } from '../../src/pricing/tiers-from.ts'

const listed = money(490_000, 'NOK')
const from = (...tiers: object[]) =>
  tiersFrom(
    tiers.map((tier) => TierBody.parse(tier)),
    listed,
    0,
  )

describe('cheaper from so many seats on', () => {
  test('by percent or at a price, and so many seats reach the highest tier they can', () => {
    const tiers = from({ fromSeats: 5, percentBasisPoints: 1_000 }, { fromSeats: 10, netMinor: 400_000 })
    expect(tiers).toEqual([
      { fromSeats: 5, netMinor: 441_000, percentBasisPoints: 1_000 },
      { fromSeats: 10, netMinor: 400_000, percentBasisPoints: null },
    ])
    expect([1, 4, 5, 9, 10, 100].map((seats) => unitNetAt(490_000, tiers, seats))).toEqual([
      ...[490_000, 490_000, 441_000],
      ...[441_000, 400_000, 400_000],
    ])
    expect(tierAt(tiers, 4)).toBeNull()
  })

  test('down to nothing, and never below it', () => {
    expect(from({ fromSeats: 2, percentBasisPoints: 10_000 })[0]!.netMinor).toBe(0)
    expect(TierBody.safeParse({ fromSeats: 2, percentBasisPoints: 10_001 }).success).toBe(false)
    expect(TierBody.safeParse({ fromSeats: 2, netMinor: -1 }).success).toBe(false)
    expect(TierBody.safeParse({ fromSeats: 2, netMinor: 1, percentBasisPoints: 1 }).success).toBe(false)
  })

  test.each([
    ['that begin with as many seats', { fromSeats: 5, netMinor: 1 }, '/tiers/1/fromSeats'],
    ['that cost as much as fewer seats', { fromSeats: 6, netMinor: 400_000 }, '/tiers/1'],
  ])('refuses tiers %s', (_what, second, pointer) => {
    const refusal = () => from({ fromSeats: 5, netMinor: 400_000 }, second)
    expect(refusal).toThrow(Problem)
    expect(refusal).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ pointer })] }))
  })

  test('a price with VAT that no net price gives is refused, and so is a net price beside an exact one', () => {
    const ask = (tier: object) => () => tiersFrom([TierBody.parse(tier)], money(100_000, 'NOK'), 2_500)
    expect(ask({ fromSeats: 5, grossMinor: 99_999 })).toThrow(/No net price/)
    expect(ask({ fromSeats: 5, netMinor: 79_999 })).toThrow(/No net price/)
    expect(ask({ fromSeats: 5, grossMinor: 100_000 })()[0]!.netMinor).toBe(80_000)
  })

  test('where the listed price with VAT is exact, so is that of a percentage for any number of seats, and never dearer', () => {
    const rates = fc.constantFrom(0, 1_200, 1_500, 2_500)
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 5_000 }),
        fc.integer({ min: 100, max: 10_000 }),
        rates,
        fc.integer({ min: 2, max: QUANTITY_MAX }),
        (hundreds, percentBasisPoints, rateBasisPoints, seats) => {
          const price = money(hundreds * 100, 'NOK')
          const [tier] = tiersFrom([{ fromSeats: 2, percentBasisPoints }], price, rateBasisPoints)
          const { net, gross } = grossOf(money(tier!.netMinor, 'NOK'), rateBasisPoints)
          const line = { netMinor: net.minor, currency: 'NOK', quantity: seats, rateBasisPoints } as const
          const quote = quoteOf([{ ...line, category: 'S', invoiceFrom: null }], 'NOK')
          expect(quote.total.minor).toBe(gross.minor * seats)
          expect(net.minor).toBeLessThanOrEqual(price.minor - Math.floor((price.minor * percentBasisPoints) / 10_000))
          expect(net.minor).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 300 },
    )
  })
})
