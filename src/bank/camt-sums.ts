import { CURRENCIES } from '../platform/money.ts'
import { minorOf } from '../platform/read-amount.ts'
import type { Balance, Report } from './camt-shape.ts'
import { fileUnsound } from './problems.ts'
import type { BankEntry } from './read-camt.ts'

/** An amount as the bank writes it: a plain decimal with a point, and its currency. Minor units. @throws bank/file-unsound */
export function minorIn(amount: { '#text': string; '@Ccy': string }): number {
  const currency = CURRENCIES.find((each) => each === amount['@Ccy'])
  // Banks write 25150.000 too: zeros beyond the currency's own decimals say nothing.
  const text = amount['#text']
    .trim()
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
  const minor = currency && /^\d+(\.\d+)?$/.test(text) ? minorOf(text, currency) : null
  if (minor === null)
    throw fileUnsound(`An amount cannot be read: ${amount['#text'].slice(0, 30)} ${amount['@Ccy'].slice(0, 3)}.`)
  return minor
}

const signed = ({ Amt, CdtDbtInd }: Balance): number => (CdtDbtInd === 'CRDT' ? 1 : -1) * minorIn(Amt)

/** A statement says what was there before and after: what moved must be the difference, or part of the file is missing. */
export function demandBalanced({ Bal = [] }: Report, entries: readonly (BankEntry | null)[]): void {
  const [opening, closing] = ['OPBD', 'CLBD'].map((code) => Bal.find(({ Tp }) => Tp.CdOrPrtry.Cd === code))
  if (!opening || !closing) return
  const moved = entries.reduce(
    (sum, entry) => sum + (entry ? (entry.direction === 'in' ? entry.amountMinor : -entry.amountMinor) : 0),
    0,
  )
  if (signed(opening) + moved !== signed(closing))
    throw fileUnsound('What moved is not the difference between the opening and the closing balance.')
}
