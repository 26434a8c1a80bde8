import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayIn } from '../../src/platform/clock.ts'
import { endOf, FULL_UNTIL_START, feeOf, type Held } from '../../src/terms/fee-of.ts'
import { CancellationRules } from '../../src/terms/rules.ts'
import { companySeatInWords, rulesInWords } from '../../src/terms/rules-in-words.ts'

const zone = 'Europe/Oslo'
/** Starts on Wednesday 31 March 2027 at 09.00, three days after the clocks went forward. */
const spring: Held = {
  zone,
  startsAt: new Date('2027-03-31T07:00:00Z'),
  sessions: ['2027-03-31T07:00:00Z', '2027-04-07T07:00:00Z', '2027-04-14T07:00:00Z'].map((begins) => ({
    startsAt: new Date(begins),
  })),
}
const rules = CancellationRules.parse({
  steps: [
    { daysBefore: 14, at: 'midnight', feeBasisPoints: 0 },
    { daysBefore: 7, at: 'start-hour', feeBasisPoints: 2_500, cap: { NOK: 50_000 } },
    { daysBefore: 0, at: 'start-hour', feeBasisPoints: 5_000 },
  ],
  afterStart: 'pro-rata',
})
const at = (now: string, netMinor = 490_000, held = spring) =>
  feeOf(rules, held, { netMinor, currency: 'NOK', now: new Date(now) })

describe('giving a seat back', () => {
  test('is free until midnight at the end of the day two weeks before, on the wall clock of the course', () => {
    expect(at('2027-03-17T22:59:59.999Z')).toMatchObject({ feeMinor: 0, until: new Date('2027-03-17T23:00:00Z') })
    expect(at('2027-03-17T23:00:00Z')).toMatchObject({ feeMinor: 50_000 })
  })

  test('costs a part, at most the cap, until the hour of the start a week before, before the clocks went forward', () => {
    expect(at('2027-03-18T12:00:00Z', 100_000).feeMinor).toBe(25_000)
    expect(at('2027-03-24T07:59:59Z')).toMatchObject({ feeMinor: 50_000, until: new Date('2027-03-24T08:00:00Z') })
    expect(at('2027-03-24T08:00:00Z').feeMinor).toBe(245_000)
  })

  test('a cap in kroner says nothing about a seat sold in euro', () => {
    const now = new Date('2027-03-18T12:00:00Z')
    expect(feeOf(rules, spring, { netMinor: 490_000, currency: 'EUR', now }).feeMinor).toBe(122_500)
  })

  test('gives back, once it has begun, for the sessions that are left, and nothing after the last has begun', () => {
    expect(at('2027-03-31T06:59:59Z').feeMinor).toBe(245_000)
    expect(at('2027-03-31T07:00:00Z')).toEqual({
      rule: { kind: 'pro-rata', left: 2, of: 3 },
      feeMinor: 490_000 - 163_333,
      until: new Date('2027-04-07T07:00:00Z'),
    })
    expect(at('2027-04-14T07:00:00Z')).toEqual({ rule: { kind: 'too-late' }, feeMinor: 490_000, until: null })
  })

  test('under terms that are words alone all comes back until the start, and nothing after it', () => {
    const ask = (now: string) => feeOf(null, spring, { netMinor: 490_000, currency: 'NOK', now: new Date(now) })
    expect(ask('2027-03-31T06:59:59Z')).toMatchObject({ feeMinor: 0, until: spring.startsAt })
    expect(ask('2027-03-31T07:00:00Z')).toEqual({ rule: { kind: 'too-late' }, feeMinor: 490_000, until: null })
    expect(CancellationRules.parse(FULL_UNTIL_START)).toEqual(FULL_UNTIL_START)
  })

  test('an hour that is skipped or comes twice has one end, and in autumn a day has its 25 hours', () => {
    const step = (daysBefore: number) => ({ daysBefore, at: 'start-hour' as const, feeBasisPoints: 0 })
    const skipped = { zone, startsAt: new Date('2027-03-29T00:30:00Z'), sessions: [] }
    expect(endOf(step(1), skipped)).toEqual(new Date('2027-03-28T01:30:00Z'))
    const autumn = { zone, startsAt: new Date('2027-11-01T08:00:00Z'), sessions: [] }
    expect(endOf(step(1), autumn)).toEqual(new Date('2027-10-31T08:00:00Z'))
    expect(endOf({ ...step(2), at: 'midnight' }, autumn)).toEqual(new Date('2027-10-30T22:00:00Z'))
    expect(endOf({ ...step(1), at: 'midnight' }, autumn)).toEqual(new Date('2027-10-31T23:00:00Z'))
  })
})

