import type { AccountingVat } from './accounting-vat.ts'
import type { Language } from './words/languages.ts'

/**
 * An invoice or credit note as one value: everything that its PDF and its e-invoice say, in the semantic terms of EN 16931-1
 * (BT = business term, BG = group of them). What is not here is not printed; the same value gives the same bytes for ever.
 *
 * Amounts are safe integers in minor units of `currency` (øre; whole yen for JPY) and never negative: the kind of document
 * carries the sign. Days are ISO 8601 calendar days, `2026-11-23`.
 */
export type InvoiceDocument = {
  /** BT-3: 380 for an invoice, 381 for a credit note. */
  kind: 'invoice' | 'credit-note'
  /** BT-1. Empty only in a document that has not been numbered yet. */
  number: string
  /** BT-2. */
  issueDate: Day
  /** BT-9. An invoice that is not fully paid needs one. */
  dueDate?: Day
  /** BG-13 and BG-14: when and where the seller delivers, where it is the same for every line. */
  delivery: Delivery
  /** BT-5, ISO 4217. */
  currency: string
  /** The language of everything the reader sees. */
  language: Language
  /** BT-10: the buyer's person or cost-centre code, which Norwegian public buyers require. */
  buyerReference?: string
  /** BT-13: the number of the buyer's own purchase order. */
  purchaseOrderNumber?: string
  /** BT-12. */
  contractNumber?: string
  /** BT-11. */
  projectReference?: string
  /** BT-19: where the buyer books it. */
  buyerAccountingReference?: string
  /** BT-14: our own order number. None in a collective invoice, whose lines name their orders. */
  orderNumber?: string
  orderPlacedOn?: Day
  /** BG-3 (BT-25, BT-26): the invoice that a credit note takes back. */
  precedingInvoice?: { number: string; issueDate: Day }
  /** Why a credit note is given; printed and sent as its note. */
  reason?: string
  /** BT-22. */
  note?: string
  seller: Seller
  buyer: Buyer
  payment: Payment
  /** BG-25. */
  lines: InvoiceLine[]
  /** BG-20 and BG-21: what is taken off or added to the document as a whole. */
  adjustments?: Adjustment[]
  /** BG-23: one for every pair of category and rate among the lines and adjustments. */
  vat: VatSubtotal[]
  totals: Totals
  /** BT-6, BT-111: the VAT in NOK, which § 5-1-1 no. 6 of the Bookkeeping Regulations wants when the currency is another. */
  accountingVat?: AccountingVat
  /** A document of a test series: marked on every page as no claim at all. */
  test: boolean
  /** Where the buyer can pay on the web; https only. */
  payUrl?: string
}

/** A calendar day, ISO 8601: `2026-11-23`. */
export type Day = string

/** Either a day or a period, and the place; § 5-1-1 no. 4 wants both time and place. */
export type Delivery = {
  /** BT-72. */
  date?: Day
  /** BG-14 or BG-26 (BT-73/74, BT-134/135), both days included. */
  period?: { start: Day; end: Day }
  /** The place in words: "Campus Tromsø", "På nett". BG-15 on the document, BG-32 on a line. */
  place?: string
  /** BT-80: where that is, ISO 3166-1 alpha-2; the seller's country unless it says otherwise. */
  country?: string
}

/** BG-5, BG-8. */
export type PostalAddress = {
  /** BT-35, BT-50. */
  street: string
  /** BT-36, BT-51. */
  extra?: string
  /** BT-38, BT-53. */
  postcode: string
  /** BT-37, BT-52. */
  city: string
  /** BT-40, BT-55: ISO 3166-1 alpha-2. */
  country: string
}

/** BT-34, BT-49: an address in a network such as Peppol; scheme 0192 is the Norwegian register of organisations. */
export type ElectronicAddress = { scheme: string; address: string }

/** BG-4. */
export type Seller = {
  /** BT-28: the name it trades under. */
  name: string
  /** BT-27. */
  legalName: string
  /** BT-30, nine digits. With `vatRegistered` also BT-31, `NO123456785MVA`. */
  organisationNumber: string
  vatRegistered: boolean
  /** AS, ASA and branches must say "Foretaksregisteret" (foretaksregisterloven § 10-2). */
  inForetaksregisteret: boolean
  address: PostalAddress
  /** BG-6. */
  email: string
  phone?: string
  website?: string
  electronicAddress?: ElectronicAddress
  /** BT-84: eleven digits. */
  bankAccount: string
  iban?: string
  /** BT-86. */
  bic?: string
}

