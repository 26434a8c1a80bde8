import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** A mail as it came over the wire: `raw` is the whole message, headers and encodings included. */
export type ReceivedMail = { from: string; to: string[]; raw: string }

export type MailPeer = {
  url: string
  mails: ReceivedMail[]
  /** What is answered to whoever wants to write to an address: `550 5.1.1 No such user`. */
  refusing: Map<string, string>
  /** Polls until a mail fits; fails after `seconds` with the subjects that did come. */
  waitFor(predicate: (mail: ReceivedMail) => boolean, seconds?: number): Promise<ReceivedMail>
  close(): Promise<void>
}

const POLL_MS = 10
const PATIENCE_SECONDS = 10

/** A real SMTP server on loopback that accepts everything and keeps it in memory. */
export async function startMailPeer(): Promise<MailPeer> {
  const mails: ReceivedMail[] = []
  const refusing: MailPeer['refusing'] = new Map()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const reply = refusing.get(address)
      done(reply ? Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) }) : null)
    },
    onData(stream, { envelope }, done) {
      buffer(stream).then((bytes) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw: bytes.toString('utf8') })
        done()
      }, done)
    },
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.on('error', reject)
    const listener = server.listen(0, '127.0.0.1', () => resolve((listener.address() as AddressInfo).port))
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refusing,
    waitFor: (predicate, seconds = PATIENCE_SECONDS) => waitFor(mails, predicate, seconds),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function waitFor(
  mails: ReceivedMail[],
  predicate: (mail: ReceivedMail) => boolean,
  seconds: number,
): Promise<ReceivedMail> {
  for (let waited = 0; ; waited += POLL_MS) {
    const mail = mails.find(predicate)
    if (mail) return mail
    if (waited > seconds * 1000) throw new Error(`No such mail within ${seconds} s; there came: ${subjectsOf(mails)}`)
    await setTimeout(POLL_MS)
  }
}

function subjectsOf(mails: ReceivedMail[]): string {
  return mails.map(({ raw }) => /^subject:.*$/im.exec(raw)?.[0] ?? '(no subject)').join('; ') || 'none'
}
