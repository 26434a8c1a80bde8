import type { Money } from '../platform/money.ts'
import { conflict, constraintSpeaks, type Problem } from '../platform/problems.ts'

export const noFee = (): Problem =>
  conflict('reminders/no-fee', 'This reminder claims no fee, or its fee has been paid already.')
export const moreThanLeft = ({ minor, currency }: Money): Problem =>
  conflict('invoice/more-than-left', 'This is more than is left to pay, fees and interest included.', {
    leftMinor: minor,
    currency,
  })
export const moreThanBalance = ({ minor, currency }: Money): Problem =>
  conflict('paying-back/more-than-balance', 'This is more than the invoice has too much.', {
    balanceMinor: minor,
    currency,
  })
export const beingCredited = (): Problem =>
  conflict(
    'invoice/being-credited',
    'This invoice is being credited or replaced right now; wait until its credit note has been issued.',
  )

constraintSpeaks('reminder_waivers_once', () => conflict('reminders/waived', 'This fee has been waived already.'))
constraintSpeaks('document_transfers_undone_once', () =>
  conflict('transfer/undone', 'This payment has been taken back already.'),
)
