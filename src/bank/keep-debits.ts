import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { BankEntry } from './read-camt.ts'

/** A part of an entry that went out, and is ours: by our reference, or because just that is expected. */
type Sent = { reference: string | null; amountMinor: number }
export type SentEntry = BankEntry & { sent: Sent[] }

const EXPECTED = statement<{ amountMinor: number; currency: string; account: string | null }>(
  'bank-expected-debits',
  `select amount_minor as "amountMinor", currency, account from expected_debits where amount_minor = any($1)`,
)
const PUT = statement(
  'bank-put-debits',
  `insert into bank_debits (id, account, entry_key, entry_minor, position, booked_on, amount_minor, currency, reference, file_id, taken_at)
   select id, account, entry_key, entry_minor, position, booked_on, amount_minor, currency, reference, $2, $3 from jsonb_to_recordset($1)
     as r(id uuid, account text, entry_key text, entry_minor bigint, position int, booked_on date, amount_minor bigint, currency text, reference text)`,
)

/** What went out of our account and was no taking back of money that had come. */
export const wentOut = ({ direction, isReversal }: BankEntry): boolean => direction === 'out' && !isReversal

/**
 * Of what went out, what is ours: each payment that names our reference, a batch that does, and a sum without a reference that is just what is
 * expected, to just that account where it is one payment. All else is other people's money, and is let go of here.
 */
export async function oursAmong(tx: Tx, entries: readonly BankEntry[]): Promise<SentEntry[]> {
  const out = entries.filter(wentOut)
  if (out.length === 0) return []
  const expected = await run(tx, EXPECTED, [[...new Set(out.map(({ amountMinor }) => amountMinor))]])
  return out.flatMap((entry) => {
    const sent = sentIn(entry)
    if (sent.length > 0) return [{ ...entry, sent }]
    const isExpected = expected.some(
      ({ amountMinor, currency, account }) =>
        amountMinor === entry.amountMinor &&
        currency === entry.currency &&
        (account === null || entry.money.some((one) => one.creditorAccount?.endsWith(account))),
    )
    return isExpected ? [{ ...entry, sent: [{ reference: null, amountMinor: entry.amountMinor }] }] : []
  })
}

function sentIn({ money, batch, amountMinor }: BankEntry): Sent[] {
  const named = money.flatMap((one) => (one.ours ? [{ reference: one.ours, amountMinor: one.amountMinor }] : []))
  return named.length > 0 || !batch ? named : [{ reference: batch, amountMinor }]
}

/** Keeps what no earlier file told. What becomes of it is decided after the commit. */
export async function keepDebits(
  tx: Tx,
  fileId: string,
  fresh: readonly { entry: SentEntry; key: string }[],
): Promise<void> {
  const rows = fresh.flatMap(({ entry, key }) =>
    entry.sent.map(({ reference, amountMinor }, at) => ({
      id: newId(),
      account: entry.account,
      entry_key: key,
      entry_minor: entry.amountMinor,
      position: at + 1,
      booked_on: entry.bookedOn,
      amount_minor: amountMinor,
      currency: entry.currency,
      reference,
    })),
  )
  if (rows.length > 0) await run(tx, PUT, [JSON.stringify(rows), fileId, tx.now])
}
