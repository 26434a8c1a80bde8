import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../src/platform/clock.ts'
import { type ConsumerAgreed, consumerFee, type HeldToEnd } from '../../src/terms/consumer-fee.ts'
import { feeOf } from '../../src/terms/fee-of.ts'
import { CancellationRules } from '../../src/terms/rules.ts'
import { withdrawalEndsAt } from '../../src/terms/withdrawal.ts'

const PRICE = 490_000
const RULES = CancellationRules.parse({
  steps: [
    { daysBefore: 14, at: 'midnight', feeBasisPoints: 0 },
    { daysBefore: 0, at: 'start-hour', feeBasisPoints: 5_000 },
  ],
  afterStart: 'nothing',
})
const on = (day: string, hour = '08') => ({
  startsAt: new Date(`${day}T${hour}:00:00Z`),
  endsAt: new Date(Date.parse(`${day}T${hour}:00:00Z`) + 6 * HOUR_MS),
})
/** Four Mondays from 1 March 2027. */
const days = ['2027-03-01', '2027-03-08', '2027-03-15', '2027-03-22']
const held = {
  zone: 'Europe/Oslo',
  ...on('2027-03-01'),
  endsAt: on('2027-03-22').endsAt,
  sessions: days.map((day) => on(day)),
}
const agreed = (orderedAt: string, startsEarly = true): ConsumerAgreed => ({
  rules: RULES,
  orderedAt: new Date(orderedAt),
  startsEarly,
})
const at = (of: ConsumerAgreed, now: string, course: HeldToEnd = held) =>
  consumerFee(of, course, { netMinor: PRICE, currency: 'NOK', now: new Date(now) })

describe('a consumer may withdraw', () => {
  test.each([
    ['an ordinary fortnight', '2027-02-01T10:00:00Z', '2027-02-15T23:00:00Z'],
    [
      'ordered a minute after midnight in Oslo, which is still yesterday elsewhere',
      '2027-01-31T23:01:00Z',
      '2027-02-15T23:00:00Z',
    ],
    ['the last day is a Saturday: until Monday is over', '2027-02-06T10:00:00Z', '2027-02-22T23:00:00Z'],
    ['the clocks go forward in between', '2027-03-15T10:00:00Z', '2027-03-30T22:00:00Z'],
    ['the clocks go back in between', '2027-10-18T10:00:00Z', '2027-11-01T23:00:00Z'],
    [
      'the last day is Maundy Thursday: until Tuesday after Easter is over',
      '2027-03-11T10:00:00Z',
      '2027-03-30T22:00:00Z',
    ],
    ['the last day is Christmas Day, a Saturday: until Monday', '2027-12-11T10:00:00Z', '2027-12-27T23:00:00Z'],
    ['the last day is New Year’s Day, and a weekend follows', '2026-12-18T10:00:00Z', '2027-01-04T23:00:00Z'],
    ['the last day is 17 May: until the 18th is over', '2027-05-03T10:00:00Z', '2027-05-18T22:00:00Z'],
  ])('%s', (_, orderedAt, ends) => {
    expect(withdrawalEndsAt(new Date(orderedAt)).toISOString()).toBe(new Date(ends).toISOString())
    const late = {
      ...held,
      startsAt: new Date('2029-01-01T08:00:00Z'),
      sessions: [],
      endsAt: new Date('2029-01-01T14:00:00Z'),
    }
    const harsh = {
      ...agreed(orderedAt),
      rules: CancellationRules.parse({
        ...RULES,
        steps: [{ daysBefore: 365, at: 'midnight', feeBasisPoints: 10_000 }],
      }),
    }
    const before = new Date(Date.parse(ends) - 1).toISOString()
    expect(at(harsh, before, late)).toEqual({ rule: { kind: 'withdrawal', held: 0, of: 1 }, feeMinor: 0 })
    expect(at(harsh, ends, late)).toMatchObject({ rule: { kind: 'step' }, feeMinor: PRICE })
  })

  test('in New York too the right ends at midnight where the seller is, and the terms at midnight where the course is', () => {
    const abroad = { ...held, zone: 'America/New_York', startsAt: new Date('2027-03-29T13:00:00Z'), sessions: [] }
    const of = { ...agreed('2027-02-01T10:00:00Z'), orderedAt: new Date('2026-12-01T10:00:00Z') }
    expect(at(of, '2027-03-16T03:59:59.999Z', abroad).feeMinor).toBe(0)
    expect(at(of, '2027-03-16T04:00:00Z', abroad).feeMinor).toBe(PRICE / 2)
  })
})

