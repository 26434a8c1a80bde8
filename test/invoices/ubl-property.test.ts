import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf } from '../../invoices/check.ts'
import type { Adjustment, VatCategory } from '../../invoices/document.ts'
import { type DraftLine, drawnUp } from '../../invoices/samples/draft.ts'
import { ublOf } from '../../invoices/ubl.ts'
import { AMERICAN, COMPANY, GERMAN, LIMITED, PERSON, STATE_BODY, SWEDISH } from '../../scripts/samples/buyers.ts'
import { recomputed } from '../../scripts/samples/recompute.ts'
import { readUbl } from './read-ubl.ts'

const RUNS = 300
const LARGEST_PRICE_E4 = 900_000_000_000

const RATES: Record<VatCategory, number[]> = { S: [2500, 1500, 1200, 1111], E: [0], Z: [0], O: [0], AE: [0], G: [0] }
const name = fc.string({ unit: 'binary', minLength: 0, maxLength: 40 }).map((text) => `K${text}`)
/** Documents outside the Act stand alone; the others may mix as a seller of courses may. */
const kinds = fc.oneof(
  fc.constant<VatCategory[]>(['O']),
  fc.subarray<VatCategory>(['S', 'E', 'Z', 'G'], { minLength: 1 }),
  fc.constant<VatCategory[]>(['AE', 'E']),
)
const currency = fc.constantFrom(
  ['NOK', undefined],
  ['EUR', '11.7425'],
  ['SEK', '1.0213'],
  ['JPY', '0.0684'],
  ['USD', '10.9001'],
)

const taxed = (allowed: VatCategory[]) =>
  fc
    .constantFrom(...allowed)
    .chain((vatCategory) =>
      fc.constantFrom(...RATES[vatCategory]).map((vatRateBasisPoints) => ({ vatCategory, vatRateBasisPoints })),
    )
const line = (allowed: VatCategory[]): fc.Arbitrary<DraftLine> =>
  fc
    .record({
      name,
      tax: taxed(allowed),
      quantity: fc.integer({ min: 1, max: 999 }),
      unitPriceE4: fc.integer({ min: 0, max: LARGEST_PRICE_E4 }),
      chargeMinor: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 99_999 })),
      share: fc.integer({ min: 0, max: 10_000 }),
    })
    .map(({ tax, share, ...rest }) => {
      const line = { ...rest, ...tax, chargeReason: 'Tillegg', discountReason: 'Rabatt' }
      // A discount never takes more than the price: in whole units of the smallest currency.
      const least = Math.floor((rest.quantity * rest.unitPriceE4) / 10_000)
      return { ...line, discountMinor: Math.floor((least * share) / 10_000) }
    })
const charge = (allowed: VatCategory[]): fc.Arbitrary<Adjustment> =>
  fc.record({ tax: taxed(allowed), amountMinor: fc.integer({ min: 0, max: 99_999 }) }).map(({ tax, amountMinor }) => ({
    kind: 'charge',
    reason: 'Gebyr',
    amountMinor,
    ...tax,
  }))

const document = kinds
  .chain((allowed) =>
    fc.record({
      money: currency,
      lines: fc.array(line(allowed), { minLength: 1, maxLength: 12 }),
      adjustments: fc.array(charge(allowed), { maxLength: 2 }),
      buyer: allowed.includes('AE') ? fc.constant(GERMAN) : fc.constantFrom(PERSON, COMPANY, GERMAN, SWEDISH, AMERICAN),
      seller: allowed.every((kind) => 'EZO'.includes(kind))
        ? fc.constantFrom(STATE_BODY, LIMITED)
        : fc.constant(LIMITED),
      language: fc.constantFrom('nb' as const, 'nn' as const, 'en' as const),
      test: fc.boolean(),
      note: fc.option(name, { nil: undefined }),
    }),
  )
  .map(({ lines, money: [code = 'NOK', exchangeRate], note, ...rest }) =>
    drawnUp({
      number: '1',
      currency: code,
      ...(exchangeRate === undefined ? {} : { exchangeRate }),
      ...(note === undefined ? {} : { note }),
      ...rest,
      lines: code === 'JPY' ? lines.map(inWholeYen) : lines,
    }),
  )

function inWholeYen(line: DraftLine): DraftLine {
  return { ...line, unitPriceE4: line.unitPriceE4 - (line.unitPriceE4 % 10_000), discountMinor: 0 }
}

test('whatever is sold in whichever currency, a document without faults gives XML whose sums come out exactly', () => {
  fc.assert(
    fc.property(document, (one) => {
      expect(faultsOf(one)).toEqual([])
      const xml = ublOf(one)
      expect(readUbl(xml).name).toBe('Invoice')
      expect(recomputed(xml).faults).toEqual([])
    }),
    { numRuns: RUNS },
  )
})

test('one minor unit more or less in any sum is a fault', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(1, -1), fc.nat(), (one, off, place) => {
      const sums = Object.keys(one.totals) as Array<keyof typeof one.totals>
      const key = sums[place % sums.length] ?? 'netMinor'
      expect(faultsOf({ ...one, totals: { ...one.totals, [key]: one.totals[key] + off } })).not.toEqual([])
      const [group, ...others] = one.vat
      if (group === undefined) throw new Error('no VAT group')
      expect(faultsOf({ ...one, vat: [{ ...group, vatMinor: group.vatMinor + off }, ...others] })).not.toEqual([])
    }),
    { numRuns: RUNS / 3 },
  )
})
