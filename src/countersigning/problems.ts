import type { Money } from '../platform/money.ts'
import { conflict, constraintSpeaks, forbidden } from '../platform/problems.ts'

export const askedAlready = () =>
  conflict('countersigning/asked-already', 'Something else about this order awaits a second person. Decide that first.')
export const decidedAlready = () => conflict('countersigning/decided-already', 'Somebody has decided this already.')
export const ownRequest = () =>
  conflict('countersigning/own-request', 'Whoever asked for it cannot sign it too. Another person in finance must.')
export const amountChanged = (asked: Money, now: Money) =>
  conflict('countersigning/amount-changed', 'It would come to another amount now. Decline it and ask anew.', {
    asked,
    now,
  })
export const onlyPeopleSign = () => forbidden('A second person signs, never a program.')

constraintSpeaks('money_decisions_pkey', decidedAlready)
constraintSpeaks('money_decisions_two_people', ownRequest)
