import { expect, test } from 'vitest'
import type { OfferingFacts } from '../../src/keeping/facts.ts'
import { RULES, type RuleName, reasonsOf } from '../../src/keeping/rules.ts'
import { daysAfter } from '../../src/platform/clock.ts'

const NOW = new Date('2026-12-01T08:00:00Z')
const inDays = (days: number) => daysAfter(NOW, days)

/** On sale for a month to come, half sold, with everything that it needs. */
const CALM: OfferingFacts = {
  offeringId: '0197a1b2-0000-7000-8000-000000000001',
  courseId: '0197a1b2-0000-7000-8000-000000000002',
  ...{ code: 'STAT-1', title: 'Statistikk', faculty: 'Helse', zone: 'Europe/Oslo', mode: 'campus' },
  ...{ startsAt: inDays(40), endsAt: inDays(42), saleOpensAt: inDays(-20), saleClosesAt: inDays(35) },
  ...{ cancelledAt: null, decideBy: null, follows: false },
  ...{ publishedAt: inDays(-20), coursePublished: true, minimum: 5, hasLink: false, lacking: 0 },
  ...{ capacity: 20, sold: 10, held: 0, left: 10, waiting: 0, wanting: 0 },
  ...{ enrolled: 10, unjudged: 10, paused: 0, unnamed: 0, hasRule: true, teachers: 1, untaught: 0 },
  ...{ evaluationClosedAt: null, unread: 0, overdue: 0, overdueSince: null },
  ...{ unnoted: 0, unnotedSince: null, langsMissing: [], hasSignatory: true },
}
const SOON = { startsAt: inDays(6), endsAt: inDays(8), saleClosesAt: inDays(5) }
const OVER = { startsAt: inDays(-4), endsAt: inDays(-1), saleClosesAt: inDays(-6) }
const FULL = { sold: 20, left: 0 }

/** What makes each rule speak, and the smallest change after which it is silent. */
const CASES: Record<RuleName, { when: Partial<OfferingFacts>; not: Partial<OfferingFacts>; count: number }> = {
  'decision-due': { when: { decideBy: inDays(7) }, not: { decideBy: inDays(8) }, count: 1 },
  'too-few': { when: { sold: 3, saleClosesAt: inDays(14) }, not: { sold: 5 }, count: 2 },
  'draft-late': { when: { publishedAt: null, lacking: 2 }, not: { saleOpensAt: inDays(1) }, count: 2 },
  'no-join-link': { when: { ...SOON, mode: 'hybrid' }, not: { hasLink: true }, count: 1 },
  'no-teacher': { when: { ...SOON, untaught: 2 }, not: { startsAt: inDays(8) }, count: 2 },
  'free-beside-list': { when: { waiting: 1, wanting: 3, sold: 18, left: 2 }, not: { left: 0 }, count: 2 },
  'long-list': { when: { ...FULL, waiting: 2, wanting: 4 }, not: { wanting: 3 }, count: 4 },
  'attendance-missing': { when: { unnoted: 2, unnotedSince: inDays(-3) }, not: { enrolled: 0 }, count: 2 },
  'to-judge': { when: { ...OVER, hasRule: false, unjudged: 4 }, not: { unjudged: 0 }, count: 4 },
  'evaluation-ready': { when: { ...OVER, evaluationClosedAt: inDays(-1), unread: 6 }, not: { unread: 0 }, count: 6 },
  'task-overdue': { when: { overdue: 2, overdueSince: inDays(-1) }, not: { overdue: 0 }, count: 2 },
  'no-signatory': { when: { ...SOON, endsAt: inDays(7), hasSignatory: false }, not: { endsAt: inDays(8) }, count: 1 },
  'unnamed-seats': { when: { ...SOON, unnamed: 3 }, not: { unnamed: 0 }, count: 3 },
  'access-paused': { when: { paused: 1 }, not: { endsAt: inDays(-1) }, count: 1 },
  'translation-missing': { when: { langsMissing: ['en'] }, not: { coursePublished: false }, count: 1 },
  'closes-soon': { when: { saleClosesAt: inDays(3) }, not: { ...FULL }, count: 10 },
}
const rulesOf = (facts: Partial<OfferingFacts>) => reasonsOf({ ...CALM, ...facts }, NOW).map(({ rule }) => rule)

test('an offering on sale, half sold and a month ahead wants nothing of anybody', () => {
  expect(rulesOf({})).toEqual([])
})

test.each(RULES)('%s speaks when it should, of how many, and not otherwise', (rule) => {
  const { when, not, count } = CASES[rule]
  const found = reasonsOf({ ...CALM, ...when }, NOW).find((each) => each.rule === rule)
  expect(found).toMatchObject({ count })
  expect(rulesOf({ ...when, ...not })).not.toContain(rule)
})

test('what is cancelled asks for nothing', () => {
  expect(rulesOf({ sold: 0, publishedAt: null, saleOpensAt: inDays(-20), cancelledAt: NOW })).toEqual([])
})

test('a draft, and what has begun, are not asked whether they sell enough; what weighs most is said first', () => {
  expect(rulesOf({ sold: 0, publishedAt: null, saleOpensAt: inDays(3) })).toEqual([])
  expect(rulesOf({ ...OVER, sold: 0 })).toEqual([])
  expect(rulesOf({ ...SOON, sold: 3, untaught: 1, langsMissing: ['en'] })).toEqual([
    ...['too-few', 'no-teacher', 'translation-missing'],
  ])
})

test('once booking has closed, too few are decided on before the start', () => {
  const [reason] = reasonsOf({ ...CALM, ...SOON, saleClosesAt: inDays(-1), sold: 1 }, NOW)
  expect(reason).toEqual({ rule: 'too-few', until: SOON.startsAt, count: 4 })
})
