/** The accounts the till itself posts to, by their Norwegian standard numbers. */
export const ACCOUNTS = {
  receivables: '1500',
  providerClearing: '1579',
  bank: '1920',
  outputVat: '2700',
  customerAdvances: '2900',
  deferredIncome: '2965',
  courseIncome: '3200',
  providerFees: '7770',
} as const
export type Account = (typeof ACCOUNTS)[keyof typeof ACCOUNTS]
