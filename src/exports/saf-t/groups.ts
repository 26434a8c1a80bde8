import type { AccountRole } from '../../ledger/accounts.ts'

/** Where an account stands in the statement of business income (næringsspesifikasjon). */
export type Group = readonly [category: string, code: string]

const ASSET = 'balanseverdiForOmloepsmiddel'
const DEBT = 'kortsiktigGjeld'
const SALES = 'salgsinntekt'
const COST = 'annenDriftskostnad'

/** By what an account is for, from the tax authority's code list naeringsspesifikasjon.csv (Grouping Category Code, 2025-2026). */
export const GROUPS: Readonly<Record<AccountRole, Group>> = {
  receivables: [ASSET, '1500'],
  'provider-clearing': [ASSET, '1570'],
  'disputed-payments': [ASSET, '1570'],
  bank: [ASSET, '1920'],
  'currency-exchange': [ASSET, '1570'],
  'opening-balance': [ASSET, '1570'],
  'unplaced-money': [DEBT, '2990'],
  'set-off': [ASSET, '1570'],
  'paybacks-under-way': [DEBT, '2990'],
  'payouts-under-way': [ASSET, '1570'],
  'other-card-money': [DEBT, '2990'],
  'customer-advances': [DEBT, '2900'],
  'prepaid-places': [DEBT, '2900'],
  'deferred-income': [DEBT, '2900'],
  'output-vat-2500': [DEBT, '2740'],
  'output-vat-1500': [DEBT, '2740'],
  'output-vat-1200': [DEBT, '2740'],
  'income-taxed': [SALES, '3000'],
  'income-zero-rated': [SALES, '3100'],
  'income-exempt': [SALES, '3200'],
  'income-outside': [SALES, '3200'],
  'reminder-fees': ['annenDriftsinntekt', '3900'],
  'late-interest': ['finansinntekt', '8050'],
  'provider-fees': [COST, '7700'],
  'write-offs': [COST, '7830'],
  rounding: [COST, '7700'],
}
