import { renderQuotation } from '../../invoices/quotation.ts'
import type { QuotationDocument } from '../../invoices/quotation-document.ts'
import type { Payer } from '../orders/payer.ts'
import type { Lang } from '../platform/lang.ts'
import type { Currency } from '../platform/money.ts'
import type { Quote } from '../pricing/quote.ts'
import { vatByRate } from '../pricing/quote.ts'
import { buyerOf, deliveryOf, lineOf, sellerOf } from './document-of.ts'
import type { DueLine } from './due-rows.ts'
import type { Seller } from './seller.ts'

/** All that an offer in writing says, before it has its number. */
export type QuotationContent = Omit<QuotationDocument, 'number'>

type OfferedLine = Omit<DueLine, 'id' | 'dimensions'>
export type QuotationParts = {
  seller: Seller
  payer: Payer
  lang: Lang
  currency: Currency
  issueDate: string
  validThrough: string
  heldThrough: string | undefined
  note: string | undefined
  terms: readonly string[]
  lines: readonly OfferedLine[]
  quote: Quote
  test: boolean
}

/** An offer worded as its invoice would be, and summed up as its invoices together. */
export function quotationContent({
  seller,
  payer,
  lang,
  heldThrough,
  note,
  lines,
  quote,
  ...parts
}: QuotationParts): QuotationContent {
  const { net, vat, total } = quote
  return {
    kind: 'quotation',
    ...parts,
    language: lang,
    ...(note === undefined ? {} : { note }),
    ...(heldThrough === undefined ? {} : { heldThrough }),
    delivery: deliveryOf(lines),
    seller: sellerOf(seller),
    buyer: buyerOf(payer),
    lines: lines.map((line, at) => lineOf(line, at, parts.currency)),
    vat: vatByRate(quote).map((group) => ({
      category: group.category,
      rateBasisPoints: group.rateBasisPoints,
      baseMinor: group.net.minor,
      vatMinor: group.vat.minor,
      ...reasonOf(lines, group.category),
    })),
    totals: {
      ...{ linesNetMinor: net.minor, netMinor: net.minor, vatMinor: vat.minor },
      ...{ grossMinor: total.minor, prepaidMinor: 0, payableMinor: total.minor },
    },
  }
}

function reasonOf(lines: readonly OfferedLine[], category: OfferedLine['vatCategory']) {
  const found = lines.find((line) => line.vatCategory === category)
  return {
    ...(found?.vatReason ? { exemptionReason: found.vatReason } : {}),
    ...(found?.vatExemptionCode ? { exemptionCode: found.vatExemptionCode } : {}),
  }
}

/** The PDF of an offer. It is drawn from what was frozen whenever it is asked for: it is no original that the books rest on. */
export const drawQuotation = (content: QuotationContent, number: number): Promise<Uint8Array> =>
  renderQuotation({ ...content, number: String(number) })
