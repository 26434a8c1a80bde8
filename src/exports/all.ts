import { conversions } from './conversions.ts'
import { creditBalances } from './credit-balances.ts'
import type { Dataset } from './dataset.ts'
import { deferredIncome } from './deferred-income.ts'
import { invoiceLines } from './invoice-lines.ts'
import { invoices } from './invoices.ts'
import { journal } from './journal.ts'
import { numberGaps } from './number-gaps.ts'
import { payments } from './payments.ts'
import { payouts } from './payouts.ts'
import { prepaidBalances } from './prepaid-balances.ts'
import { unpaidInvoices } from './unpaid-invoices.ts'
import { vatSummary } from './vat.ts'

/** Every table that finance can take out. Its routes, its place on the page and in the command follow from its line here. */
export const DATASETS: readonly Dataset[] = [
  invoices,
  invoiceLines,
  payments,
  payouts,
  journal,
  vatSummary,
  unpaidInvoices,
  deferredIncome,
  creditBalances,
  prepaidBalances,
  numberGaps,
  conversions,
]
