import type { Delivery, InvoiceDocument } from '../document.ts'
import { account, day, period } from '../format.ts'
import type { Words } from '../words/words.ts'
import { HALF, RIGHT, WINDOW_TOP } from './page.ts'
import { heightOfPairs, pairs } from './pairs.ts'
import { box } from './rule.ts'
import type { InvoiceSheet, Sheet } from './sheet.ts'

const PADDING = 10
const AREA = { x: HALF, right: RIGHT - PADDING, y: WINDOW_TOP - 15, labelWidth: 98, gap: 1 }

/** The box of facts that a reader books and pays by; gives the y beneath. */
export function facts(sheet: InvoiceSheet): number {
  return factsBox(sheet, factsOf(sheet.document, sheet.words))
}

type Fact = readonly [label: string, value: string | undefined]

/** Facts that there are, in their box beside the buyer; gives the y beneath. */
export function factsBox(sheet: Sheet, facts: readonly Fact[]): number {
  const rows = facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]))
  const height = heightOfPairs(sheet, rows, AREA)
  box(sheet, { x: HALF - PADDING, y: AREA.y - 8, width: RIGHT - HALF + PADDING, height: height + 14 })
  return pairs(sheet, rows, AREA) + 8
}

function factsOf(document: InvoiceDocument, words: Words): Fact[] {
  const { payment, precedingInvoice, seller } = document
  const byTransfer = document.kind === 'invoice' && document.totals.payableMinor > 0
  return [
    [words.number[document.kind], document.number],
    [words.issueDate, day(document.issueDate, words)],
    [words.dueDate, document.dueDate && day(document.dueDate, words)],
    [words.creditsInvoice, precedingInvoice && `${precedingInvoice.number}, ${day(precedingInvoice.issueDate, words)}`],
    [words.delivery, timeOf(document.delivery, words)],
    [words.place, document.delivery.place],
    [words.kid, payment.kid],
    [words.account, byTransfer ? account(seller.bankAccount) : undefined],
    [words.yourReference, document.buyerReference],
    [words.purchaseOrder, document.purchaseOrderNumber],
    [words.contract, document.contractNumber],
    [words.project, document.projectReference],
    [words.buyerAccounting, document.buyerAccountingReference],
    [words.order, document.orderNumber],
    [words.orderPlacedOn, document.orderPlacedOn && day(document.orderPlacedOn, words)],
  ]
}

/** The day or the period of a delivery in words, or nothing. */
export function timeOf(delivery: Delivery, words: Words): string | undefined {
  if (delivery.period !== undefined) return period(delivery.period.start, delivery.period.end, words)
  return delivery.date === undefined ? undefined : day(delivery.date, words)
}
