import { conflict, constraintSpeaks, type Problem } from '../platform/problems.ts'

export const moreThanOpen = (leftMinor: number): Problem =>
  conflict('old-receivable/more-than-left', 'This is more than is left to pay.', { leftMinor, currency: 'NOK' })
export const endingUndone = (): Problem =>
  conflict('old-receivable/undone', 'This has been undone already, or is an undoing itself.')

constraintSpeaks('old_receivable_endings_undone_once', endingUndone)
