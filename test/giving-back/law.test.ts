import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CreditPlan, Open } from '../../src/checkout/credit-plan.ts'
import { planCredit } from '../../src/checkout/plan-credit.ts'
import { lineBack } from '../../src/giving-back/line-back.ts'
import { type Credit, creditGross, leftOf } from '../../src/invoicing/credit.ts'
import type { Creditable } from '../../src/invoicing/creditable.ts'
import { type Quotable, quoteOf } from '../../src/pricing/quote.ts'
import type { FrozenTier } from '../../src/pricing/schema.ts'
import { tierAt, unitNetAt } from '../../src/pricing/tier.ts'
import type { VatCategory } from '../../src/pricing/vat.ts'
import { promise } from '../support/promises.ts'

const TODAY = '2027-01-10'
/** `CT_RUNS` plays more of them. */
const RUNS = Number(process.env.CT_RUNS ?? 3_000)
const LATER = '2027-03-10'

type Kind = { category: VatCategory; rateBasisPoints: number }
const KINDS: Kind[] = [
  { category: 'E', rateBasisPoints: 0 },
  { category: 'S', rateBasisPoints: 2_500 },
  { category: 'S', rateBasisPoints: 1_500 },
  { category: 'S', rateBasisPoints: 1_111 },
]
const price = fc.integer({ min: 0, max: 700_000 })
const extra = fc.record({ kind: fc.constantFrom(...KINDS), netMinor: price, perSeat: fc.integer({ min: 1, max: 2 }) })
const line = fc.record({
  kind: fc.constantFrom(...KINDS),
  listedMinor: fc.integer({ min: 1, max: 700_000 }),
  seats: fc.integer({ min: 1, max: 12 }),
  offs: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
  reprice: fc.boolean(),
  extras: fc.array(extra, { maxLength: 2 }),
  /** Invoiced when it is delivered, and so not yet. */
  later: fc.boolean(),
})
type Drawn = typeof line extends fc.Arbitrary<infer T> ? T : never

/** Tiers from 3, 6 and 9 seats, each some percent cheaper than the one before. */
function tierOf({ listedMinor, offs, reprice, seats }: Drawn): FrozenTier | null {
  let net = listedMinor
  const tiers = offs.map((off, at) => {
    net = Math.floor((net * (100 - off)) / 100)
    return { fromSeats: 3 * (at + 1), netMinor: net, percentBasisPoints: null }
  })
  const reached = tierAt(tiers, seats)
  const rule = reprice ? 'reprice' : 'keep-price'
  return reached && { fromSeats: reached.fromSeats, listedNetMinor: listedMinor, rule, tiers }
}

/** An order as it stands before anything is given back: one demand for what is invoiced, one for what is not yet. */
function orderOf(drawn: readonly Drawn[]) {
  const lines = drawn.flatMap((each, at) => {
    const tier = tierOf(each)
    const unitNetMinor = unitNetAt(each.listedMinor, tier?.tiers ?? [], each.seats)
    const of = { at, later: each.later, seatLineId: `seat-${at}`, seats: each.seats }
    const seat = {
      ...of,
      ...each.kind,
      lineId: `seat-${at}`,
      kind: 'seat' as const,
      quantity: each.seats,
      unitNetMinor,
      tier,
    }
    const extras = each.extras.map((one, n) => ({
      ...{ ...of, ...one.kind, lineId: `extra-${at}-${n}`, kind: 'extra' as const, tier: null },
      ...{ quantity: one.perSeat * each.seats, unitNetMinor: one.netMinor },
    }))
    return [seat, ...extras]
  })
  const demands = [false, true].flatMap((later): Creditable[] => {
    const own = lines.filter((each) => each.later === later)
    if (own.length === 0) return []
    const agreed = own.map(({ lineId, quantity, unitNetMinor, category, rateBasisPoints }) => ({
      ...{ orderLineId: lineId, quantity, netMinor: quantity * unitNetMinor, category, rateBasisPoints },
    }))
    const quotable = own.map(
      (each): Quotable => ({ ...each, netMinor: each.unitNetMinor, currency: 'NOK', invoiceFrom: null }),
    )
    const [document] = quoteOf(quotable, 'NOK').documents
    const vat = document!.vatOf.map(({ net, vat: tax, ...of }) => ({
      ...of,
      baseMinor: net.minor,
      vatMinor: tax.minor,
    }))
    return [
      {
        ...{ demandId: later ? 'later' : 'now', currency: 'NOK', amountMinor: document!.total.minor, agreed },
        ...{ invoiceId: later ? null : 'invoice', invoiceFrom: later ? LATER : TODAY, isSetAside: false },
        ...{ lines: later ? [] : agreed, vat: later ? [] : vat, prepaidMinor: 0, transferredMinor: 0, credits: [] },
      },
    ]
  })
  return { lines, demands }
}
type Order = ReturnType<typeof orderOf>

