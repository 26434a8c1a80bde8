import { conflict, constraintSpeaks } from '../platform/problems.ts'

export const nothingToSend = () =>
  conflict('accounting/nothing-to-send', 'Every entry of the closed months is in a batch already.')
export const nothingClosed = () =>
  conflict('accounting/nothing-closed', 'No month is closed. Only what cannot change any more is sent.')
export const decidedAlready = () =>
  conflict('accounting/decided-already', 'What became of this batch has been said already.')
constraintSpeaks('voucher_batches_said_once', decidedAlready)

/** Two who make a batch at once: the second finds nothing left. */
constraintSpeaks('voucher_batch_entries_once', nothingToSend)