const step = fc.record({
  daysBefore: fc.integer({ min: 0, max: 365 }),
  at: fc.constantFrom('midnight' as const, 'start-hour' as const),
  feeBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  cap: fc.option(fc.record({ NOK: fc.integer({ min: 0, max: 600_000 }) }), { nil: undefined }),
})
const lawful = fc
  .record({ steps: fc.array(step, { minLength: 1, maxLength: 3 }), afterStart: fc.constantFrom('nothing', 'pro-rata') })
  .map((drawn) => CancellationRules.safeParse(drawn))
  .filter(({ success }) => success)
  .map(({ data }) => data!)

test('whatever the terms: never more than the seat cost, never cheaper by waiting, and what holds until holds until then', () => {
  const moments = fc.integer({ min: Date.parse('2026-03-01Z'), max: Date.parse('2027-05-01Z') })
  fc.assert(
    fc.property(lawful, fc.integer({ min: 0, max: 1_000_000 }), moments, moments, (terms, netMinor, one, other) => {
      const ask = (now: number) => feeOf(terms, spring, { netMinor, currency: 'NOK', now: new Date(now) })
      const [early, late] = [Math.min(one, other), Math.max(one, other)]
      const fee = ask(early)
      expect(fee.feeMinor).toBeGreaterThanOrEqual(0)
      expect(fee.feeMinor).toBeLessThanOrEqual(netMinor)
      expect(ask(late).feeMinor).toBeGreaterThanOrEqual(fee.feeMinor)
      if (fee.until) expect(ask(fee.until.getTime() - 1).feeMinor).toBe(fee.feeMinor)
    }),
    { numRuns: 2_000 },
  )
})

test('a step ends on the day it says, in any zone', () => {
  const zones = fc.constantFrom('Europe/Oslo', 'America/St_Johns', 'Pacific/Chatham', 'Asia/Kathmandu', 'UTC')
  fc.assert(
    fc.property(
      zones,
      fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 60 }),
      (where, startsAt, daysBefore) => {
        const end = endOf({ daysBefore, at: 'midnight', feeBasisPoints: 0 }, { zone: where, startsAt, sessions: [] })
        const wanted = new Date(Date.parse(dayIn(where, startsAt)) - daysBefore * 86_400_000)
        expect(dayIn(where, new Date(end.getTime() - 1))).toBe(wanted.toISOString().slice(0, 10))
        expect(end.getTime()).toBeLessThanOrEqual(startsAt.getTime())
      },
    ),
  )
})

describe('terms as data', () => {
  test('are said in plain words, in both languages', () => {
    expect(rulesInWords(rules, 'nb').replaceAll('\u00a0', ' ')).toBe(
      'Gratis avbestilling til kl. 24.00 14 dager før start. Deretter koster det 25 % av prisen, høyst 500,00 kr per plass uten mva., til samme klokkeslett 7 dager før start. Deretter koster det 50 % av prisen til kurset starter. Når kurset er i gang, får du tilbake for samlingene som gjenstår.',
    )
    expect(rulesInWords(FULL_UNTIL_START, 'en')).toBe(
      'Free cancellation until the course starts. After the start no money comes back.',
    )
    expect(companySeatInWords(rules, 'en')).toBe(
      'Where an employer pays, the employer cancels and gets the money back; whoever is invited may decline. The employer sees whether the seat has been taken up, attendance and whether the course was completed, never answers or results.',
    )
  })

  test.each([
    ['steps that do not follow in time', [{ daysBefore: 3 }, { daysBefore: 5 }], 'daysBefore'],
    ['the same end twice', [{ daysBefore: 3 }, { daysBefore: 3 }], 'daysBefore'],
    ['a fee that falls', [{ daysBefore: 3, feeBasisPoints: 10 }, { daysBefore: 1 }], 'feeBasisPoints'],
    ['a midnight after the start', [{ daysBefore: 0, at: 'midnight' }], 'at'],
    [
      'a cap that makes waiting cheaper',
      [
        { daysBefore: 3, feeBasisPoints: 5_000 },
        { daysBefore: 1, feeBasisPoints: 5_000, cap: { NOK: 1 } },
      ],
      'cap',
    ],
  ])('refuse %s and say where', (_what, steps, field) => {
    const full = steps.map((each) => ({ at: 'start-hour', feeBasisPoints: 0, ...each }))
    const { error } = CancellationRules.safeParse({ steps: full, afterStart: 'nothing' })
    expect(error?.issues[0]?.path).toEqual(['steps', steps.length - 1, field])
  })

  test('refuse to give back for sessions left where nothing comes back before the start', () => {
    const { error } = CancellationRules.safeParse({
      steps: [{ daysBefore: 1, at: 'midnight', feeBasisPoints: 0 }],
      afterStart: 'pro-rata',
    })
    expect(error?.issues[0]?.path).toEqual(['afterStart'])
  })
})
