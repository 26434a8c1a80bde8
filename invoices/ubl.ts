import type { InvoiceDocument } from './document.ts'
import { documentAllowance } from './ubl/allowance.ts'
import { lineOf, period } from './ubl/line.ts'
import { buyerParty, sellerParty } from './ubl/party.ts'
import { monetaryTotal, paymentMeans, paymentTerms } from './ubl/payment.ts'
import { buyerReferenceOf, CUSTOMIZATION, PROCESS, profileOf } from './ubl/profile.ts'
import { billingReference, deliveryOf, orderReference, otherReferences, type Picture } from './ubl/references.ts'
import { rooted } from './ubl/root.ts'
import { taxTotals } from './ubl/tax.ts'
import { leaf, type Xml } from './ubl/xml.ts'
import { LANGUAGES } from './words/languages.ts'
import type { Words } from './words/words.ts'

/** What wrote it, kept beside the stored original: raised whenever the same document would give other bytes. */
export const UBL_WRITER = '1 peppol-bis-3.0'

export type UblOptions = { picture?: Picture }

/**
 * The document as UBL 2.1: Peppol BIS Billing 3.0 for a company that the network reaches, the core of EN 16931 for anybody
 * else. The same document gives the same text. It does not judge the document; `faultsOf` does.
 */
export function ublOf(document: InvoiceDocument, { picture }: UblOptions = {}): string {
  const words = LANGUAGES[document.language]
  const profile = profileOf(document)
  const parties = { profile, outsideVat: document.vat.every(({ category }) => category === 'O') }
  const { currency, kind } = document
  return rooted(kind === 'invoice' ? 'Invoice' : 'CreditNote', [
    leaf('cbc:CustomizationID', CUSTOMIZATION[profile]),
    leaf('cbc:ProfileID', PROCESS[profile]),
    head(document, words),
    leaf('cbc:BuyerReference', buyerReferenceOf(document)),
    period(document.delivery.period === undefined ? {} : document.delivery),
    orderReference(document),
    billingReference(document.precedingInvoice),
    otherReferences(document, picture),
    sellerParty(document.seller, parties),
    buyerParty(document.buyer, parties),
    deliveryOf(document.delivery, document.seller.address.country),
    paymentMeans(document),
    paymentTerms(document, words),
    ...(document.adjustments ?? []).map((part) => documentAllowance(part, currency)),
    taxTotals(document),
    monetaryTotal(document),
    ...document.lines.map((line) => lineOf(line, { kind, currency, words })),
  ])
}

/** What the file is called, beside the PDF and inside it. */
export function ublNameOf(document: InvoiceDocument): string {
  const family = profileOf(document) === 'peppol' ? 'ehf' : 'en16931'
  return `${family}-${document.number.replaceAll(/[^\w-]+/g, '-')}.xml`
}

/** The order of the first elements differs between the two kinds: a credit note has no due date there. */
function head(document: InvoiceDocument, words: Words): Xml {
  const invoice = document.kind === 'invoice'
  return [
    leaf('cbc:ID', document.number),
    leaf('cbc:IssueDate', document.issueDate),
    invoice ? leaf('cbc:DueDate', document.dueDate) : '',
    invoice ? leaf('cbc:InvoiceTypeCode', '380') : leaf('cbc:CreditNoteTypeCode', '381'),
    leaf('cbc:Note', noteOf(document, words)),
    leaf('cbc:DocumentCurrencyCode', document.currency),
    leaf('cbc:TaxCurrencyCode', document.accountingVat?.currency),
    leaf('cbc:AccountingCost', document.buyerAccountingReference),
  ].join('')
}

/** BT-22: one note for everything that has no term of its own (PEPPOL-EN16931-R002 allows no second). */
function noteOf({ test, reason, note, accountingVat }: InvoiceDocument, words: Words): string {
  const { exchangeRate = '', rateDate = '', rateSource: source = '' } = accountingVat ?? {}
  const [year = '', month, day] = rateDate.split('-')
  const kroner =
    accountingVat === undefined
      ? undefined
      : words.vatInKroner({
          rate: exchangeRate.replace('.', words.decimalMark),
          source,
          day: words.day(year, Number(month), Number(day)),
        })
  return [test ? words.testNotice : undefined, reason, note, kroner].filter((part) => part !== undefined).join('\n')
}
