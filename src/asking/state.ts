/** Where a request stands, from its facts alone. */
export const REQUEST_STATES = [
  ...[
    'sending',
    'not-delivered',
    'sent',
    'opened',
    'being-paid',
    'approved',
    'paid-by-learner',
    'declined',
    'withdrawn',
    'expired',
  ],
] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export type RequestFacts = {
  until: Date
  heldUntil: Date
  sentAt: Date | null
  fault: string | null
  openedAt: Date | null
  declinedAt: Date | null
  withdrawnAt: Date | null
  /** Of the order that came of it, unless that was given up without being paid. */
  orderedBy: 'employer' | 'learner' | null
  settledAt: Date | null
}

export function stateOf(facts: RequestFacts, now: Date): RequestState {
  if (facts.orderedBy && !facts.settledAt) return 'being-paid'
  if (facts.orderedBy) return facts.orderedBy === 'employer' ? 'approved' : 'paid-by-learner'
  if (facts.withdrawnAt) return 'withdrawn'
  if (facts.declinedAt) return 'declined'
  if (facts.until <= now) return 'expired'
  if (facts.openedAt) return 'opened'
  if (facts.sentAt) return 'sent'
  return facts.fault === null ? 'sending' : 'not-delivered'
}

/** The employer can answer: nobody has, and there is time. */
export const mayBeAnswered = (facts: RequestFacts, now: Date): boolean =>
  ['sending', 'not-delivered', 'sent', 'opened'].includes(stateOf(facts, now))

/** The learner can pay: also for a while after the employer has declined. */
export const mayBePaid = (facts: RequestFacts, now: Date): boolean =>
  mayBeAnswered(facts, now) || (stateOf(facts, now) === 'declined' && facts.heldUntil > now)
