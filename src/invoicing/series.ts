import type { Installation } from '../platform/installation.ts'

export type Series = { code: string; prefix: string; kidDigit: number; test: boolean }

/** What Stripe's key moves. */
export const MONEY_KINDS = ['test', 'real'] as const
export type MoneyKind = (typeof MONEY_KINDS)[number]

/** Where the numbers of lawful documents stand. */
export const MAIN = 'MAIN'

/**
 * Invoices and credit notes share one series. Documents of a demo, and of orders placed while Stripe's key was a test key,
 * stand in a series of their own, are marked as tests and are no claims.
 */
export const seriesOf = (mode: Installation['mode'], money: MoneyKind | null): Series =>
  mode === 'production' && money === 'real'
    ? { code: MAIN, prefix: '', kidDigit: 1, test: false }
    : { code: 'TEST', prefix: 'TEST-', kidDigit: 9, test: true }
