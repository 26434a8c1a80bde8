import { CURRENCY_DECIMALS } from './amounts.ts'
import { credit } from './check/credit.ts'
import { dates } from './check/dates.ts'
import { lines } from './check/lines.ts'
import { parties } from './check/parties.ts'
import { payment } from './check/payment.ts'
import { blank } from './check/text.ts'
import { totals } from './check/totals.ts'
import { vat } from './check/vat.ts'
import type { InvoiceDocument, VatCategory } from './document.ts'
import { LANGUAGES } from './words/languages.ts'

/** More than this in one document belongs in several: the limit of the reader, not of the format. */
export const MOST_LINES = 1000

/** As JSON; a thousand full lines stay below it. */
const MOST_CHARACTERS = 1_000_000
/** What the head of a page holds on one line; every printed number is whole. */
const LONGEST_NUMBER = 28
/** BR-DEC: amounts of an e-invoice have no more decimals than these. */
const MOST_DECIMALS = 2
const CATEGORIES: ReadonlySet<VatCategory> = new Set(['S', 'E', 'Z', 'O', 'AE', 'G'])

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
function shape({ kind, currency, language, lines, adjustments = [], vat }: InvoiceDocument): string[] {
  const faults: string[] = []
  if (kind !== 'invoice' && kind !== 'credit-note') faults.push(`BR-4: unknown kind of document "${kind}"`)
  if (!Object.hasOwn(LANGUAGES, language)) faults.push(`bokføringsloven § 12: unknown language "${language}"`)
  if (adjustments.some(({ kind }) => kind !== 'allowance' && kind !== 'charge'))
    faults.push('an adjustment is neither an allowance nor a charge')
  const decimals = CURRENCY_DECIMALS[currency]
  if (decimals === undefined) faults.push(`BR-5: unknown currency "${currency}"`)
  else if (decimals > MOST_DECIMALS) faults.push(`BR-DEC-1 and its kind: ${currency} has ${decimals} decimals`)
  if (lines.length === 0) faults.push('BR-16: the document has no lines')
  if (lines.length > MOST_LINES) faults.push(`the document has more than ${MOST_LINES} lines`)
  if (JSON.stringify([lines, adjustments]).length > MOST_CHARACTERS)
    faults.push(`more than ${MOST_CHARACTERS} characters`)
  const used = [...[...lines, ...adjustments].map((part) => part.vatCategory), ...vat.map((group) => group.category)]
  const unknown = used.filter((category) => !CATEGORIES.has(category))
  if (unknown.length > 0) faults.push(`BR-CL-18: unknown VAT category "${unknown.join('", "')}"`)
  return faults
}

function wholeAmounts(document: InvoiceDocument): string[] {
  const { prepaidMinor, ...otherTotals } = document.totals
  const kroner = document.accountingVat
  const amounts: Array<[string, number]> = [
    ...Object.entries({ ...otherTotals, prepaidMinor, paidMinor: document.payment.paidMinor }),
    ...(kroner === undefined ? [] : [['VAT in NOK', kroner.vatMinor] satisfies [string, number]]),
    ...document.lines.flatMap(
      (line): Array<[string, number]> => [
        [`line ${line.id} quantity`, line.quantity],
        [`line ${line.id} unit price`, line.unitPriceE4],
        [`line ${line.id} net`, line.netMinor],
        [`line ${line.id} discount`, line.discountMinor ?? 0],
        [`line ${line.id} charge`, line.chargeMinor ?? 0],
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
        [`VAT in NOK ${group.category}`, group.kronerMinor ?? 0],
      ],
    ),
  ]
  return amounts
    .filter(([, amount]) => !Number.isSafeInteger(amount) || amount < 0)
    .map(([name, amount]) => `${name} must be a whole number of minor units, zero or more, and is ${amount}`)
}

function number(document: InvoiceDocument, { unnumbered = false }: CheckOptions): string[] {
  if (unnumbered) return document.number === '' ? [] : [`the document already has number ${document.number}`]
  if (blank(document.number)) return ['BR-2, § 5-1-1 no. 1: the number is missing']
  return document.number.length > LONGEST_NUMBER ? [`the number has more than ${LONGEST_NUMBER} characters`] : []
}
