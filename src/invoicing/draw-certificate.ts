import { CERTIFICATE_RENDERER, renderCertificate } from '../../invoices/certificate.ts'
import type { CertificateDocument } from '../../invoices/certificate-document.ts'
import { sellerOf } from './document-of.ts'
import type { NamedSeller } from './seller.ts'

export const CERTIFICATE_DRAWN_BY = CERTIFICATE_RENDERER

/** All that the PDF of a certificate says, in its language. */
export type CertificatePaper = Omit<CertificateDocument, 'kind' | 'seller'> & { seller: NamedSeller }

/** The PDF that says that somebody has completed a course. */
export const drawCertificate = ({ seller, ...paper }: CertificatePaper): Promise<Uint8Array> =>
  renderCertificate({ ...paper, kind: 'certificate', seller: sellerOf(seller) })
