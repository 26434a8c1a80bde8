import type { Buyer, Day, Seller } from './document.ts'
import type { Language } from './words/languages.ts'

/**
 * A letter about an invoice that has not been paid, as one value: everything that its PDF and its EHF Reminder 3.0 say. It sells
 * nothing and has no VAT of its own. Amounts are safe integers in minor units of `currency`, never negative.
 */
export type ReminderDocument = {
  /** A collection notice (inkassovarsel) also says what happens when this deadline passes (inkassoloven § 9). */
  kind: 'reminder' | 'collection-notice'
  /** BT-1: a number of its own, in no series of sales documents. */
  number: string
  /** BT-2. */
  issueDate: Day
  /** BT-9: the new deadline. */
  dueDate: Day
  /** BT-5: that of the invoice. */
  currency: string
  language: Language
  /** BT-10. */
  buyerReference?: string
  /** BT-19. */
  buyerAccountingReference?: string
  /** BT-22. */
  note?: string
  seller: Seller
  buyer: Buyer
  /** BT-25, BT-26: the one invoice it is about, and what of it is still to be paid. */
  invoice: { number: string; issueDate: Day; dueDate: Day; outstandingMinor: number }
  /** Late interest (forsinkelsesrenteloven), a part for each rate. */
  interest: InterestPeriod[]
  /** BG-21: this reminder's fee and an earlier one's (inkassoforskriften §§ 1-2, 1-3). */
  fees: ReminderFee[]
  /** BT-115: outstanding, interest and fees together. */
  payableMinor: number
  /** BT-83: the reference of the invoice. */
  kid?: string
  test: boolean
  /** Where the buyer can pay on the web; https only. */
  payUrl?: string
}

/** Both days included; simple interest, actual days over 365. */
export type InterestPeriod = { start: Day; end: Day; rateBasisPoints: number; amountMinor: number }

export type ReminderFee = { reason: string; amountMinor: number }
