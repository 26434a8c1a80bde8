import type { InvoiceDocument, VatCategory, VatSubtotal } from '../document.ts'
import { amount, percent } from './money.ts'
import { branch, leaf, type Xml } from './xml.ts'

type Category = { category: VatCategory; rateBasisPoints: number; exemptionReason?: string; exemptionCode?: string }

/** BG-23, and once more the whole VAT in kroner where the document is in another currency (BT-111). */
export function taxTotals({ vat, totals, currency, accountingVat }: InvoiceDocument): Xml {
  const inKroner =
    accountingVat === undefined
      ? ''
      : branch('cac:TaxTotal', amount('cbc:TaxAmount', accountingVat.vatMinor, accountingVat.currency))
  return (
    branch(
      'cac:TaxTotal',
      amount('cbc:TaxAmount', totals.vatMinor, currency),
      ...vat.map((group) => subtotal(group, currency)),
    ) + inKroner
  )
}

function subtotal(group: VatSubtotal, currency: string): Xml {
  return branch(
    'cac:TaxSubtotal',
    amount('cbc:TaxableAmount', group.baseMinor, currency),
    amount('cbc:TaxAmount', group.vatMinor, currency),
    taxCategory('cac:TaxCategory', group),
  )
}

/** A VAT category; what is outside the Act has no rate, not even zero (BR-O-5). */
export function taxCategory(
  name: string,
  { category, rateBasisPoints, exemptionReason, exemptionCode }: Category,
): Xml {
  return branch(
    name,
    leaf('cbc:ID', category),
    leaf('cbc:Percent', category === 'O' ? undefined : percent(rateBasisPoints)),
    leaf('cbc:TaxExemptionReasonCode', exemptionCode),
    leaf('cbc:TaxExemptionReason', exemptionReason),
    branch('cac:TaxScheme', leaf('cbc:ID', 'VAT')),
  )
}
