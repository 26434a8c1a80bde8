import { type Credit, creditGross, leftOf } from '../invoicing/credit.ts'
import { type Creditable, leftToPay } from '../invoicing/creditable.ts'
import { type Currency, type Money, money } from '../platform/money.ts'
import type { CreditPlan } from './credit-plan.ts'

/** A credit note before it is made: what it takes back of its invoice, and what then stays of that. */
export type PlannedDocument = {
  number: string
  net: Money
  vat: Money
  gross: Money
  stays: Money
  lines: { title: string; quantity: number; net: Money }[]
}
export type PlanAmounts = {
  documents: PlannedDocument[]
  /** What was to be invoiced later and never will be; null where nothing is. */
  dropped: Money | null
  /** Does not go back to a card: it is taken off what is owed, and what is more than that is owed to the buyer. */
  lowered: Money | null
  /** Of `lowered`: what the buyer has paid by bank, and is owed. */
  balance: Money | null
}
/** What an order's lines and invoices are called. */
export type Names = { currency: Currency; titles: Record<string, string>; numbers: Record<string, string> }

/** What a plan comes to, document by document. */
export function planAmounts(names: Names, demands: readonly Creditable[], plan: CreditPlan): PlanAmounts {
  const { credits, dropped, forgone } = plan
  const invoiced = credits.map(({ invoiceId, credit }) => ({
    credit,
    of: demands.find((each) => each.invoiceId === invoiceId)!,
  }))
  const lowered = invoiced.map(({ credit, of }) => ({ off: creditGross(credit) - credit.returnedMinor, of }))
  return {
    documents: invoiced.map((each) => documentOf(names, each)),
    dropped: amountOf(names, sum([...dropped, ...forgone].map(({ amountMinor }) => amountMinor))),
    lowered: amountOf(names, sum(lowered.map(({ off }) => off))),
    balance: amountOf(names, sum(lowered.map(({ off, of }) => Math.max(0, off - leftToPay(of))))),
  }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0)
/** Null where it is nothing. */
export const amountOf = ({ currency }: Pick<Names, 'currency'>, minor: number): Money | null =>
  minor > 0 ? money(minor, currency) : null

function documentOf(
  { currency, titles, numbers }: Names,
  { credit, of }: { credit: Credit; of: Creditable },
): PlannedDocument {
  const amount = (minor: number) => money(minor, currency)
  const gross = creditGross(credit)
  const vat = sum(credit.vat.map(({ vatMinor }) => vatMinor))
  return {
    number: numbers[of.invoiceId!]!,
    ...{ net: amount(gross - vat), vat: amount(vat), gross: amount(gross) },
    stays: amount(leftOf(of).grossMinor - gross),
    lines: credit.lines.map(({ orderLineId, quantity, netMinor }) => ({
      title: titles[orderLineId]!,
      quantity,
      net: amount(netMinor),
    })),
  }
}
