import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statedInKroner } from '../../src/invoicing/accounting-vat.ts'
import {
  type Credit,
  creditOf,
  creditOfAmount,
  creditOfRest,
  type Invoiced,
  leftOf,
  type VatPart,
} from '../../src/invoicing/credit.ts'
import { share } from '../../src/platform/money.ts'
import { Problem } from '../../src/platform/problems.ts'

const KINDS = [
  { category: 'E', rateBasisPoints: 0 },
  { category: 'S', rateBasisPoints: 2500 },
  { category: 'S', rateBasisPoints: 1500 },
  { category: 'S', rateBasisPoints: 1200 },
] as const

const anInvoice: fc.Arbitrary<Invoiced> = fc
  .array(
    fc.record({
      unit: fc.integer({ min: 1, max: 2_000_000 }),
      quantity: fc.integer({ min: 1, max: 30 }),
      kind: fc.constantFrom(...KINDS),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drawn) => {
    const lines = drawn.map(({ unit, quantity, kind }, at) => ({
      ...{ orderLineId: `line-${at}`, quantity, netMinor: unit * quantity },
      ...kind,
    }))
    const groups = Map.groupBy(lines, ({ category, rateBasisPoints }) => `${category}${rateBasisPoints}`)
    const vat = [...groups.values()].map((group) => {
      const baseMinor = group.reduce((sum, { netMinor }) => sum + netMinor, 0)
      const { category, rateBasisPoints } = group[0]!
      return { category, rateBasisPoints, baseMinor, vatMinor: share(baseMinor, rateBasisPoints, 10_000) }
    })
    return { currency: 'NOK' as const, lines, vat, prepaidMinor: 0, credits: [] }
  })

const grossOf = ({ lines, vat }: Credit) =>
  lines.reduce((sum, { netMinor }) => sum + netMinor, 0) + vat.reduce((sum, { vatMinor }) => sum + vatMinor, 0)

test('credit notes of any parts in any order come to exactly their invoice when the last of it is taken back', () => {
  fc.assert(
    fc.property(anInvoice, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (invoice, dice) => {
      const draw = () => dice.next().value ?? 0
      const credits: Credit[] = []
      for (let step = 0; step < 8; step++) {
        const left = leftOf({ ...invoice, credits })
        const lines = left.lines.map(({ orderLineId, netMinor }) => ({
          ...{ orderLineId, quantity: 1 },
          netMinor: Math.floor(netMinor * draw() * draw()),
        }))
        credits.push(creditOf({ ...invoice, credits }, lines))
      }
      credits.push(creditOfRest({ ...invoice, credits }))
      const gross = leftOf({ ...invoice, credits: [] }).grossMinor
      expect(credits.reduce((sum, credit) => sum + grossOf(credit), 0)).toBe(gross)
      expect(leftOf({ ...invoice, credits })).toMatchObject({ grossMinor: 0 })
      for (const credit of credits) expect(credit.vat.every(({ vatMinor }) => vatMinor >= 0)).toBe(true)
    }),
  )
})

test('an invoice in another currency is closed in kroner too, group by group, by whatever rate it was issued', () => {
  fc.assert(
    fc.property(
      anInvoice,
      fc.integer({ min: 1, max: 9_999_999 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (plain, digits, dice) => {
        const now = new Map([
          ['EUR', { currency: 'EUR', ratedOn: '2026-11-20', rate: `0.${digits}`, source: 'test' }],
        ] as const)
        const { vat, accountingVat } = statedInKroner(plain.vat, 'EUR', { kept: null, now })
        const invoice = { ...plain, vat: vat as VatPart[] }
        const credits: Credit[] = []
        for (let step = 0; step < 5; step++) {
          const lines = leftOf({ ...invoice, credits }).lines.map(({ orderLineId, netMinor }) => ({
            ...{ orderLineId, quantity: 1 },
            netMinor: Math.floor(netMinor * (dice.next().value ?? 0)),
          }))
          credits.push(creditOf({ ...invoice, credits }, lines))
        }
        credits.push(creditOfRest({ ...invoice, credits }))
        for (const group of invoice.vat.filter(({ kronerMinor }) => kronerMinor !== undefined)) {
          const taken = credits.flatMap((credit) =>
            credit.vat.filter(
              (part) => part.rateBasisPoints === group.rateBasisPoints && part.category === group.category,
            ),
          )
          expect(taken.every(({ kronerMinor }) => (kronerMinor ?? -1) >= 0)).toBe(true)
          expect(taken.reduce((sum, { kronerMinor = 0 }) => sum + kronerMinor, 0)).toBe(group.kronerMinor)
        }
        const stated = invoice.vat.reduce((sum, { kronerMinor = 0 }) => sum + kronerMinor, 0)
        expect(stated).toBe(accountingVat?.vatMinor ?? 0)
      },
    ),
  )
})

test('the VAT of a part is at most one minor unit off the part’s own rounding', () => {
  fc.assert(
    fc.property(
      anInvoice,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
      (invoice, parts) => {
        const first = creditOf(
          invoice,
          invoice.lines.map(({ orderLineId, netMinor }, at) => ({
            ...{ orderLineId, quantity: 1 },
            netMinor: Math.floor(netMinor * parts[at]!),
          })),
        )
        const rest = creditOfRest({ ...invoice, credits: [first] })
        for (const { baseMinor, rateBasisPoints, vatMinor } of [...first.vat, ...rest.vat])
          expect(Math.abs(vatMinor - share(baseMinor, rateBasisPoints, 10_000))).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test('an amount is credited exactly or refused with amounts that can be', () => {
  fc.assert(
    fc.property(anInvoice, fc.double({ min: 0, max: 1, noNaN: true }), (invoice, part) => {
      const { grossMinor } = leftOf(invoice)
      const asked = Math.max(1, Math.floor(grossMinor * part))
      try {
        expect(grossOf(creditOfAmount(invoice, asked))).toBe(asked)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        expect(error.code).toBe('credit/amount-not-representable')
        const { lower, higher } = error.facts.nearest as { lower: number | null; higher: number }
        for (const near of [lower, higher]) if (near !== null) expect(grossOf(creditOfAmount(invoice, near))).toBe(near)
      }
    }),
  )
})

const oneCourse: Invoiced = {
  currency: 'NOK',
  lines: [{ orderLineId: 'a', quantity: 2, netMinor: 980_000, category: 'E', rateBasisPoints: 0 }],
  vat: [{ category: 'E', rateBasisPoints: 0, baseMinor: 980_000, vatMinor: 0 }],
  prepaidMinor: 980_000,
  credits: [],
}

test('more than is left is refused, and says how much is', () => {
  const first = creditOfAmount(oneCourse, 900_000)
  const twice = () => creditOfAmount({ ...oneCourse, credits: [first] }, 80_001)
  expect(twice).toThrowError(
    expect.objectContaining({ code: 'credit/more-than-left', facts: { leftMinor: 80_000, currency: 'NOK' } }),
  )
})

test('of an invoice paid in part no more goes back as money than was paid', () => {
  const partly = { ...oneCourse, prepaidMinor: 300_000 }
  const first = creditOfAmount(partly, 200_000)
  const second = creditOfAmount({ ...partly, credits: [first] }, 200_000)
  expect([first.returnedMinor, second.returnedMinor]).toEqual([200_000, 100_000])
})

test('a line that is named twice is judged by what is taken off it together', () => {
  const line = { orderLineId: 'line-0', quantity: 2, netMinor: 1_000, category: 'E', rateBasisPoints: 0 } as const
  const vat = [{ category: 'E', rateBasisPoints: 0, baseMinor: 1_000, vatMinor: 0 } as const]
  const invoice: Invoiced = { currency: 'EUR', lines: [line], vat, prepaidMinor: 0, credits: [] }
  const off = (netMinor: number) => ({ orderLineId: 'line-0', quantity: 1, netMinor })
  expect(() => creditOf(invoice, [off(600), off(600)])).toThrow(Problem)
  expect(grossOf(creditOf(invoice, [off(600), off(400)]))).toBe(1_000)
})
