import { conflict, invalid } from '../platform/problems.ts'
import type { Part } from './simulation-id.ts'

/** Either another day or another start. */
export const oneOfTwo = () => invalid('/firstDay', 'give either firstDay or withOfferingId')
export const sameDay = () => invalid('/firstDay', 'is the day on which it begins already')
export const notAhead = () => invalid('/firstDay', 'must come after today, and within ten years')
export const clocksChange = () => invalid('/firstDay', 'moves a time past another where the clocks change')
export const notThere = () => invalid('/withOfferingId', 'is no other start of this course that is on sale and ahead')

export const changed = (parts: readonly Part[], now: unknown) =>
  conflict('postponing/changed', 'Something has changed since you looked. Nothing was moved. Look at it again.', {
    changed: parts,
    now,
  })
export const tooFewSeats = (wanted: number, free: number) =>
  conflict('postponing/too-few-seats', `${wanted} seats are taken here, and ${free} are free there.`, { wanted, free })
/** Nobody could take it up once this one is off sale. */
export const promisedHere = (
  promised: Record<'waiting' | 'requests' | 'quotations' | 'applications' | 'moves', number>,
) =>
  conflict(
    'postponing/promised',
    'Seats of this offering are promised or waited for. See to them before it is held together with another.',
    promised,
  )
export const nothingKept = () =>
  conflict('postponing/nothing-kept', 'All seats that are kept for those who come along are taken.')
export const othersFollow = () =>
  conflict(
    'postponing/others-follow',
    'Others are held together with this offering, so it cannot be held with another.',
  )
