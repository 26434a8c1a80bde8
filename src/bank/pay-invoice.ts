import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { LINE_MAX } from '../platform/words.ts'
import { enterTransfer } from '../reminders/enter-transfer.ts'
import { openClaims } from '../reminders/open-claims.ts'
import { otherCurrency } from './problems.ts'
import { type Deposit, putPlacement } from './put-placement.ts'
import { toleranceNow } from './tolerance.ts'

/** So much of a deposit for an invoice, in minor units. */
export type Share = { documentId: string; amountMinor: number }

const CURRENCY = statement<{ currency: string }>(
  'bank-invoice-currency',
  `select currency from documents where id = $1 and kind = 'invoice'`,
)

/**
 * So much of a locked deposit pays an invoice. Where what is then missing, or left over, is within the tolerance, it is written off:
 * nobody is reminded of an øre. @throws document/unknown, bank/other-currency, invoice/more-than-left, invoice/being-credited
 */
export async function payInvoice(tx: Tx, deposit: Deposit, { documentId, amountMinor }: Share): Promise<void> {
  const [invoice] = await run(tx, CURRENCY, [documentId])
  if (!invoice) throw unknown('document')
  if (invoice.currency !== deposit.currency) throw otherCurrency(invoice.currency)
  const paid = { paidOn: deposit.bookedOn, reference: deposit.reference.slice(0, LINE_MAX) }
  const transferId = await enterTransfer(tx, documentId, { ...paid, amountMinor, via: 'deposit' })
  await putPlacement(tx, deposit, { place: 'invoice', amountMinor, transferId })
  const tolerance = await toleranceNow(tx)
  const missing = (await openClaims(tx, documentId))?.leftMinor ?? 0
  if (missing > 0 && missing <= tolerance)
    await enterTransfer(tx, documentId, { ...paid, amountMinor: missing, via: 'tolerance' })
}

/** What is left of a deposit that has paid all it was meant for goes the same way, where it is as little. */
export async function roundOff(tx: Tx, deposit: Deposit, leftMinor: number): Promise<void> {
  if (leftMinor > 0 && leftMinor <= (await toleranceNow(tx)))
    await putPlacement(tx, deposit, { place: 'rounding', amountMinor: leftMinor })
}
