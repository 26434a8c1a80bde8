import { conflict, constraintSpeaks, unknown } from '../platform/problems.ts'
import type { Part } from './simulation-id.ts'

export const started = () =>
  conflict(
    'going/started',
    'A session of this offering was held. What was held cannot be cancelled for everybody at once.',
  )
/** Others come along at its times: they are cancelled first, each with its own orders. */
export const othersAlong = (offeringIds: readonly string[]) =>
  conflict(
    'going/others-along',
    'Other offerings are held together with this one. Cancel those first: each has orders of its own.',
    { offeringIds },
  )
export const cancelledAlready = (at: Date) =>
  conflict('going/cancelled-already', 'This offering was cancelled before. What came of it stands on its page.', { at })
/** An invoice is numbered at this very moment: in a second it is known what is credited. */
export const beingIssued = () => conflict('going/being-issued', 'An invoice is being issued. Try again in a moment.')

/** What was agreed to is not what would happen now: which parts differ, and all of it as it is now. */
export const changed = (parts: readonly Part[], now: unknown) =>
  conflict('going/changed', 'Something has changed since you looked. Nothing was cancelled. Look at it again.', {
    changed: parts,
    now,
  })
export const wishedAlready = () =>
  conflict(
    'going/wished-already',
    'You asked for this before. It takes a second person who carries out the same simulation.',
  )
export const costUnknown = () => unknown('cost')

constraintSpeaks('offerings_cancelled_not_sold', () =>
  conflict('going/cancelled', 'This offering was cancelled and is not sold again. Copy it to another start.'),
)
constraintSpeaks('offering_costs_offering_id_offerings_id_fkey', () => unknown('offering'))
constraintSpeaks('decision_days_offering_id_offerings_id_fkey', () => unknown('offering'))
