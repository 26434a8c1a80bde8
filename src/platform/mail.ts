import nodemailer from 'nodemailer'
import { assertOutsideTransaction } from './db/transact.ts'

export type Mail = {
  messageId: string
  from: { name: string; address: string }
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  attachments: { filename: string; content: Uint8Array; contentType: string }[]
}
export type SendMail = (mail: Mail) => Promise<void>

const SMTP_TIMEOUT_MS = 15_000

/** Sends over a small pool of SMTP connections. Addresses are objects, so a name cannot smuggle in another recipient. */
export function openMail(smtpUrl: string): { send: SendMail; close(): void } {
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
  const send: SendMail = async (mail) => {
    assertOutsideTransaction('SMTP')
    await transport.sendMail({
      ...mail,
      attachments: mail.attachments.map((file) => ({ ...file, content: Buffer.from(file.content) })),
    })
  }
  return { send, close: () => transport.close() }
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
