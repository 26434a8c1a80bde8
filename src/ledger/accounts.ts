/**
 * What the till posts to, named by what it is for. Which account that is, is a dated setting (`account_roles`), so that a
 * seller keeps its own plan and a change of plan leaves what was posted before where it is.
 */
export const ROLES = [
  'receivables',
  'provider-clearing',
  'payouts-under-way',
  'other-card-money',
  'disputed-payments',
  'bank',
  'unplaced-money',
  'set-off',
  'paybacks-under-way',
  'customer-advances',
  'prepaid-places',
  'deferred-income',
  'output-vat-2500',
  'output-vat-1500',
  'output-vat-1200',
  'income-taxed',
  'income-zero-rated',
  'income-exempt',
  'income-outside',
  'reminder-fees',
  'late-interest',
  'provider-fees',
  'write-offs',
  'rounding',
  'currency-exchange',
  'opening-balance',
] as const
export type AccountRole = (typeof ROLES)[number]

/** VAT rates (basis points) that have an account of their own; a rate without one cannot be sold at. */
const RATES_WITH_ACCOUNT = [2500, 1500, 1200] as const

/** Where the income of a VAT category (UNCL 5305) is earned. */
export const INCOME: Readonly<Record<string, AccountRole>> = {
  S: 'income-taxed',
  Z: 'income-zero-rated',
  G: 'income-zero-rated',
  AE: 'income-zero-rated',
  K: 'income-zero-rated',
  E: 'income-exempt',
  O: 'income-outside',
}

export function incomeRole(vatCategory: string): AccountRole {
  const role = INCOME[vatCategory]
  if (!role) throw new RangeError(`no income account for VAT category ${vatCategory}`)
  return role
}

export function vatRole(rateBasisPoints: number): AccountRole {
  const rate = RATES_WITH_ACCOUNT.find((each) => each === rateBasisPoints)
  if (!rate) throw new RangeError(`no VAT account for a rate of ${rateBasisPoints} basis points`)
  return `output-vat-${rate}`
}
