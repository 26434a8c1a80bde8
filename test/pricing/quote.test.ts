import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Quotable, quoteOf } from '../../src/pricing/quote.ts'

const kind = fc.constantFrom(
  { category: 'S' as const, rateBasisPoints: 2500 },
  { category: 'S' as const, rateBasisPoints: 1500 },
  { category: 'S' as const, rateBasisPoints: 1111 },
  { category: 'E' as const, rateBasisPoints: 0 },
  { category: 'Z' as const, rateBasisPoints: 0 },
)
const line: fc.Arbitrary<Quotable> = fc
  .record({ netMinor: fc.integer({ min: 0, max: 100_000_000 }), quantity: fc.integer({ min: 1, max: 100 }), kind })
  .map(({ kind, ...rest }) => ({ ...rest, ...kind, currency: 'NOK' as const, invoiceFrom: null }))
const lines = fc.array(line, { maxLength: 12 })
const amounts = ({ net, vat, total, documents }: ReturnType<typeof quoteOf>) => ({
  net,
  vat,
  total,
  vatOf: documents.flatMap(({ vatOf }) => vatOf),
})

test('every sum of a quote is exact to the øre', () => {
  fc.assert(
    fc.property(lines, (lines) => {
      const quote = quoteOf(lines, 'NOK')
      const { vatOf } = amounts(quote)
      const sum = (parts: { minor: number }[]) => parts.reduce((total, { minor }) => total + minor, 0)
      expect(quote.net.minor).toBe(lines.reduce((total, { netMinor, quantity }) => total + netMinor * quantity, 0))
      expect(sum(quote.lines.map(({ lineNet }) => lineNet))).toBe(quote.net.minor)
      expect(sum(vatOf.map(({ net }) => net))).toBe(quote.net.minor)
      expect(sum(vatOf.map(({ vat }) => vat))).toBe(quote.vat.minor)
      expect(quote.net.minor + quote.vat.minor).toBe(quote.total.minor)
    }),
  )
})

test('VAT is the rounded share of each group’s sum, never of its lines', () => {
  fc.assert(
    fc.property(lines, (lines) => {
      for (const { net, vat, rateBasisPoints } of amounts(quoteOf(lines, 'NOK')).vatOf) {
        const exact = BigInt(net.minor) * BigInt(rateBasisPoints)
        const off = BigInt(vat.minor) * 10_000n - exact
        expect(off > -5_000n && off <= 5_000n).toBe(true)
      }
    }),
  )
  const cheap = {
    netMinor: 2,
    currency: 'NOK',
    quantity: 1,
    category: 'S',
    rateBasisPoints: 2500,
    invoiceFrom: null,
  } as const
  expect(quoteOf([cheap, cheap, cheap], 'NOK').vat.minor).toBe(2)
  expect(quoteOf([cheap], 'NOK').vat.minor).toBe(1)
})

test('the order of the lines changes nothing that is owed', () => {
  fc.assert(
    fc.property(lines, fc.infiniteStream(fc.nat()), (lines, salt) => {
      const shuffled = lines.map((line) => ({ line, at: salt.next().value ?? 0 })).sort((a, b) => a.at - b.at)
      expect(
        amounts(
          quoteOf(
            shuffled.map(({ line }) => line),
            'NOK',
          ),
        ),
      ).toEqual(amounts(quoteOf(lines, 'NOK')))
    }),
  )
})

test('a line of n seats costs what n lines of one seat cost', () => {
  fc.assert(
    fc.property(line, (line) => {
      const units = Array.from({ length: line.quantity }, () => ({ ...line, quantity: 1 }))
      expect(amounts(quoteOf(units, 'NOK'))).toEqual(amounts(quoteOf([line], 'NOK')))
    }),
  )
})

test('lines that are invoiced on different days stand on different documents, each rounded by itself', () => {
  const now = {
    netMinor: 2,
    currency: 'NOK',
    quantity: 1,
    category: 'S',
    rateBasisPoints: 2500,
    invoiceFrom: null,
  } as const
  const later = { ...now, invoiceFrom: '2027-03-01' }
  const { documents, vat } = quoteOf([now, later, now], 'NOK')
  expect(documents.map(({ invoiceFrom, positions, vat }) => [invoiceFrom, positions, vat.minor])).toEqual([
    [null, [0, 2], 1],
    ['2027-03-01', [1], 1],
  ])
  expect(vat.minor).toBe(2)
})

test('nothing costs nothing, and what a line carries travels along', () => {
  expect(quoteOf([], 'NOK')).toMatchObject({ lines: [], documents: [], total: { minor: 0, currency: 'NOK' } })
  const known = {
    netMinor: 490_000,
    currency: 'NOK',
    quantity: 2,
    category: 'E',
    rateBasisPoints: 0,
    invoiceFrom: null,
    title: 'Statistikk',
  } as const
  expect(quoteOf([known], 'NOK').lines[0]).toEqual({ ...known, lineNet: { minor: 980_000, currency: 'NOK' } })
})
