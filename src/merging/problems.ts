import { conflict, constraintSpeaks, type Problem, unknown } from '../platform/problems.ts'

export const mergeUnknown = (): Problem => unknown('merge')

/** What two accounts cannot become one for, until it is over or was proved anew. */
export const HINDRANCES = {
  'erasure-waiting': (): Problem =>
    conflict('merge/erasure-waiting', 'One of the accounts waits to be erased. Take that wish back first.'),
  'request-open': (): Problem =>
    conflict('merge/request-open', 'One of the accounts has asked for a second signature. Let that be decided first.'),
  'completed-twice': (): Problem =>
    conflict('merge/completed-twice', 'Both accounts have completed the same offering. Ask us to sort it out.'),
  'roles-need-fresh': (): Problem =>
    conflict(
      'merge/roles-need-fresh',
      'The other account works here. Prove its address again: its roles come along within 15 minutes of that.',
    ),
  'roles-need-code': (): Problem =>
    conflict(
      'merge/roles-need-code',
      'The other account works here, and roles ask for a code: sign in with one, and give one of the other account’s app.',
    ),
} as const satisfies Record<string, () => Problem>
export type Hindrance = keyof typeof HINDRANCES

export const chooseSeats = (offeringIds: readonly string[]): Problem =>
  conflict('merge/choose-seats', 'Both accounts have a seat in the same offering. Say which one stays.', {
    offeringIds,
  })

export const completedStays = (offeringId: string): Problem =>
  conflict('merge/completed-stays', 'A seat whose course is completed cannot be given up.', { offeringId })

/** Whoever was at work with an account while it became part of another. */
const accountGone = (): Problem =>
  conflict('people/merged', 'This account has just become part of another. Sign in again.')
for (const table of ['orders', 'order_places', 'enrolments', 'carts', 'login_sessions'])
  constraintSpeaks(`${table}_person_id_people_id_fkey`, accountGone)
