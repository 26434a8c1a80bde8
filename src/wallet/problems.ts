import { conflict, type Fault, Problem } from '../platform/problems.ts'

export const tooFewUnnamed = (unnamed: number): Problem =>
  conflict('wallet/too-few-unnamed', 'There are fewer unnamed seats than people.', { unnamed })

/** `faults` point at the people in the request. */
export const alreadyGiven = (faults: readonly Fault[]): Problem =>
  new Problem('wallet/already-given', 409, 'The company has given somebody here a seat in this offering already.', {
    faults,
  })

/** The offering checks who comes and has begun; `faults` point at the people who have not been admitted to its course. */
export const tooLateToShow = (faults: readonly Fault[]): Problem =>
  new Problem(
    'wallet/too-late-to-show',
    409,
    'This offering checks who comes, and has begun: only whoever was admitted to the course before can still be named.',
    { faults },
  )

/** Two people steer one seat at once: the later one saw it as it no longer is. */
export const seatChanged = (): Problem =>
  conflict('wallet/seat-changed', 'Somebody else has changed this seat meanwhile. Look at it again.')

export const seatUnnamed = (): Problem => conflict('wallet/seat-unnamed', 'Nobody has this seat.')

export const seatConsumed = (): Problem =>
  conflict('wallet/seat-consumed', 'This seat has been used: whoever sits in it stays.')

export const offeringOver = (): Problem => conflict('wallet/offering-over', 'This offering is over.')

export const acceptedAlready = (): Problem =>
  conflict('wallet/accepted-already', 'This person has accepted the seat already.')

/** The same word for a link that was used, replaced, outlived or never was: whoever guesses learns nothing. */
export const invitationSpent = (): Problem =>
  new Problem('wallet/invitation-spent', 410, 'This link no longer works. Ask whoever invited you for a new one.')

/** `invited` is the address with most of it hidden: enough for whoever it belongs to. */
export const invitationOfOther = (invited: string): Problem =>
  conflict('wallet/invitation-of-other', 'You are signed in as somebody else than who is invited.', { invited })

/** Somebody acts for the company already, staff have confirmed it, or nobody here stands for the order. */
export const notClaimable = (): Problem =>
  conflict(
    'wallet/not-claimable',
    'This order does not make a company account. Ask an owner of the account to invite you, or ask us.',
  )
