/** Where a request stands, from its facts alone. */
export const REQUEST_STATES = [
  ...[
    'sending',
    'not-delivered',
    'sent',
    'opened',
    'waiting',
    'part-offered',
    'being-paid',
    'approved',
    'paid-by-learner',
    'shared',
    'declined',
    'withdrawn',
    'expired',
  ],
] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export type RequestFacts = {
  /** Of a buyer: whose owners and managers answer. Null where an employer does, who has a mailed link. */
  companyId: string | null
  /** Of a buyer: they still act for the company. */
  askerStays: boolean
  until: Date
  heldUntil: Date
  sentAt: Date | null
  fault: string | null
  openedAt: Date | null
  /** The employer has said yes to a part of the price. */
  offeredAt: Date | null
  declinedAt: Date | null
  withdrawnAt: Date | null
  /** Of the order that came of it, unless that was given up without being paid. */
  orderedBy: 'employer' | 'learner' | 'approver' | 'both' | null
  settledAt: Date | null
}

export function stateOf(facts: RequestFacts, now: Date): RequestState {
  if (facts.orderedBy && !facts.settledAt) return 'being-paid'
  if (facts.orderedBy === 'both') return 'shared'
  if (facts.orderedBy) return facts.orderedBy === 'learner' ? 'paid-by-learner' : 'approved'
  if (facts.withdrawnAt || !facts.askerStays) return 'withdrawn'
  if (facts.declinedAt) return 'declined'
  if (facts.until <= now) return 'expired'
  if (facts.offeredAt) return 'part-offered'
  if (facts.companyId) return 'waiting'
  if (facts.openedAt) return 'opened'
  if (facts.sentAt) return 'sent'
  return facts.fault === null ? 'sending' : 'not-delivered'
}

/** Whoever is asked can answer: nobody has, and there is time. */
export const mayBeAnswered = (facts: RequestFacts, now: Date): boolean =>
  ['sending', 'not-delivered', 'sent', 'opened', 'waiting'].includes(stateOf(facts, now))

/** The learner can pay: also for a while after the employer has declined. */
export const mayBePaid = (facts: RequestFacts, now: Date): boolean => facts.companyId === null && holdsSeats(facts, now)

/** Seats are held for it that no order has taken. */
export const holdsSeats = (facts: RequestFacts, now: Date): boolean =>
  mayBeAnswered(facts, now) ||
  stateOf(facts, now) === 'part-offered' ||
  (stateOf(facts, now) === 'declined' && facts.heldUntil > now)
