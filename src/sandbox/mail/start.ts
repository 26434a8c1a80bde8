import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import PostalMime, { type Address } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as it came in over SMTP. */
export type CaughtMail = {
  /** Its place in the journal, from 1. */
  id: number
  receivedAt: string
  from: string
  to: string[]
  subject: string
  text: string
  html: string
  attachments: { filename: string; mimeType: string; bytes: number }[]
}
export type MailCatcher = { url: string; port: number; caught(): CaughtMail[]; empty(): void; stop(): Promise<void> }

/** The largest mail that is taken, in bytes. */
const SIZE_MAX = 20 * 1024 * 1024

const BANNER = 'coursetill mail catcher'
/** How long a greeting may take, in milliseconds. */
const GREETING_MS = 1_000

/** A real SMTP server that keeps what it is given in a journal instead of passing it on. Rejects with EADDRINUSE when the port is taken. */
export async function startMailCatcher({ port, journal }: { port: number; journal: string }): Promise<MailCatcher> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    banner: BANNER,
    size: SIZE_MAX,
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => void keep(journal, Buffer.concat(parts)).then(() => done(), done))
    },
  })
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', ready)
  })
  const { port: bound } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    caught: () => readMails(journal),
    empty: () => emptyMailbox(journal),
    stop: () => new Promise((done) => void server.close(() => done())),
  }
}

/** Whether a mail catcher greets at a port, and not somebody else's server. */
export function isMailCatcher(port: number): Promise<boolean> {
  return new Promise((known) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: GREETING_MS })
    const end = (is: boolean) => {
      known(is)
      socket.destroy()
    }
    socket.once('data', (greeting) => end(greeting.toString('latin1').includes(BANNER)))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false))
  })
}

/** What has been caught, newest first; whoever shares the journal reads the same. */
export function readMails(journal: string): CaughtMail[] {
  if (!existsSync(journal)) return []
  const lines = readFileSync(journal, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line, at) => ({ id: at + 1, ...(JSON.parse(line) as Omit<CaughtMail, 'id'>) })).reverse()
}

export const emptyMailbox = (journal: string): void => rmSync(journal, { force: true })

const spelled = ({ name, address }: Address): string => (name ? `${name} <${address}>` : (address ?? ''))

async function keep(journal: string, raw: Buffer): Promise<void> {
  const mail = await PostalMime.parse(raw)
  const kept: Omit<CaughtMail, 'id'> = {
    receivedAt: new Date().toISOString(),
    from: mail.from ? spelled(mail.from) : '',
    to: (mail.to ?? []).map(spelled),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      filename: filename ?? '',
      mimeType,
      bytes: Buffer.from(content as ArrayBuffer).byteLength,
    })),
  }
  appendFileSync(journal, `${JSON.stringify(kept)}\n`)
}
