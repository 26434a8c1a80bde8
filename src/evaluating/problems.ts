import { conflict, unknown } from '../platform/problems.ts'

export const linkUnknown = () => unknown('evaluation-link')
export const alreadyAnswered = () =>
  conflict('evaluation/answered', 'This link has been used: an answer was given with it, and cannot be changed.')
export const evaluationOver = () => conflict('evaluation/over', 'The time to answer is over.')
export const stillOpen = () =>
  conflict('evaluation/still-open', 'It is evaluated once the time to answer is over, or nobody is asked.')
export const alreadyConcluded = () => conflict('evaluation/concluded', 'Somebody has said it already.')
export const nothingToStrike = () =>
  conflict('evaluation/nothing-to-strike', 'There is no text to strike out in this answer.')
export const alreadyOff = () => conflict('evaluation/off', 'Nobody is asked about this offering already.')
