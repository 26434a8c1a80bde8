import { post } from '../ledger/post.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { Currency } from '../platform/money.ts'

/** A payment into the account that nobody had told before. */
export type NewDeposit = { id: string; bookedOn: string; amountMinor: number; currency: Currency }

/** What came in is in the book at once, D bank / C unplaced money, whoever told of it. */
export const bookDeposits = (tx: Tx, deposits: readonly NewDeposit[]): Promise<void> =>
  post(
    tx,
    deposits.map(({ id: sourceId, bookedOn: postedOn, currency, amountMinor }) => ({
      ...({ kind: 'deposit', sourceId, postedOn, currency } as const),
      postings: [{ debit: 'bank', credit: 'unplaced-money', amountMinor }],
    })),
  )
