import type { InvoiceDocument, Payment, Seller } from '../document.ts'
import type { Words } from '../words/words.ts'
import { amount } from './money.ts'
import { branch, leaf, type Xml } from './xml.ts'

/** UNTDID 4461. */
const CREDIT_TRANSFER = '30'

type Payable = {
  kind: InvoiceDocument['kind']
  totals: { payableMinor: number }
  payment: Pick<Payment, 'kid' | 'meansCode'>
  seller: Seller
  currency: string
}

/** BG-16: the transfer that is asked for, or how it was paid. */
export function paymentMeans({ kind, totals, payment, seller, currency }: Payable): Xml {
  const open = kind === 'invoice' && totals.payableMinor > 0
  const code = open ? CREDIT_TRANSFER : payment.meansCode
  return branch(
    'cac:PaymentMeans',
    leaf('cbc:PaymentMeansCode', code),
    leaf('cbc:PaymentID', payment.kid),
    code === CREDIT_TRANSFER ? account(seller, currency) : '',
  )
}

/** BG-17: in kroner the Norwegian account number as it is; in other currencies IBAN and BIC, where there are any. */
function account({ bankAccount, iban, bic }: Seller, currency: string): Xml {
  const abroad = currency === 'NOK' ? undefined : iban
  const bank = abroad === undefined ? '' : branch('cac:FinancialInstitutionBranch', leaf('cbc:ID', bic))
  return branch('cac:PayeeFinancialAccount', leaf('cbc:ID', abroad?.replaceAll(/\s/g, '') ?? bankAccount), bank)
}

/** BT-20. A credit note says where its amount goes, for it has no due date (BR-CO-25). */
export function termsOf({ kind, payment, precedingInvoice }: InvoiceDocument, words: Words): string | undefined {
  const credited = kind === 'credit-note' ? words.creditTerms(precedingInvoice?.number ?? '') : undefined
  return payment.terms ?? credited
}

export function paymentTerms(document: InvoiceDocument, words: Words): Xml {
  return branch('cac:PaymentTerms', leaf('cbc:Note', termsOf(document, words)))
}

/** BG-22. */
export function monetaryTotal({ totals, adjustments = [], currency }: InvoiceDocument): Xml {
  const total = (kind: 'allowance' | 'charge', name: string) => {
    const parts = adjustments.filter((part) => part.kind === kind)
    const minor = parts.reduce((sum, part) => sum + part.amountMinor, 0)
    return parts.length === 0 ? '' : amount(name, minor, currency)
  }
  return branch(
    'cac:LegalMonetaryTotal',
    amount('cbc:LineExtensionAmount', totals.linesNetMinor, currency),
    amount('cbc:TaxExclusiveAmount', totals.netMinor, currency),
    amount('cbc:TaxInclusiveAmount', totals.grossMinor, currency),
    total('allowance', 'cbc:AllowanceTotalAmount'),
    total('charge', 'cbc:ChargeTotalAmount'),
    totals.prepaidMinor === 0 ? '' : amount('cbc:PrepaidAmount', totals.prepaidMinor, currency),
    amount('cbc:PayableAmount', totals.payableMinor, currency),
  )
}