/** BG-7. */
export type Buyer = {
  kind: 'person' | 'company'
  /** BT-44. */
  name: string
  /** BT-47: nine digits for a Norwegian company, else what its own register gave it. */
  organisationNumber?: string
  vatRegistered?: boolean
  /** BT-48 of a company outside Norway, with its country prefix. */
  vatNumber?: string
  address: PostalAddress
  /** BT-58. */
  email?: string
  /** BT-56: whom to ask at the buyer. */
  contact?: string
  electronicAddress?: ElectronicAddress
}

/** BG-16. */
export type Payment = {
  /** BT-83: digits with a check digit. Never on a credit note. */
  kid?: string
  /** BT-81, UNTDID 4461: 30 credit transfer, 48 bank card, 68 online payment service. */
  meansCode: '30' | '48' | '68'
  /** BT-20, in the document's language. */
  terms?: string
  /** Equals BT-113. */
  paidMinor: number
  paidOn?: Day
  /** How it was paid, in words that follow "with": chosen from the words of the language. */
  paidBy?: PaidBy
}

export type PaidBy = 'card' | 'vipps' | 'klarna' | 'transfer' | 'online'

/** BT-118, BT-151 (UNCL5305): S standard or reduced rate, E exempt, Z zero-rated, O outside the Act, AE reverse charge, G export. */
export type VatCategory = 'S' | 'E' | 'Z' | 'O' | 'AE' | 'G'

/** BG-25. */
export type InvoiceLine = {
  /** BT-126, unique in the document. */
  id: string
  /** BT-153. */
  name: string
  /** BT-154. */
  description?: string
  /** BT-155: the seller's own code of what is sold. */
  sellerItemCode?: string
  /** BT-129: whole units, one or more. */
  quantity: number
  /** BT-130, UN/ECE Recommendation 20: EA each, XPP piece, HUR hour. */
  unitCode: string
  /** BT-146, without VAT, in ten-thousandths of the major unit (1 250.00 kr = 12 500 000): a price may need four decimals so that the gross comes out even. */
  unitPriceE4: number
  /** BT-136, BG-27. */
  discountMinor?: number
  /** BT-139. */
  discountReason?: string
  /** BT-141, BG-28: what is added to the line beyond its price. */
  chargeMinor?: number
  /** BT-144. */
  chargeReason?: string
  /** BT-131: quantity × price, rounded, less the discount, plus the charge. */
  netMinor: number
  /** BT-151. */
  vatCategory: VatCategory
  /** BT-152 in hundredths of a per cent: 2500 is 25 %. */
  vatRateBasisPoints: number
  /** BG-26 and the place, where the line has its own. */
  delivery?: Delivery
  /** The learners whom the line is for; printed beneath it. BT-127. */
  participants?: string[]
  /** Of a collective invoice: the order that the line is of; printed above it. BT-127. */
  order?: OrderOfLine
  /** BT-132: the line of the buyer's order. */
  purchaseOrderLine?: string
  /** BT-133. */
  buyerAccountingReference?: string
}

/** One of the orders of a collective invoice. */
export type OrderOfLine = { number: string; placedOn: Day; orderedBy: string; participants: number }

/** BG-20 (allowance), BG-21 (charge). */
export type Adjustment = {
  kind: 'allowance' | 'charge'
  /** BT-97, BT-104. */
  reason: string
  /** BT-98 (UNCL5189), BT-105 (UNCL7161). */
  reasonCode?: string
  /** BT-92, BT-99. */
  amountMinor: number
  vatCategory: VatCategory
  vatRateBasisPoints: number
}

/** BG-23. */
export type VatSubtotal = {
  /** BT-118. */
  category: VatCategory
  /** BT-119. */
  rateBasisPoints: number
  /** BT-116. */
  baseMinor: number
  /** BT-117. */
  vatMinor: number
  /** The group's part of BT-111, in øre, where the document states its VAT in NOK too. */
  kronerMinor?: number
  /** BT-120: the words for why there is no VAT. */
  exemptionReason?: string
  /** BT-121, a VATEX code. */
  exemptionCode?: string
}

/** BG-22. */
export type Totals = {
  /** BT-106. */
  linesNetMinor: number
  /** BT-109: lines less allowances plus charges. */
  netMinor: number
  /** BT-110. */
  vatMinor: number
  /** BT-112. */
  grossMinor: number
  /** BT-113. */
  prepaidMinor: number
  /** BT-115. */
  payableMinor: number
}
