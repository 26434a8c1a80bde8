import { drawSheet } from './draw-sheet.ts'
import { buyer } from './layout/buyer.ts'
import { lineTable } from './layout/lines.ts'
import { howToAccept, quotationFacts, quotationNotes } from './layout/quotation.ts'
import { totals } from './layout/totals.ts'
import type { QuotationDocument } from './quotation-document.ts'

/** The offer as PDF/A-3a and PDF/UA-1; it has no e-invoice inside. The same document gives the same bytes. */
export function renderQuotation(document: QuotationDocument): Promise<Uint8Array> {
  return drawSheet(document, undefined, (sheet, underSeller) => {
    sheet.y = Math.max(buyer(sheet, underSeller), quotationFacts(sheet)) + 24
    quotationNotes(sheet)
    lineTable(sheet)
    totals(sheet)
    howToAccept(sheet)
  })
}
