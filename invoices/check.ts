import { CURRENCY_DECIMALS } from './amounts.ts'
import { credit } from './check/credit.ts'
import { dates } from './check/dates.ts'
import { lines } from './check/lines.ts'
import { parties } from './check/parties.ts'
import { payment } from './check/payment.ts'
import { totals } from './check/totals.ts'
import { vat } from './check/vat.ts'
import type { InvoiceDocument } from './document.ts'

/** More than this in one document belongs in several: the limit of the reader, not of the format. */
export const MOST_LINES = 1000

export type CheckOptions = {
  /** True before a number is given: the number must then still be empty. */
  unnumbered?: boolean
}

/**
 * Everything that keeps a document from being issued, as sentences for the person who has to mend it; empty when there is
 * nothing. The rules are bokføringsforskriften §§ 5-1-1 and 5-1-2 and the BR rules of EN 16931-1 that a machine can judge.
 */
export function faultsOf(document: InvoiceDocument, options: CheckOptions = {}): string[] {
  const broken = [...shape(document), ...wholeAmounts(document)]
  if (broken.length > 0) return broken
  return [
    ...number(document, options),
    ...dates(document),
    ...parties(document),
    ...lines(document),
    ...vat(document),
    ...totals(document),
    ...payment(document),
    ...credit(document),
  ]
}

/** Without these the sums cannot even be tried. */
function shape(document: InvoiceDocument): string[] {
  const faults: string[] = []
  if (CURRENCY_DECIMALS[document.currency] === undefined) faults.push(`BR-5: unknown currency "${document.currency}"`)
  if (document.lines.length === 0) faults.push('BR-16: the document has no lines')
  if (document.lines.length > MOST_LINES) faults.push(`the document has more than ${MOST_LINES} lines`)
  return faults
}

function wholeAmounts(document: InvoiceDocument): string[] {
  const { prepaidMinor, ...otherTotals } = document.totals
  const amounts: Array<[string, number]> = [
    ...Object.entries({ ...otherTotals, prepaidMinor, paidMinor: document.payment.paidMinor }),
    ...document.lines.flatMap(
      (line): Array<[string, number]> => [
        [`line ${line.id} quantity`, line.quantity],
        [`line ${line.id} unit price`, line.unitPriceE4],
        [`line ${line.id} net`, line.netMinor],
        [`line ${line.id} discount`, line.discountMinor ?? 0],
        [`line ${line.id} VAT rate`, line.vatRateBasisPoints],
      ],
    ),
    ...(document.adjustments ?? []).flatMap(
      (adjustment): Array<[string, number]> => [
        [`"${adjustment.reason}"`, adjustment.amountMinor],
        [`"${adjustment.reason}" VAT rate`, adjustment.vatRateBasisPoints],
      ],
    ),
    ...document.vat.flatMap(
      (group): Array<[string, number]> => [
        [`VAT base ${group.category}`, group.baseMinor],
        [`VAT ${group.category}`, group.vatMinor],
        [`VAT rate ${group.category}`, group.rateBasisPoints],
      ],
    ),
  ]
  return amounts
    .filter(([, amount]) => !Number.isSafeInteger(amount) || amount < 0)
    .map(([name, amount]) => `${name} must be a whole number of minor units, zero or more, and is ${amount}`)
}

function number(document: InvoiceDocument, { unnumbered = false }: CheckOptions): string[] {
  if (unnumbered) return document.number === '' ? [] : [`the document already has number ${document.number}`]
  return document.number.trim() === '' ? ['BR-2, § 5-1-1 no. 1: the number is missing'] : []
}
