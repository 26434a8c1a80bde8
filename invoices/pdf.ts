import type { InvoiceDocument } from './document.ts'
import { drawSheet } from './draw-sheet.ts'
import { buyer } from './layout/buyer.ts'
import { facts } from './layout/facts.ts'
import { lineTable } from './layout/lines.ts'
import { openingNotes } from './layout/notes.ts'
import { payment } from './layout/payment.ts'
import { totals } from './layout/totals.ts'
import { ublNameOf, ublOf } from './ubl.ts'

/** What drew a document, kept beside its stored original: raised whenever the same document would give other bytes. */
export const RENDERER = '5 pdfkit-0.20.2 source-sans-3-0.4.1'

/**
 * The document as PDF/A-3a and PDF/UA-1 in one file, its e-invoice inside. The same document gives the same bytes: every date in
 * the file is the document's own. It does not judge the document; `faultsOf` does.
 */
export function renderPdf(document: InvoiceDocument, ubl = ublOf(document)): Promise<Uint8Array> {
  return drawSheet(document, { name: ublNameOf(document), text: ubl }, (sheet, underSeller) => {
    sheet.y = Math.max(buyer(sheet, underSeller), facts(sheet)) + 24
    openingNotes(sheet)
    lineTable(sheet)
    totals(sheet)
    payment(sheet)
  })
}
