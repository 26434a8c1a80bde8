import { conflict } from '../platform/problems.ts'

export const askedAlready = () =>
  conflict('correction/asked-already', 'A correction of this invoice has been asked for already and awaits its answer.')
export const nothingToCorrect = () =>
  conflict('correction/nothing-to-correct', 'This is what the invoice says already.')
export const decidedAlready = () => conflict('correction/decided-already', 'Somebody has decided this wish already.')