/** Gives back in the steps that `dice` throw, each seat at this fee, until nothing is left; returns what is left of it all. */
function giveAllBack({ lines, demands }: Order, dice: readonly number[], feeOf: (unitNetMinor: number) => number) {
  const seatLines = lines.filter(({ kind }) => kind === 'seat')
  const open = new Map(seatLines.map(({ lineId, quantity }) => [lineId, quantity]))
  const kept = new Map(seatLines.map(({ lineId }) => [lineId, { lineId, feeMinor: 0, keptMinor: 0 }]))
  const credits: Credit[] = []
  let waiting = demands
  for (let step = 0; [...open.values()].some((left) => left > 0); step++) {
    const throwOf = (n: number) => dice[(step * 2 + n) % dice.length]!
    const left = seatLines.filter(({ lineId }) => open.get(lineId)! > 0)
    const seat = left[throwOf(0) % left.length]!
    const there = open.get(seat.lineId)!
    const going = 1 + (throwOf(1) % there)
    const before = kept.get(seat.lineId)!
    const outcome = lineBack(
      {
        unitNetMinor: seat.unitNetMinor,
        tier: seat.tier,
        open: there,
        feeMinor: before.feeMinor,
        keptMinor: before.keptMinor,
      },
      Array.from({ length: going }, () => feeOf(seat.unitNetMinor)),
    )
    const places = seatLines.flatMap(({ lineId, unitNetMinor }) =>
      Array.from({ length: open.get(lineId)! }, (_, n) => ({ lineId, position: n + 1, unitNetMinor })),
    )
    const state: Open = {
      ...{ demands: waiting, places, kept: [...kept.values()], today: TODAY },
      extras: lines
        .filter(({ kind }) => kind === 'extra')
        .map((each) => ({ ...each, title: '', delivered: false, deliveredAt: new Date(0) })),
    }
    const seats = places.filter(({ lineId }) => lineId === seat.lineId).slice(-going)
    const back = { lineId: seat.lineId, creditMinor: outcome.creditMinor, feeMinor: outcome.feeMinor }
    const plan = planCredit(
      { seats: seats.map(({ lineId, position }) => ({ lineId, position })), backs: [back] },
      state,
    )
    credits.push(...plan.credits.map(({ credit }) => credit))
    waiting = waiting.flatMap((each) => afterwards(each, plan))
    open.set(seat.lineId, there - going)
    kept.set(seat.lineId, {
      ...{ lineId: seat.lineId, feeMinor: before.feeMinor + outcome.feeMinor },
      keptMinor: before.keptMinor + going * seat.unitNetMinor - outcome.creditMinor,
    })
  }
  return { credits, waiting, kept }
}

/** A demand once a plan is carried out. */
function afterwards(demand: Creditable, plan: CreditPlan): Creditable[] {
  if (plan.dropped.some(({ demandId }) => demandId === demand.demandId)) return []
  const forgone = plan.forgone.find(({ demandId }) => demandId === demand.demandId)
  const mine = plan.credits.filter(({ demandId }) => demandId === demand.demandId).map(({ credit }) => credit)
  const agreed = demand.agreed.map((line) => {
    const gone = forgone?.lines.find(({ lineId }) => lineId === line.orderLineId)?.netMinor ?? 0
    return { ...line, netMinor: line.netMinor - gone }
  })
  const amountMinor = demand.amountMinor - (forgone?.amountMinor ?? 0)
  expect(amountMinor).toBeGreaterThanOrEqual(0)
  return [{ ...demand, agreed, amountMinor, credits: [...demand.credits, ...mine] }]
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0)
const steps = fc.array(fc.nat(), { minLength: 2, maxLength: 30 })
const drawn = fc.array(line, { minLength: 1, maxLength: 3 })

