import { DAY_MS } from '../platform/clock.ts'
import type { OfferingFacts } from './facts.ts'

/** How long before booking closes too few participants are spoken of, in days: time to write to people, and to cancel in good order. */
const FEW_DAYS = 14
/** How long before its start an offering must be ready to be held, in days. */
const READY_DAYS = 7
/** How long before it closes booking with free seats is spoken of, in days. */
const CLOSING_DAYS = 3
/** From how many seats that are waited for a list is long: a part of the seats there are, and never fewer than so many. */
const LONG_LIST_PART = 0.2
const LONG_LIST_LEAST = 3
/** How long after a session its list may lie, and after the last one what everybody completed, in days. */
const LIST_DAYS = 2
const JUDGE_DAYS = 14
/** How long after the time to answer is over what was answered may lie, in days. */
const EVALUATE_DAYS = 14

/** What may ask for a decision. The names are what the API and the tests call them. */
export const RULES = [
  'decision-due',
  'too-few',
  'draft-late',
  'no-join-link',
  'no-teacher',
  'free-beside-list',
  'long-list',
  'attendance-missing',
  'to-judge',
  'evaluation-ready',
  'task-overdue',
  'no-signatory',
  'unnamed-seats',
  'access-paused',
  'translation-missing',
  'closes-soon',
] as const
export type RuleName = (typeof RULES)[number]
/** A rule that found something: by when it wants deciding, and of how many (seats, people, sessions, languages). */
export type Reason = { rule: RuleName; until: Date; count: number }

/** From how many people a course without a start is spoken of: fewer are no reason to plan one. */
const ASKED_LEAST = 3
/** So many people asked to hear when a course is on sale, and no start of it is planned. */
export const isAskedFor = ({ asked, isPlanned }: { asked: number; isPlanned: boolean }): boolean =>
  asked >= ASKED_LEAST && !isPlanned

type Known = { facts: OfferingFacts; now: Date }
type Found = { until: Date; count: number } | null

const after = (instant: Date, days: number): Date => new Date(instant.getTime() + days * DAY_MS)
const isWithin = (now: Date, instant: Date, days: number): boolean => instant > now && instant <= after(now, days)
const isSold = ({ facts, now }: Known): boolean => facts.publishedAt !== null && facts.startsAt > now
/** What is held together with another start is sold no more, and held all the same. */
const isToCome = (known: Known): boolean => isSold(known) || (known.facts.follows && known.facts.startsAt > known.now)
const startsSoon = (known: Known): boolean => isToCome(known) && isWithin(known.now, known.facts.startsAt, READY_DAYS)
const longList = (capacity: number): number => Math.max(LONG_LIST_LEAST, Math.ceil(capacity * LONG_LIST_PART))

