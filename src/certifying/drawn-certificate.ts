import { CERTIFICATE_DRAWN_BY, drawCertificate } from '../invoicing/draw-certificate.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { type Lang, say } from '../platform/lang.ts'
import { verifyUrl } from './addresses.ts'
import type { CertificateContent } from './content.ts'
import { factsInWords } from './facts-in-words.ts'

export { CERTIFICATE_DRAWN_BY }

/** All that a certificate's drawing rests on: its frozen content, and where it is verified. */
export type Frozen = { code: string; content: CertificateContent; issuedAt: Date; publicUrl: string }

/** The PDF of a certificate in one language: the same bytes whenever it is drawn by the same release. */
export function drawnCertificate({ code, content, issuedAt, publicUrl }: Frozen, lang: Lang): Promise<Uint8Array> {
  const { seller, name, teachers, signatory, test, faculty } = content
  return drawCertificate({
    ...{ number: code, issueDate: dayIn(SELLER_ZONE, issuedAt), language: lang },
    ...{ seller, unit: faculty, name, teachers, test },
    course: say(lang, content.titles),
    facts: factsInWords(lang, content),
    ...(signatory ? { signatory: { name: signatory.name, title: say(lang, signatory.title) } } : {}),
    verifyUrl: verifyUrl(publicUrl, code, lang),
  })
}
