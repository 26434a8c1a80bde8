/** What is looked at before a month is closed, in this order. */
export const CHECKS = [
  'documents-waiting',
  'files-waiting',
  'news-unread',
  'income-recognised',
  'numbers',
  'rules',
  'postings',
  'ledger',
  'originals',
  'money-unplaced',
  'needs-attention',
] as const
export type CheckName = (typeof CHECKS)[number]

/**
 * One line of the list. `red` stops the closing; `notice` is told and stops nothing. `count` says how many stand in the way, `found`
 * names the first of them.
 */
export type MonthCheck = { name: CheckName; state: 'good' | 'red' | 'notice'; count: number; found: string[] }
