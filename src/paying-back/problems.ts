import { conflict, constraintSpeaks, forbidden, invalid, type Problem } from '../platform/problems.ts'

export const otherBuyer = (): Problem =>
  conflict('paying-back/other-buyer', 'The two invoices are not of the same buyer.')
export const otherCurrency = (): Problem =>
  conflict('paying-back/other-currency', 'The two are in different currencies.')
export const onlyKroner = (): Problem =>
  conflict('paying-back/only-kroner', 'Only kroner are paid back through the bank’s file.')
export const usedSince = (): Problem =>
  conflict('paying-back/used-since', 'What was paid so has been given back since. That must be given up first.')
export const setOffUndone = (): Problem => conflict('paying-back/undone', 'This has been undone already.')
export const linkSpent = (): Problem =>
  conflict('payback-link/spent', 'This link has been used, has run out, or another one has taken its place.')
export const linkedOften = (): Problem =>
  conflict('payback-link/often', 'As many links as this have been sent within a day. Wait until tomorrow.')
export const notNow = (): Problem =>
  conflict('payback/not-now', 'Where this payback stands now, that cannot be done. Look at it again.')
export const accountChanged = (): Problem =>
  conflict('payback/account-changed', 'The payee has given another account since. Look at it again.')
export const twoPeople = (): Problem =>
  conflict('payback/two-people', 'You have approved this already. Another person in finance must approve it too.')
export const onlyPeopleApprove = (): Problem => forbidden('People approve paybacks, never a program.')
export const nothingApproved = (): Problem =>
  conflict('payback-batch/nothing', 'Nothing that two people have approved waits to be sent.')
export const batchEnded = (): Problem =>
  conflict('payback-batch/ended', 'This file has been handed to the bank or dropped already.')
export const batchSeen = (): Problem =>
  conflict('payback-batch/seen', 'The bank has paid some of this file already; it cannot be dropped.')
export const fileGone = (): Problem =>
  conflict('payback-batch/file-gone', 'The accounts in this file are not needed any more, so it has been deleted.')
export const noAccount = (): Problem =>
  invalid('/account', 'This is no Norwegian account number and no IBAN.', 'payback/no-account')
export const notThisMoney = (): Problem =>
  conflict('payback/not-this-money', 'What the bank’s file tells is of another amount, or has been settled already.')

constraintSpeaks('payback_approvals_two_people', twoPeople)
constraintSpeaks('payback_approvals_pk', notNow)
constraintSpeaks('paybacks_account_frozen', notNow)
constraintSpeaks('paybacks_approved', notNow)
constraintSpeaks('set_offs_undone_once', setOffUndone)
constraintSpeaks('payback_batch_ends_pkey', batchEnded)
