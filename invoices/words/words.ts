import type { CertificateDocument } from '../certificate-document.ts'
import type { InvoiceDocument, PaidBy, VatCategory } from '../document.ts'
import type { QuotationDocument } from '../quotation-document.ts'
import type { ReminderDocument } from '../reminder-document.ts'
import type { StatementDocument } from '../statement-document.ts'

type Kind = (InvoiceDocument | ReminderDocument | QuotationDocument | StatementDocument | CertificateDocument)['kind']

/** Every word that a document prints, in one language: a missing one does not compile. */
export type Words = {
  /** BCP 47, for readers aloud. */
  tag: string
  title: Record<Kind, string>
  buyer: string
  number: Record<Kind, string>
  issueDate: string
  dueDate: string
  delivery: string
  place: string
  kid: string
  account: string
  yourReference: string
  purchaseOrder: string
  contract: string
  project: string
  buyerAccounting: string
  order: string
  orderPlacedOn: string
  creditsInvoice: string
  reason: string
  organisationNumber: string
  register: string
  attention: string
  email: string
  phone: string
  columns: { description: string; quantity: string; price: string; discount: string; vat: string; amount: string }
  /** On a line, beyond its price. */
  charge: string
  participants: string
  /** Whose lines follow in a collective invoice. The day is in words. */
  ofOrder: (order: { number: string; day: string; orderedBy: string; participants: number }) => string
  andMore: (left: number) => string
  vatSummary: string
  vatColumns: { kind: string; rate: string; base: string; vat: string }
  vatKind: Record<VatCategory, string>
  /** What stands in a line's VAT column where there is no rate. */
  noRate: Partial<Record<VatCategory, string>>
  /** `source` is who published the rate; empty where the document does not say. */
  vatInKroner: (frozen: { rate: string; source: string; day: string }) => string
  linesTotal: string
  net: string
  vat: string
  gross: string
  paid: string
  payable: string
  credited: string
  repaid: string
  toRepay: string
  /** How a credit note is settled. */
  creditTerms: (invoice: string) => string
  payment: string
  amountToPay: string
  paidOn: (day: string, by: string) => string
  repaidOn: (day: string, by: string) => string
  nothingToPay: string
  paidBy: Record<PaidBy, string>
  reminder: {
    newDeadline: string
    wasDue: string
    outstanding: (invoice: string) => string
    interest: (rate: string, start: string, end: string) => string
    deadline: (day: string) => string
    /** Why a reminder has no VAT of its own. */
    vatReason: string
    text: Record<ReminderDocument['kind'], (invoice: string, due: string, deadline: string) => string>
  }
  quotation: {
    validThrough: string
    heldThrough: string
    noInvoice: string
    acceptTitle: string
    accept: (offer: { number: string; until: string; email: string }) => string
    termsTitle: string
  }
  certificate: {
    /** Before the learner's name, and between it and the course. */
    certifies: string
    completed: string
    teachers: string
    /** What to do to see that it is genuine. */
    verify: string
    verifyAlternative: string
    qrAlternative: string
    testNotice: string
  }
  payOnline: string
  payLinkAlternative: (number: string) => string
  qrAlternative: (number: string) => string
  /** What the XML inside the PDF is. */
  attached: string
  page: (page: number, pages: number) => string
  test: string
  testNotice: string
  missingCharacters: (substitute: string) => string
  decimalMark: string
  groupMark: string
  day: (year: string, month: number, day: number) => string
}
