import { z } from 'zod'
import type { Installation } from '../platform/installation.ts'
import type { Setting } from '../platform/settings.ts'

export type Series = { code: string; prefix: string; kidDigit: number; test: boolean }

/** What Stripe's key moves. */
export const MONEY_KINDS = ['test', 'real'] as const
export type MoneyKind = (typeof MONEY_KINDS)[number]

/** Whether credit notes are numbered in the invoices' series, or gapless in one of their own. */
export const CREDIT_NOTE_SERIES = ['shared', 'own'] as const
export type CreditNoteSeries = (typeof CREDIT_NOTE_SERIES)[number]

/** From its day on it counts for what is issued; what was issued keeps its number, and both series go on without a gap. */
export const creditNoteSeriesSetting: Setting<CreditNoteSeries> = {
  name: 'credit-note-series',
  schema: z.enum(CREDIT_NOTE_SERIES),
}
export const USUAL_SERIES: CreditNoteSeries = 'shared'

/** Where the numbers of lawful documents stand, and those of credit notes with a series of their own. */
export const MAIN = 'MAIN'
export const CREDIT = 'CREDIT'
const TESTS: Readonly<Record<string, string>> = { [MAIN]: 'TEST', [CREDIT]: 'CREDIT-TEST' }

/** The series of lawful documents, and those of tests. */
export const LAWFUL_SERIES: readonly string[] = [MAIN, CREDIT]
export const TEST_SERIES: readonly string[] = Object.values(TESTS)

/** What stands before the number of a credit note with a series of its own, so that no invoice has the same one. */
const CREDIT_PREFIX = 'K-'

const TEST_PREFIX = 'TEST-'

/** What stands before the number in each series. */
export const PREFIXES: readonly (readonly [string, string])[] = [
  [MAIN, ''],
  [CREDIT, CREDIT_PREFIX],
  [TESTS[MAIN]!, TEST_PREFIX],
  [TESTS[CREDIT]!, `${TEST_PREFIX}${CREDIT_PREFIX}`],
]

type Asked = { mode: Installation['mode']; money: MoneyKind | null; kind: 'invoice' | 'credit-note' }

/**
 * Invoices and credit notes share one series unless credit notes have one of their own. Documents of a demo, and of orders placed
 * while Stripe's key was a test key, stand in series apart, are marked as tests and are no claims.
 */
export function seriesOf({ mode, money, kind }: Asked, creditNotes: CreditNoteSeries): Series {
  const own = kind === 'credit-note' && creditNotes === 'own'
  const code = own ? CREDIT : MAIN
  const prefix = own ? CREDIT_PREFIX : ''
  return mode === 'production' && money === 'real'
    ? { code, prefix, kidDigit: 1, test: false }
    : { code: TESTS[code]!, prefix: `${TEST_PREFIX}${prefix}`, kidDigit: 9, test: true }
}
