import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Message = { path: string; headers: IncomingHttpHeaders; body: string }
export type Receiver = {
  port: number
  got: Message[]
  /** What is answered at a path; 204 where nothing is said. */
  answers: Map<string, (res: ServerResponse) => void>
  at(path: string): Message[]
  close(): Promise<void>
}

/** Somebody else's system, on loopback. */
export async function startReceiver(): Promise<Receiver> {
  const got: Message[] = []
  const answers: Receiver['answers'] = new Map()
  const take = async (req: IncomingMessage, res: ServerResponse) => {
    got.push({ path: req.url!, headers: req.headers, body: await text(req) })
    const answer = answers.get(req.url!)
    if (answer) answer(res)
    else res.writeHead(204).end()
  }
  const server = createServer((req, res) => void take(req, res).catch(() => res.destroy()))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    got,
    answers,
    at: (path) => got.filter((each) => each.path === path),
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** As the specification of Standard Webhooks has it, by another library than the program's: throws nothing, says whether one signature fits. */
export async function isSigned({ headers, body }: Message, secret: string): Promise<boolean> {
  const name = { name: 'HMAC', hash: 'SHA-256' }
  const bytes = Uint8Array.from(atob(secret.replace('whsec_', '')), (sign) => sign.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, name, false, ['verify'])
  const signed = new TextEncoder().encode(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
  const fits = await Promise.all(
    String(headers['webhook-signature'])
      .split(' ')
      .filter((each) => each.startsWith('v1,'))
      .map((each) => {
        const signature = Uint8Array.from(atob(each.slice('v1,'.length)), (sign) => sign.charCodeAt(0))
        return crypto.subtle.verify('HMAC', key, signature, signed)
      }),
  )
  return fits.includes(true)
}