describe('once the course has begun, within the fortnight', () => {
  const early = agreed('2027-02-26T10:00:00Z')
  const unasked = agreed('2027-02-26T10:00:00Z', false)

  test('whoever asked for the early start pays for the sessions that are over, to the second', () => {
    expect(at(early, '2027-03-01T13:59:59Z')).toEqual({ rule: { kind: 'withdrawal', held: 0, of: 4 }, feeMinor: 0 })
    expect(at(early, '2027-03-01T14:00:00Z')).toEqual({
      rule: { kind: 'withdrawal', held: 1, of: 4 },
      feeMinor: PRICE / 4,
    })
    expect(at(early, '2027-03-08T14:00:00Z')).toMatchObject({ feeMinor: PRICE / 2 })
  })

  test('without that wish nothing is kept, not even when all of it was given', () => {
    expect(at(unasked, '2027-03-08T14:00:00Z').feeMinor).toBe(0)
    const short = { ...held, ...on('2027-03-01'), sessions: [] }
    expect(at(unasked, '2027-03-02T10:00:00Z', short)).toMatchObject({
      rule: { kind: 'withdrawal', held: 0 },
      feeMinor: 0,
    })
  })

  test('when all was given as the buyer had asked, the right is used up and the terms say what comes back', () => {
    const short = { ...held, ...on('2027-03-01'), sessions: [] }
    expect(at(early, '2027-03-01T13:59:59Z', short).rule.kind).toBe('withdrawal')
    expect(at(early, '2027-03-01T14:00:00Z', short)).toEqual({ rule: { kind: 'too-late' }, feeMinor: PRICE })
  })

  test('terms that are kinder than the right count', () => {
    const kind = {
      ...early,
      rules: CancellationRules.parse({
        ...RULES,
        steps: [{ daysBefore: 0, at: 'start-hour', feeBasisPoints: 0 }],
        afterStart: 'pro-rata',
      }),
    }
    const course = { ...held, sessions: [on('2027-03-01'), on('2027-03-01', '16'), on('2027-03-22')] }
    expect(at(kind, '2027-03-01T15:00:00Z', course).rule).toEqual({ kind: 'withdrawal', held: 1, of: 3 })
    expect(at({ ...kind, orderedAt: new Date('2027-02-01T10:00:00Z') }, '2027-03-01T15:00:00Z', course).rule).toEqual({
      kind: 'pro-rata',
      left: 2,
      of: 3,
    })
  })
})

test('what is free has no right of withdrawal and costs nothing', () => {
  const seat = { netMinor: 0, currency: 'NOK' as const, now: new Date('2027-02-27T10:00:00Z') }
  expect(consumerFee(agreed('2027-02-26T10:00:00Z'), held, seat)).toMatchObject({ feeMinor: 0, rule: { kind: 'step' } })
})

test('whatever the terms: waiting never brings more money back, and the right never gives less than the terms', () => {
  const step = fc.record({
    daysBefore: fc.integer({ min: 0, max: 60 }),
    feeBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  })
  const terms = fc
    .record({
      drawn: fc.uniqueArray(step, { minLength: 1, maxLength: 5, selector: ({ daysBefore }) => daysBefore }),
      proRata: fc.boolean(),
    })
    .map(({ drawn, proRata }) => {
      const fees = drawn.map(({ feeBasisPoints }) => feeBasisPoints).toSorted((a, b) => a - b)
      const steps = drawn
        .map(({ daysBefore }) => daysBefore)
        .toSorted((a, b) => b - a)
        .map((daysBefore, n) => ({ daysBefore, at: 'start-hour', feeBasisPoints: fees[n]! }))
      return CancellationRules.parse({
        steps,
        afterStart: proRata && steps.at(-1)!.daysBefore === 0 ? 'pro-rata' : 'nothing',
      })
    })
  fc.assert(
    fc.property(
      terms,
      fc.boolean(),
      fc.integer({ min: -90, max: 20 }),
      fc.array(fc.integer({ min: 0, max: 3_600 }), { minLength: 2, maxLength: 6 }),
      (rules, startsEarly, orderedDay, hours) => {
        const orderedAt = new Date(held.startsAt.getTime() + orderedDay * DAY_MS)
        const of = { rules, orderedAt, startsEarly }
        const instants = hours.toSorted((a, b) => a - b).map((hour) => new Date(orderedAt.getTime() + hour * HOUR_MS))
        let before = 0
        for (const now of instants) {
          const seat = { netMinor: PRICE, currency: 'NOK' as const, now }
          const { feeMinor } = consumerFee(of, held, seat)
          expect(feeMinor).toBeGreaterThanOrEqual(before)
          expect(feeMinor).toBeLessThanOrEqual(feeOf(rules, held, seat).feeMinor)
          before = feeMinor
        }
      },
    ),
    { numRuns: 150 },
  )
})
