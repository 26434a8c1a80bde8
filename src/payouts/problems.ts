import { conflict, constraintSpeaks, type Problem } from '../platform/problems.ts'

export const arrivedAlready = (): Problem =>
  conflict('payout/arrived-already', 'This payout has been found at the bank already, or has not been paid out.')
export const otherAmount = (): Problem =>
  conflict('payout/other-amount', 'This deposit is not of the same amount and currency, or a part of it is placed.')
export const settledAlready = (): Problem =>
  conflict('payout-line/settled', 'This line is tied to a movement of the till, or somebody has decided it already.')
export const notDecided = (): Problem =>
  conflict('payout-line/not-decided', 'No person has decided this line, or that was taken back already.')

constraintSpeaks('payout_decisions_undone_once', notDecided)
