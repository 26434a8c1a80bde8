import { interestOf, reminderFaultsOf } from '../../invoices/check/reminder.ts'
import type { InvoiceDocument } from '../../invoices/document.ts'
import type { InterestPeriod, ReminderDocument, ReminderFee } from '../../invoices/reminder-document.ts'

/** The letter about an unpaid invoice, and what of it this till decides. */
export type Letter = ReminderDocument
export type Invoice = InvoiceDocument
export type InterestRate = Omit<InterestPeriod, 'amountMinor'>

export type LetterParts = {
  kind: Letter['kind']
  step: number
  issueDate: string
  dueDate: string
  outstandingMinor: number
  /** Days and rates; the amounts follow from what is outstanding. */
  interest: readonly InterestRate[]
  fees: readonly number[]
  note?: string | undefined
}

const FEE: Record<Letter['language'], string> = { nb: 'Purregebyr', nn: 'Purregebyr', en: 'Reminder fee' }

/** Everything that the letter says is the invoice's own: parties, language, reference; so it reaches whoever got the invoice. */
export function letterOf(invoice: Invoice, parts: LetterParts): Letter {
  const { step, outstandingMinor, note, ...rest } = parts
  const interest = rest.interest.map((period) => ({
    ...period,
    amountMinor: Number(interestOf(outstandingMinor, period)),
  }))
  const fees: ReminderFee[] = rest.fees.map((amountMinor) => ({ reason: FEE[invoice.language], amountMinor }))
  const { buyerReference, buyerAccountingReference, payUrl } = invoice
  return {
    kind: rest.kind,
    number: `${invoice.number}-P${step}`,
    issueDate: rest.issueDate,
    dueDate: rest.dueDate,
    currency: invoice.currency,
    language: invoice.language,
    ...(buyerReference ? { buyerReference } : {}),
    ...(buyerAccountingReference ? { buyerAccountingReference } : {}),
    ...(note ? { note } : {}),
    seller: invoice.seller,
    buyer: invoice.buyer,
    invoice: {
      number: invoice.number,
      issueDate: invoice.issueDate,
      dueDate: invoice.dueDate ?? invoice.issueDate,
      outstandingMinor,
    },
    interest,
    fees,
    payableMinor: outstandingMinor + sum(interest) + sum(fees),
    ...(invoice.payment.kid ? { kid: invoice.payment.kid } : {}),
    test: invoice.test,
    ...(payUrl ? { payUrl } : {}),
  }
}

const sum = (parts: readonly { amountMinor: number }[]): number =>
  parts.reduce((total, { amountMinor }) => total + amountMinor, 0)

export const interestIn = ({ interest }: Letter): number => sum(interest)

/** What keeps a letter from being sent; empty when there is nothing. */
export const letterFaults = (letter: Letter): readonly string[] => reminderFaultsOf(letter)
