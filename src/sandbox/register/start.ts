import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type PublishedUnit, UNITS } from './units.ts'

export type RegisterSandbox = {
  url: string
  port: number
  /** How often each number was asked for. */
  asked: ReadonlyMap<string, number>
  stop(): Promise<void>
}
type Wanted = { port?: number; units?: readonly PublishedUnit[]; answersAfterMs?: number }

const BANNER = 'coursetill register sandbox'

/** A program that speaks as the open data of the register of organisations does: GET /enheter/{number}. Rejects with EADDRINUSE when the port is taken. */
export async function startRegisterSandbox({
  port = 0,
  units = UNITS,
  answersAfterMs = 0,
}: Wanted = {}): Promise<RegisterSandbox> {
  const asked = new Map<string, number>()
  const server = createServer((req, res) => {
    const number = /^\/enheter\/(\d{9})$/.exec(req.url ?? '')?.[1] ?? ''
    asked.set(number, (asked.get(number) ?? 0) + 1)
    const found = units.find(({ organisasjonsnummer }) => organisasjonsnummer === number)
    const answer = () => {
      res.writeHead(found ? 200 : 404, { 'content-type': 'application/json', server: BANNER })
      res.end(found ? JSON.stringify(found) : '')
    }
    setTimeout(answer, answersAfterMs)
  })
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', ready)
  })
  const bound = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    asked,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

/** Whether this program answers at a port, and not somebody else's. */
export const isRegisterSandbox = async (port: number): Promise<boolean> =>
  (await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(ANSWER_MS) })).headers.get('server') ===
  BANNER

const ANSWER_MS = 1_000