test('a company gives everything back in any steps, without fees: the credit notes add up to the invoice to the øre, VAT by category too', () => {
  fc.assert(
    fc.property(drawn, steps, (lines, dice) => {
      const order = orderOf(lines)
      const { credits, waiting } = giveAllBack(order, dice, () => 0)
      const invoice = order.demands.find(({ invoiceId }) => invoiceId !== null)
      if (invoice) {
        expect(sum(credits.map(creditGross))).toBe(invoice.amountMinor)
        const left = leftOf({ ...invoice, credits })
        expect(left.vat.every(({ baseMinor, vatMinor }) => baseMinor === 0 && vatMinor === 0)).toBe(true)
        expect(left.lines.every(({ netMinor }) => netMinor === 0)).toBe(true)
      }
      expect(sum(waiting.filter(({ invoiceId }) => invoiceId === null).map(({ amountMinor }) => amountMinor))).toBe(0)
    }),
    { numRuns: RUNS },
  )
})

test('with fees, what is left of each line is its fees to the øre, never more than they cost, and nothing is credited twice', () => {
  fc.assert(
    fc.property(drawn, steps, fc.integer({ min: 0, max: 10_000 }), (lines, dice, basisPoints) => {
      const order = orderOf(lines)
      const feeOf = (unit: number) => Math.floor((unit * basisPoints) / 10_000)
      const { waiting, kept } = giveAllBack(order, dice, feeOf)
      const left = waiting.flatMap((each) => (each.invoiceId === null ? each.agreed : leftOf(each).lines))
      for (const seat of order.lines) {
        const there = sum(left.filter(({ orderLineId }) => orderLineId === seat.lineId).map(({ netMinor }) => netMinor))
        const fees = kept.get(seat.lineId)?.feeMinor ?? 0
        expect(there).toBe(fees)
        expect(fees).toBeLessThanOrEqual(seat.quantity * feeOf(seat.unitNetMinor))
        if (seat.tier?.rule !== 'reprice' && seat.kind === 'seat')
          expect(fees).toBe(seat.quantity * feeOf(seat.unitNetMinor))
      }
      for (const each of waiting.filter(({ invoiceId }) => invoiceId !== null)) {
        const rest = leftOf(each)
        for (const { baseMinor, vatMinor, rateBasisPoints } of rest.vat)
          expect(Math.abs(vatMinor - (baseMinor * rateBasisPoints) / 10_000)).toBeLessThanOrEqual(1)
        expect(rest.grossMinor).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: RUNS },
  )
  promise(
    `${RUNS} random orders given back in any steps without fees, ${RUNS} with: several VAT rates, extras, tiers; without fees the credit notes are the invoice to the øre, VAT too, with them the rest is the fees`,
  )
})

test('where the rest is repriced, seats that stay cost what so few would have, and nobody owes anything for giving back', () => {
  const tier: FrozenTier = {
    ...{ fromSeats: 10, listedNetMinor: 100, rule: 'reprice' },
    tiers: [
      { fromSeats: 5, netMinor: 90, percentBasisPoints: null },
      { fromSeats: 10, netMinor: 50, percentBasisPoints: null },
    ],
  }
  const at = (open: number, keptMinor: number, going: number) =>
    lineBack(
      { unitNetMinor: 50, tier, open, feeMinor: 0, keptMinor },
      Array.from({ length: going }, () => 0),
    )
  expect(at(12, 0, 2)).toEqual({ creditMinor: 100, feeMinor: 0, tierMinor: 0, unitAfterMinor: 50 })
  expect(at(10, 0, 1)).toEqual({ creditMinor: 0, feeMinor: 0, tierMinor: 50, unitAfterMinor: 90 })
  expect(at(10, 0, 6)).toEqual({ creditMinor: 100, feeMinor: 0, tierMinor: 200, unitAfterMinor: 100 })
  expect(at(4, 200, 4)).toEqual({ creditMinor: 400, feeMinor: 0, tierMinor: -200, unitAfterMinor: 50 })
  const agreed = { ...tier, agreedNetMinor: 80 }
  expect(lineBack({ unitNetMinor: 50, tier: agreed, open: 10, feeMinor: 0, keptMinor: 0 }, [0]).unitAfterMinor).toBe(80)
  const kept = { ...tier, rule: 'keep-price' as const }
  expect(lineBack({ unitNetMinor: 50, tier: kept, open: 10, feeMinor: 0, keptMinor: 0 }, [10, 10])).toEqual({
    ...{ creditMinor: 80, feeMinor: 20, tierMinor: 0, unitAfterMinor: 50 },
  })
})
