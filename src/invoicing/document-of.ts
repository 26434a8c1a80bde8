import type { Buyer, InvoiceDocument, InvoiceLine, VatSubtotal } from '../../invoices/document.ts'
import { hasVatNumber } from '../companies/foreign-number.ts'
import type { Payer } from '../orders/payer.ts'
import { nextBankingDay } from '../platform/banking-days.ts'
import { dayIn, dayPlus, SELLER_ZONE } from '../platform/clock.ts'
import { REGISTER_SCHEME } from '../platform/e-invoice-directory.ts'
import { say } from '../platform/lang.ts'
import { type Currency, EXPONENTS, share } from '../platform/money.ts'
import { type Rates, statedInKroner, takenBackInKroner } from './accounting-vat.ts'
import type { Credit, CreditLine, VatPart } from './credit.ts'
import type { Due, DueLine } from './due-rows.ts'
import type { NamedSeller, Seller } from './seller.ts'

/** What a document gets at the moment of issue. */
export type Issue = {
  number: string
  kid: string | null
  issueDate: string
  test: boolean
  seller: Seller
  /** Where what is left of an invoice can be seen and paid. */
  payUrl: string | null
  /** The exchange rates of that day. */
  rates: Rates['now']
}

/** The document that a due row has earned. The number may be empty while it is only being checked. */
export const documentOf = (due: Due, issue: Issue): InvoiceDocument =>
  due.credited && due.credit
    ? creditNoteOf(due, { invoice: due.credited, credit: due.credit }, issue)
    : invoiceOf(due, issue)

function invoiceOf(due: Due, issue: Issue): InvoiceDocument {
  const lines = linesOf(due).map((line, at) => lineOf(line, at, due.currency))
  const { vat, ...stated } = statedInKroner(subtotalsOf(due.lines), due.currency, {
    kept: due.keptRate,
    now: issue.rates,
  })
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0)
  const vatMinor = vat.reduce((sum, each) => sum + each.vatMinor, 0)
  const grossMinor = netMinor + vatMinor
  const prepaidMinor = due.paidAt ? grossMinor : 0
  return {
    kind: 'invoice',
    number: issue.number,
    issueDate: issue.issueDate,
    ...(due.paidAt ? {} : { dueDate: nextBankingDay(dayPlus(issue.issueDate, due.termsDays)) }),
    delivery: deliveryOf(due.lines),
    currency: due.currency,
    language: due.lang,
    ...(due.buyerReference ? { buyerReference: due.buyerReference } : {}),
    ...(due.purchaseOrderNumber ? { purchaseOrderNumber: due.purchaseOrderNumber } : {}),
    ...(isCollective(due) ? {} : orderOf(due)),
    seller: sellerOf(issue.seller),
    buyer: buyerOf(due.payer),
    payment: {
      ...(issue.kid && !due.paidAt ? { kid: issue.kid } : {}),
      meansCode: due.paidAt ? '48' : '30',
      ...(due.paidAt
        ? { paidOn: dayIn(SELLER_ZONE, due.paidAt), paidBy: 'card' as const }
        : {
            terms: say(due.lang, {
              nb: `Betalingsfrist ${due.termsDays} dager`,
              en: `Payment due within ${due.termsDays} days`,
            }),
          }),
      paidMinor: prepaidMinor,
    },
    ...(issue.payUrl && !due.paidAt && !isCollective(due) ? { payUrl: issue.payUrl } : {}),
    lines,
    vat,
    totals: {
      linesNetMinor: netMinor,
      netMinor,
      vatMinor,
      grossMinor,
      prepaidMinor,
      payableMinor: grossMinor - prepaidMinor,
    },
    ...stated,
    test: issue.test,
  }
}

/** It is for several orders, which its lines name; it is paid to the account (decisions/0089). */
const isCollective = ({ lines }: Due): boolean => lines.some(({ order }) => order !== undefined)

const orderOf = ({ orderNumber, placedAt }: Due) => ({
  orderNumber: String(orderNumber),
  orderPlacedOn: dayIn(SELLER_ZONE, placedAt),
})

/** What a credit note for one order of a collective invoice says of that order alone. */
const ownOf = (due: Due, { buyer }: InvoiceDocument) => ({
  ...orderOf(due),
  delivery: deliveryOf(linesOf(due)),
  ...(buyer.kind === 'company' && due.payer.kind === 'company'
    ? { buyer: { ...buyer, contact: due.payer.contactName } }
    : {}),
})

/** So much of an invoice taken back: its own number, no payment reference, and a pointer to the original. */
function creditNoteOf(
  due: Due,
  { invoice, credit }: { invoice: InvoiceDocument; credit: Credit },
  issue: Issue,
): InvoiceDocument {
  const { dueDate: _dueDate, payUrl: _payUrl, ...same } = invoice
  const vat = credit.vat.map((part) => ({ ...groupOf(invoice, part), ...part }))
  const lines = linesOf(due).map((line, at) => lineOf(line, at, due.currency))
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0)
  const vatMinor = credit.vat.reduce((sum, part) => sum + part.vatMinor, 0)
  const grossMinor = netMinor + vatMinor
  return {
    ...same,
    kind: 'credit-note',
    number: issue.number,
    issueDate: issue.issueDate,
    precedingInvoice: { number: invoice.number, issueDate: invoice.issueDate },
    ...(due.reason ? { reason: due.reason } : {}),
    ...(invoice.orderNumber === undefined ? ownOf(due, invoice) : {}),
    seller: sellerOf(issue.seller),
    payment: { meansCode: invoice.payment.meansCode, paidMinor: 0 },
    lines,
    vat,
    totals: {
      linesNetMinor: netMinor,
      netMinor,
      vatMinor,
      grossMinor,
      prepaidMinor: 0,
      payableMinor: grossMinor,
    },
    ...takenBackInKroner(vat, invoice.accountingVat),
    test: issue.test,
  }
}

