import type { Installation } from '../platform/installation.ts'

export type Series = { code: string; prefix: string; kidDigit: number; test: boolean }

/** Invoices and credit notes share one series. A demo's documents stand in a series of their own and are no claims. */
export const seriesOf = (mode: Installation['mode']): Series =>
  mode === 'demo'
    ? { code: 'TEST', prefix: 'TEST-', kidDigit: 9, test: true }
    : { code: 'MAIN', prefix: '', kidDigit: 1, test: false }
