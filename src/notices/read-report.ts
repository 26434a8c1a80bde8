import PostalMime from 'postal-mime'
import { KIND_HEADER } from '../platform/mail.ts'
import { MAIL_KINDS, type MailKind } from '../platform/mail-kinds.ts'
import { type TokenParts, tokensIn } from '../platform/mail-token.ts'

/** The longest report that is read, in characters: what it says stands at its beginning, what it gives back may be cut off. */
export const REPORT_MAX = 200_000

/** What a mail server says of a mail that it could not deliver (RFC 3464), or that its reader does not want (RFC 5965). */
export type Report = {
  about: 'failure' | 'unwanted'
  /** What may be tokens of the mail: of the address that the report came to, and of what it gives back. */
  tokens: TokenParts[]
  recipients: string[]
  kind: MailKind | null
  status: string
  said: string
}

/** Null of anything that is no report of a mail that failed or is unwanted: a report that it is late, an answer, or something else. */
export async function readReport(raw: string): Promise<Report | null> {
  const mail = await PostalMime.parse(raw.slice(0, REPORT_MAX), { forceRfc822Attachments: true }).catch(() => null)
  const partOf = (...types: string[]) => {
    const part = mail?.attachments.find(({ mimeType }) => types.includes(mimeType))
    if (!part) return null
    return typeof part.content === 'string' ? part.content : Buffer.from(part.content as ArrayBuffer).toString()
  }
  const delivery = partOf('message/delivery-status', 'message/global-delivery-status')
  const feedback = partOf('message/feedback-report')
  const told = feedback ?? delivery ?? ''
  const about = aboutWhat(delivery, feedback)
  if (!mail || about === null) return null
  const returned = headersOf(
    partOf('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers') ?? '',
  )
  const reached = (mail.to ?? []).map(({ address }) => address ?? '')
  const kind = fieldsOf(returned, KIND_HEADER)[0]
  return {
    about,
    tokens: tokensIn(
      [...reached, ...fieldsOf(returned, 'message-id'), mail.inReplyTo ?? '', mail.references ?? ''].join(' '),
    ),
    recipients: ['original-recipient', 'final-recipient', 'original-rcpt-to']
      .flatMap((name) => fieldsOf(told, name))
      .map(withoutType),
    kind: MAIL_KINDS.find((each) => each === kind) ?? null,
    status: fieldsOf(told, 'status')[0] ?? '',
    said: withoutType(fieldsOf(told, 'diagnostic-code')[0] ?? fieldsOf(told, 'status')[0] ?? ''),
  }
}

/** Complaints about fraud or viruses and the like are not about whether somebody wants our mails. */
function aboutWhat(delivery: string | null, feedback: string | null): Report['about'] | null {
  if (feedback !== null) return fieldsOf(feedback, 'feedback-type')[0]?.toLowerCase() === 'abuse' ? 'unwanted' : null
  return delivery !== null && fieldsOf(delivery, 'action')[0]?.toLowerCase() === 'failed' ? 'failure' : null
}

/** The values of a header, its folded lines put together. */
const fieldsOf = (text: string, name: string): string[] =>
  [...text.replaceAll(/\r?\n[ \t]+/g, ' ').matchAll(new RegExp(`^${name}:[ \\t]*(.*?)\\s*$`, 'gim'))].map(
    ([, value]) => value!,
  )

/** What is given back may be a whole mail: only what stands before its first empty line. */
const headersOf = (text: string): string => text.split(/\r?\n\r?\n/)[0]!

/** `rfc822;kari@example.no`, `smtp; 550 5.1.1 …` */
const withoutType = (value: string): string => value.replace(/^[\w-]+;\s*/, '').replace(/^<(.*)>$/, '$1')