/** Each looks at one offering and says what is to be decided, or nothing. */
const FINDS: Record<RuleName, (known: Known) => Found> = {
  /** The day is near or over by which it is decided whether it is held, and nobody has. */
  'decision-due': (known) => {
    const { decideBy } = known.facts
    return isSold(known) && decideBy && decideBy <= after(known.now, READY_DAYS) ? { until: decideBy, count: 1 } : null
  },
  /** Fewer are sold than it needs, and booking is about to close or has closed: hold it all the same, go on selling, or cancel. */
  'too-few': (known) => {
    const { saleClosesAt, startsAt, minimum, sold } = known.facts
    if (!isSold(known) || sold >= minimum || saleClosesAt > after(known.now, FEW_DAYS)) return null
    return { until: saleClosesAt > known.now ? saleClosesAt : startsAt, count: minimum - sold }
  },
  /** Booking should be open, and it is still a draft. */
  'draft-late': ({ facts: { publishedAt, follows, saleOpensAt, startsAt, lacking }, now }) =>
    publishedAt === null && !follows && saleOpensAt <= now && startsAt > now
      ? { until: saleOpensAt, count: lacking }
      : null,
  /** Whoever takes part over the network cannot join. */
  'no-join-link': (known) => {
    const { mode, hasLink, startsAt } = known.facts
    return startsSoon(known) && mode !== 'campus' && !hasLink ? { until: startsAt, count: 1 } : null
  },
  /** Of some session nobody knows who holds it. */
  'no-teacher': (known) =>
    startsSoon(known) && known.facts.untaught > 0 ? { until: known.facts.startsAt, count: known.facts.untaught } : null,
  /** Free seats are kept for a group that they are too few for. */
  'free-beside-list': (known) => {
    const { waiting, left, saleClosesAt } = known.facts
    return isSold(known) && saleClosesAt > known.now && waiting > 0 && left > 0
      ? { until: saleClosesAt, count: left }
      : null
  },
  /** So many wait that more seats would be taken. */
  'long-list': (known) => {
    const { wanting, capacity, left, saleClosesAt } = known.facts
    return isSold(known) && saleClosesAt > known.now && left === 0 && wanting >= longList(capacity)
      ? { until: saleClosesAt, count: wanting }
      : null
  },
  'attendance-missing': ({ facts: { enrolled, unnoted, unnotedSince } }) =>
    enrolled > 0 && unnotedSince ? { until: after(unnotedSince, LIST_DAYS), count: unnoted } : null,
  /** It is over, no rule says who has completed, and nobody has said it of some. */
  'to-judge': ({ facts: { endsAt, hasRule, unjudged }, now }) =>
    endsAt <= now && !hasRule && unjudged > 0 ? { until: after(endsAt, JUDGE_DAYS), count: unjudged } : null,
  /** What it was worth is answered, and nobody has looked. */
  'evaluation-ready': ({ facts: { evaluationClosedAt, unread } }) =>
    evaluationClosedAt && unread > 0 ? { until: after(evaluationClosedAt, EVALUATE_DAYS), count: unread } : null,
  /** What was to be done by a day is not, or nobody has said so. */
  'task-overdue': ({ facts: { overdue, overdueSince } }) =>
    overdue > 0 && overdueSince ? { until: overdueSince, count: overdue } : null,
  /** Certificates are about to be made, and nobody stands on them. */
  'no-signatory': ({ facts: { hasSignatory, enrolled, endsAt }, now }) =>
    !hasSignatory && enrolled > 0 && isWithin(now, endsAt, READY_DAYS) ? { until: endsAt, count: 1 } : null,
  'unnamed-seats': (known) =>
    startsSoon(known) && known.facts.unnamed > 0 ? { until: known.facts.startsAt, count: known.facts.unnamed } : null,
  'access-paused': ({ facts: { paused, endsAt, startsAt }, now }) =>
    paused > 0 && endsAt > now ? { until: startsAt > now ? startsAt : endsAt, count: paused } : null,
  /** Readers of one language are shown the other one. */
  'translation-missing': (known) => {
    const { langsMissing, coursePublished, saleClosesAt } = known.facts
    return isSold(known) && coursePublished && langsMissing.length > 0 && saleClosesAt > known.now
      ? { until: saleClosesAt, count: langsMissing.length }
      : null
  },
  /** It will be held, and there is room: a last word to those who might come, or a later close. */
  'closes-soon': (known) => {
    const { saleClosesAt, left, sold, minimum } = known.facts
    return isSold(known) && isWithin(known.now, saleClosesAt, CLOSING_DAYS) && left > 0 && sold >= minimum
      ? { until: saleClosesAt, count: left }
      : null
  },
}

/** Everything about an offering that somebody must decide, in the order of `RULES`: what it is held by comes before what only looks better. */
export const reasonsOf = (facts: OfferingFacts, now: Date): Reason[] =>
  (facts.cancelledAt ? [] : RULES).flatMap((rule) => {
    const found = FINDS[rule]({ facts, now })
    return found ? [{ rule, ...found }] : []
  })
