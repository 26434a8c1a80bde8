import type { CertificateDocument } from './certificate-document.ts'
import { drawBare } from './draw-sheet.ts'
import { certificateBand, certificateBody } from './layout/certificate.ts'

/** What drew a certificate, kept beside its stored file: raised whenever the same document would give other bytes. */
export const CERTIFICATE_RENDERER = '1 pdfkit-0.20.2 source-sans-3-0.4.1'

/** The certificate on one A4 sheet lying down, as PDF/A-3a and PDF/UA-1. The same document gives the same bytes. */
export function renderCertificate(document: CertificateDocument): Promise<Uint8Array> {
  return drawBare(document, { landscape: true }, (sheet) => {
    certificateBody(sheet)
    certificateBand(sheet)
    sheet.root.element.end()
  })
}
