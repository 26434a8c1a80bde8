import { type ConsumerRule, sessionsOf } from '../terms/consumer-fee.ts'
import { endOf } from '../terms/fee-of.ts'
import { withdrawalEndsAt } from '../terms/withdrawal.ts'
import { backOf } from './amounts.ts'
import type { PersonLine, PersonOrder } from './person-order.ts'
import { type Cancelling, type CancelPlan, planAt } from './plan-cancel.ts'

/** The most steps that are told in advance: a course with many sessions has one for each. */
const STEPS_TOLD = 12

/** What comes back from an instant on, minor units with VAT, and why, line by line. */
export type LaterStep = { from: Date; backMinor: number; rules: ConsumerRule[] }

/** What the answer becomes as time passes, if nobody changes anything: each step from the instant on which it holds. */
export function laterSteps(cancelling: Cancelling, now: CancelPlan): LaterStep[] {
  const steps: LaterStep[] = []
  let before = { backMinor: backOf(now), rules: now.fees.map(({ rule }) => rule) }
  for (const from of instantsOf(cancelling)) {
    if (steps.length === STEPS_TOLD) break
    const plan = planAt(cancelling, from)
    const step = { from, backMinor: backOf(plan), rules: plan.fees.map(({ rule }) => rule) }
    if (same(step, before)) continue
    steps.push(step)
    before = step
  }
  return steps
}

const same = (one: Omit<LaterStep, 'from'>, other: Omit<LaterStep, 'from'>): boolean =>
  one.backMinor === other.backMinor && JSON.stringify(one.rules) === JSON.stringify(other.rules)

/** Every instant at which the answer could change, in the order of time: no plan is guessed between them. */
function instantsOf({ order, going, open }: Cancelling): Date[] {
  const delivered = open.extras.map(({ deliveredAt }) => deliveredAt).filter((each) => each > order.now)
  return [...going.flatMap(({ line }) => changesOf(order, line)), ...delivered].toSorted(earlier)
}

/** Every instant from now on at which what is kept of a line's seats could change. */
export const changesOf = ({ orderedAt, now }: PersonOrder, line: PersonLine): Date[] =>
  [
    withdrawalEndsAt(orderedAt),
    ...(line.freeUntil ? [line.freeUntil] : []),
    ...(line.rules?.steps ?? []).map((step) => endOf(step, line)),
    ...[line, ...sessionsOf(line)].flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
  ]
    .filter((each) => each > now)
    .toSorted(earlier)

const earlier = (one: Date, other: Date): number => one.getTime() - other.getTime()
