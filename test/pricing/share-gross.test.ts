import { expect, test } from 'vitest'
import { money } from '../../src/platform/money.ts'
import { netOf } from '../../src/pricing/net-of.ts'
import { quoteOf } from '../../src/pricing/quote.ts'
import { shareGross } from '../../src/pricing/share-gross.ts'

const part = (grossMinor: number, rateBasisPoints = 0) => ({ grossMinor, rateBasisPoints })
const sharesOf = (total: number, parts: ReturnType<typeof part>[]) =>
  shareGross(total, parts).map(({ grossMinor }) => grossMinor)
const sum = (amounts: readonly number[]) => amounts.reduce((all, each) => all + each, 0)

test('what is not taxed is shared to the øre, by largest remainder, ties in order', () => {
  expect(sharesOf(1000, [part(500), part(500), part(500)])).toEqual([334, 333, 333])
  expect(sharesOf(1_000_000, [part(490_000), part(590_000), part(120_000)])).toEqual([408_333, 491_667, 100_000])
  expect(sharesOf(0, [part(500), part(700)])).toEqual([0, 0])
  expect(sharesOf(900, [part(0), part(1000)])).toEqual([0, 900])
  expect(sharesOf(0, [part(0), part(0)])).toEqual([0, 0])
})

test('each taxed share is one that a net price gives for any number of seats, and the sum is the total wherever it can be', () => {
  for (const [total, parts] of [
    [1_000_000, [part(625_000, 2500), part(612_500, 2500), part(125_000, 2500)]],
    [999_900, [part(490_000), part(612_500, 2500), part(112_000, 1200)]],
    [777_777, [part(490_000), part(612_500, 2500)]],
    [333_335, [part(250_000, 2500), part(125_000, 2500)]],
  ] as const) {
    const shared = shareGross(total, parts)
    expect(sum(shared.map(({ grossMinor }) => grossMinor))).toBe(total)
    for (const [at, { grossMinor, netMinor }] of shared.entries())
      expect(netOf(grossMinor, parts[at]!.rateBasisPoints)).toBe(netMinor)
  }
})

test('a total that no net prices give is less by what is missing, and never more', () => {
  const taxed = sharesOf(333_333, [part(250_000, 2500), part(250_000, 2500)])
  expect(sum(taxed)).toBe(333_330)
  const two = sharesOf(100_003, [part(112_000, 1200), part(125_000, 2500)])
  expect(sum(two)).toBeLessThanOrEqual(100_003)
  expect(100_003 - sum(two)).toBeLessThan(28)
})

test('whatever is bought of it, each document comes to exactly the shares of its lines', () => {
  const parts = [part(490_000), part(612_500, 2500), part(112_000, 1200)]
  const shared = shareGross(1_000_000, parts)
  for (let quantity = 1; quantity <= 100; quantity++)
    for (const [at, { grossMinor, netMinor }] of shared.entries()) {
      const { rateBasisPoints } = parts[at]!
      const line = {
        netMinor,
        quantity,
        currency: 'NOK' as const,
        category: 'S' as const,
        rateBasisPoints,
        invoiceFrom: null,
      }
      expect(quoteOf([line], 'NOK').total).toEqual(money(grossMinor * quantity, 'NOK'))
    }
})
