import { conflict } from '../platform/problems.ts'
import type { Part } from './preview-id.ts'

export const nothingToGive = () => conflict('giving-back/no-seats', 'The company has no seats here to give back.')
export const tooFew = (left: number) =>
  conflict('giving-back/too-few', 'There are not that many seats that can be given back.', { left })
export const consumed = (seats: readonly string[]) =>
  conflict('giving-back/consumed', 'A seat whose learner has completed the course cannot be given back.', { seats })
export const needsSecond = () =>
  conflict(
    'giving-back/needs-second',
    'It is too much for one person in finance. Credit the seats from the order instead, where a second one signs.',
  )

/** What was agreed to is not what would happen now: which parts differ, and all of it as it is now. */
export const changed = (parts: readonly Part[], now: unknown) =>
  conflict('giving-back/changed', 'Something has changed since you looked. Nothing was given back. Look at it again.', {
    changed: parts,
    now,
  })
