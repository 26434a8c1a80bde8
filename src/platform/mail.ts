import nodemailer from 'nodemailer'
import { assertOutsideTransaction } from './db/transact.ts'
import type { MailKind } from './mail-kinds.ts'
import { mailToken } from './mail-token.ts'
import { MailRefused, repliesForGood } from './refused-address.ts'

export type Mail = {
  kind: MailKind
  /** Stays the same over tries, so that a mail that arrives twice is known for one. */
  id: string
  from: { name: string; address: string }
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  attachments: { filename: string; content: Uint8Array; contentType: string }[]
  /** Somebody has just asked for it and waits: it goes even to an address that has not taken mail. */
  isAwaited?: true
  /** Of a letter that one may leave: where the post of a mail reader's button goes (RFC 8058). */
  leaveUrl?: string
}
export type SendMail = (mail: Mail) => Promise<void>

/** In whose name mails are signed, and to which domain servers send word of those that did not arrive. */
type Signing = { publicUrl: string; sessionSecret: string; bounceDomain: string | null }

const SMTP_TIMEOUT_MS = 15_000
/** Says of which kind a mail was when a server gives it back. */
export const KIND_HEADER = 'X-Letter-Kind'

/** Sends over a small pool of SMTP connections. Addresses are objects, so a name cannot smuggle in another recipient. */
export function openMail(
  smtpUrl: string,
  { publicUrl, sessionSecret, bounceDomain }: Signing,
): { send: SendMail; close(): void } {
  const transport = nodemailer.createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: 2,
      connectionTimeout: SMTP_TIMEOUT_MS,
      socketTimeout: SMTP_TIMEOUT_MS,
    } as object,
    { disableFileAccess: true, disableUrlAccess: true } as object,
  )
  const { hostname } = new URL(publicUrl)
  const send: SendMail = async ({ kind, id, isAwaited: _, leaveUrl, ...mail }) => {
    assertOutsideTransaction('SMTP')
    const token = mailToken(sessionSecret, id, mail.to.address)
    const sender = bounceDomain === null ? mail.from.address : `bounce+${token}@${bounceDomain}`
    const sent = transport.sendMail({
      ...mail,
      messageId: `<${token}@${hostname}>`,
      envelope: { from: sender, to: [mail.to.address] },
      // Programs that answer by themselves do not answer this (RFC 3834 § 5).
      headers: {
        'Auto-Submitted': 'auto-generated',
        [KIND_HEADER]: kind,
        ...listHeaders(leaveUrl, { kind, hostname }),
      },
      attachments: mail.attachments.map((file) => ({ ...file, content: Buffer.from(file.content) })),
    })
    await sent.catch((error: unknown) => {
      const said = refusalIn(error)
      throw said === null ? error : new MailRefused(said)
    })
  }
  return { send, close: () => transport.close() }
}

/** What mail readers need to show a button that leaves, and to know one list from another (RFC 8058, RFC 2919). */
const listHeaders = (
  leaveUrl: string | undefined,
  { kind, hostname }: { kind: MailKind; hostname: string },
): Record<string, string> =>
  leaveUrl === undefined
    ? {}
    : {
        'List-Unsubscribe': `<${leaveUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': `<${kind}.${hostname}>`,
      }

type SmtpFault = {
  code?: string
  command?: string
  responseCode?: number
  response?: string
  rejectedErrors?: SmtpFault[]
}

/** What the server said where it refused the one recipient for good; null of any other failure, which may pass. */
function refusalIn(error: unknown): string | null {
  const fault = error as SmtpFault
  if (fault.code !== 'EENVELOPE' || fault.command !== 'RCPT TO') return null
  const { responseCode = 0, response = '' } = fault.rejectedErrors?.[0] ?? fault
  return repliesForGood(responseCode, response) ? response : null
}

/** Signs in to the mail server without sending anything. @throws Error with what the server said */
export async function reachMail(smtpUrl: string, withinMs: number): Promise<void> {
  const patience = { connectionTimeout: withinMs, greetingTimeout: withinMs, socketTimeout: withinMs }
  const transport = nodemailer.createTransport({ url: smtpUrl, ...patience } as object)
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}