/** The order's lines as the document says them, in its order: those of the demand, or what a credit note takes back of them. */
export const linesOf = ({ lines, credit }: Due): DueLine[] =>
  credit ? credit.lines.map((line) => takenFrom(lines, line)) : lines

/** The line as it was sold, for as many seats as its share is a whole number of; else as one piece at that amount. */
function takenFrom(lines: readonly DueLine[], { orderLineId, quantity, netMinor }: CreditLine): DueLine {
  const sold = lines.find(({ id }) => id === orderLineId)!
  const whole = netMinor % quantity === 0
  return {
    ...sold,
    quantity: whole ? quantity : 1,
    unitNetMinor: whole ? netMinor / quantity : netMinor,
    netMinor,
  }
}

/** The words of a VAT group (why it is exempt) are those of the invoice. */
const groupOf = ({ vat }: InvoiceDocument, part: VatPart): VatSubtotal =>
  vat.find(({ category, rateBasisPoints }) => category === part.category && rateBasisPoints === part.rateBasisPoints)!

/** A line as it is printed, in its place. */
export function lineOf(line: Omit<DueLine, 'id' | 'dimensions'>, at: number, currency: Currency): InvoiceLine {
  const toE4 = 10 ** (4 - EXPONENTS[currency])
  return {
    id: String(at + 1),
    name: line.title,
    description: line.detail,
    quantity: line.quantity,
    unitCode: 'EA',
    unitPriceE4: line.unitNetMinor * toE4,
    netMinor: line.netMinor,
    vatCategory: line.vatCategory,
    vatRateBasisPoints: line.vatRateBasisPoints,
    ...(line.order ? { order: line.order } : {}),
    delivery: { period: { start: line.deliveredFrom, end: line.deliveredTo }, place: line.place },
  }
}

/** VAT once per category and rate, on the sum of its lines (EN 16931, BR-CO-17). */
export function subtotalsOf(lines: readonly DueLine[]): VatSubtotal[] {
  const groups = Map.groupBy(lines, (line) => `${line.vatCategory} ${line.vatRateBasisPoints}`)
  return [...groups.values()].map((group) => {
    const first = group[0]!
    const baseMinor = group.reduce((sum, line) => sum + line.netMinor, 0)
    return {
      category: first.vatCategory,
      rateBasisPoints: first.vatRateBasisPoints,
      baseMinor,
      vatMinor: share(baseMinor, first.vatRateBasisPoints, 10_000),
      ...(first.vatReason ? { exemptionReason: first.vatReason } : {}),
      ...(first.vatExemptionCode ? { exemptionCode: first.vatExemptionCode } : {}),
    }
  })
}

export const deliveryOf = (
  lines: readonly Pick<DueLine, 'deliveredFrom' | 'deliveredTo' | 'place'>[],
): InvoiceDocument['delivery'] => ({
  period: {
    start: lines.map((line) => line.deliveredFrom).reduce((a, b) => (a < b ? a : b)),
    end: lines.map((line) => line.deliveredTo).reduce((a, b) => (a > b ? a : b)),
  },
  ...(new Set(lines.map((line) => line.place)).size === 1 ? { place: lines[0]!.place } : {}),
})

/** What documents say of the seller, named one by one: what pages and mails show of it stands in none. */
export const sellerOf = (seller: NamedSeller): InvoiceDocument['seller'] => ({
  name: seller.name,
  legalName: seller.legalName,
  organisationNumber: seller.organisationNumber,
  vatRegistered: seller.vatRegistered,
  inForetaksregisteret: seller.inForetaksregisteret,
  email: seller.email,
  bankAccount: seller.bankAccount,
  ...(seller.website ? { website: seller.website } : {}),
  address: { street: seller.street, postcode: seller.postcode, city: seller.city, country: 'NO' },
})

export function buyerOf(payer: Payer): Buyer {
  const address = { street: payer.street, postcode: payer.postcode, city: payer.city, country: payer.country }
  if (payer.kind === 'person') return { kind: 'person', name: payer.name, address, email: payer.email }
  const { unit } = payer
  return {
    kind: 'company',
    name: payer.name,
    organisationNumber: payer.organisationNumber,
    ...(hasVatNumber(payer.country) ? { vatNumber: payer.organisationNumber } : {}),
    address: unit ? { ...address, extra: unit.name } : address,
    email: unit?.email ?? payer.email,
    contact: payer.contactName,
    ...(unit?.receiverNumber ? { electronicAddress: { scheme: REGISTER_SCHEME, address: unit.receiverNumber } } : {}),
  }
}
