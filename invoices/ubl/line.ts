import type { Delivery, InvoiceDocument, InvoiceLine } from '../document.ts'
import { orderInWords } from '../format.ts'
import type { Words } from '../words/words.ts'
import { lineAllowance } from './allowance.ts'
import { amount, priceAmount } from './money.ts'
import { taxCategory } from './tax.ts'
import { branch, leaf, type Xml } from './xml.ts'

type Of = { kind: InvoiceDocument['kind']; currency: string; words: Words }

/** BG-25. A credit note counts what it credits: its amounts are positive, its kind is the sign. */
export function lineOf(line: InvoiceLine, { kind, currency, words }: Of): Xml {
  const credit = kind === 'credit-note'
  return branch(
    credit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine',
    leaf('cbc:ID', line.id),
    leaf('cbc:Note', noteOf(line, words)),
    leaf(credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', String(line.quantity), { unitCode: line.unitCode }),
    amount('cbc:LineExtensionAmount', line.netMinor, currency),
    leaf('cbc:AccountingCost', line.buyerAccountingReference),
    period(line.delivery ?? {}),
    branch('cac:OrderLineReference', leaf('cbc:LineID', line.purchaseOrderLine)),
    lineAllowance(
      { kind: 'allowance', reason: line.discountReason ?? '', amountMinor: line.discountMinor ?? 0 },
      currency,
    ),
    lineAllowance({ kind: 'charge', reason: line.chargeReason ?? '', amountMinor: line.chargeMinor ?? 0 }, currency),
    itemOf(line, words),
    branch('cac:Price', priceAmount(line.unitPriceE4, currency)),
  )
}

function itemOf(line: InvoiceLine, words: Words): Xml {
  const { vatCategory: category, vatRateBasisPoints: rateBasisPoints } = line
  return branch(
    'cac:Item',
    leaf('cbc:Description', line.description),
    leaf('cbc:Name', line.name),
    branch('cac:SellersItemIdentification', leaf('cbc:ID', line.sellerItemCode)),
    taxCategory('cac:ClassifiedTaxCategory', { category, rateBasisPoints }),
    attribute(words.place, line.delivery?.place),
  )
}

/** BG-32: a name and a value, both or neither. */
function attribute(name: string, text: string | undefined): Xml {
  const said = leaf('cbc:Value', text)
  return said === '' ? '' : branch('cac:AdditionalItemProperty', leaf('cbc:Name', name), said)
}

/** BT-127: of which order it is, and for whom the seats are; there is no term for either. */
function noteOf({ order, participants = [] }: InvoiceLine, words: Words): string | undefined {
  const said = [
    ...(order ? [orderInWords(order, words)] : []),
    ...(participants.length === 0 ? [] : [`${words.participants}: ${participants.join(', ')}`]),
  ]
  return said.length === 0 ? undefined : said.join('. ')
}

/** BG-14, BG-26; a single day is a period of one day. */
export function period({ date, period: days }: Delivery): Xml {
  const { start, end } = days ?? { start: date, end: date }
  return branch('cac:InvoicePeriod', leaf('cbc:StartDate', start), leaf('cbc:EndDate', end))
}
