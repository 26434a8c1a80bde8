import type { Posting } from '../ledger/post.ts'

/** What a letter claims beyond those before it. Interest already claimed may turn out to be less, where a credit came between: then the difference goes back. */
export function claimedPostings({ feeMinor, interestMinor }: { feeMinor: number; interestMinor: number }): Posting[] {
  const fee: Posting = { debit: 'receivables', credit: 'reminder-fees', amountMinor: feeMinor }
  const interest: Posting =
    interestMinor >= 0
      ? { debit: 'receivables', credit: 'late-interest', amountMinor: interestMinor }
      : { debit: 'late-interest', credit: 'receivables', amountMinor: -interestMinor }
  return [fee, interest].filter(({ amountMinor }) => amountMinor > 0)
}
