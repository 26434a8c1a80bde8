import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Message } from './till.ts'

/** How old a message may be, in seconds. */
const AGE_SECONDS = 300

/** Whether one of a message's signatures fits (Standard Webhooks). */
export function fits(headers: IncomingHttpHeaders, body: string, secret: string): boolean {
  const at = Number(headers['webhook-timestamp'])
  if (!(Math.abs(Date.now() / 1000 - at) < AGE_SECONDS)) return false
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const right = createHmac('sha256', key).update(`${headers['webhook-id']}.${at}.${body}`).digest()
  return String(headers['webhook-signature'])
    .split(' ')
    .some((each) => {
      const given = Buffer.from(each.slice('v1,'.length), 'base64')
      return given.length === right.length && timingSafeEqual(given, right)
    })
}

export type Receiving = {
  secret: () => string
  take(id: string, message: Message): void
  /** Whether a message is forgotten although it was answered. */
  isLost(nth: number): boolean
}

/** A receiver on this machine. It is down for some messages: they are answered and forgotten, as a program that dies after its answer does. */
export async function startReceiving({ secret, take, isLost }: Receiving) {
  let nth = 0
  const counts = { taken: 0, lost: 0, forged: 0 }
  const receive = async (req: IncomingMessage, res: ServerResponse) => {
    const body = await text(req)
    if (!fits(req.headers, body, secret())) {
      counts.forged++
      return void res.writeHead(401).end()
    }
    if (isLost(nth++)) counts.lost++
    else {
      counts.taken++
      take(String(req.headers['webhook-id']), JSON.parse(body) as Message)
    }
    res.writeHead(204).end()
  }
  const server = createServer((req, res) => void receive(req, res).catch(() => res.destroy()))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    counts,
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}
