import { expect, test } from 'vitest'
import { partOfPrice } from '../../src/pricing/part-of-price.ts'
import { type Quotable, quoteOf } from '../../src/pricing/quote.ts'

const line = (netMinor: number, rateBasisPoints: number, more: Partial<Quotable> = {}): Quotable => ({
  ...{ netMinor, rateBasisPoints, currency: 'NOK', quantity: 1, invoiceFrom: null },
  category: rateBasisPoints === 0 ? 'E' : 'S',
  ...more,
})
/** Both parts as documents of their own. */
const both = (lines: Quotable[], wanted: number) => {
  const units = partOfPrice(quoteOf(lines, 'NOK'), wanted)!
  const at = (of: (line: Quotable, n: number) => number) =>
    quoteOf(
      lines.map((each, n) => ({ ...each, netMinor: of(each, n) })),
      'NOK',
    )
  return [at((_, n) => units[n]!), at(({ netMinor }, n) => netMinor - units[n]!)] as const
}

const BASKETS = [
  [line(490_000, 0)],
  [line(99_999, 2500)],
  [line(1_001, 1500)],
  [line(490_000, 0), line(12_345, 1500, { quantity: 3 })],
  [line(33_333, 2500), line(777, 2500, { quantity: 7 }), line(45_001, 1200)],
  [line(50_001, 2500, { invoiceFrom: '2027-03-01' }), line(50_001, 2500)],
]

test('both parts come to the price to the øre, net and VAT, document by document, whatever part is asked for', () => {
  for (const lines of BASKETS) {
    const whole = quoteOf(lines, 'NOK')
    for (let percent = 3; percent < 98; percent += 1) {
      const [own, other] = both(lines, Math.round((whole.total.minor * percent) / 100))
      for (const [at, document] of whole.documents.entries())
        expect([
          own.documents[at]!.net.minor + other.documents[at]!.net.minor,
          own.documents[at]!.vat.minor + other.documents[at]!.vat.minor,
        ]).toEqual([document.net.minor, document.vat.minor])
    }
  }
})

test('what is exempt is shared exactly as it was asked for, what is taxed within what its VAT allows', () => {
  expect(both([line(490_000, 0)], 123_457)[0].total.minor).toBe(123_457)
  expect(Math.abs(both([line(99_999, 2500)], 40_003)[0].total.minor - 40_003)).toBeLessThanOrEqual(3)
})

test('nothing and everything are no parts', () => {
  const quote = quoteOf([line(490_000, 0)], 'NOK')
  for (const minor of [0, -1, 490_000, 490_001]) expect(partOfPrice(quote, minor)).toBeNull()
  expect(partOfPrice(quoteOf([line(490_000, 0), line(2, 2500)], 'NOK'), 1)).toBeNull()
})
