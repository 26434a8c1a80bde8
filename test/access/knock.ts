import { Agent, request } from 'node:http'

export type Knock = {
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  body?: string | undefined
}
export type Heard = { status: number; headers: Record<string, string>; body: string }

const ANSWER_MAX_MS = 30_000

/** Asks over connections that stay open, from an address of this machine; `end` closes them. */
export function openDoor(
  url: string,
  connections: number,
  localAddress = '127.0.0.1',
): { ask(knock: Knock): Promise<Heard>; end(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, localAddress })
  const ask = ({ method, path, headers, body }: Knock) =>
    new Promise<Heard>((resolve, reject) => {
      const sent = body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) }
      const asked = request(new URL(path, url), { method, agent, headers: sent, timeout: ANSWER_MAX_MS }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part)).on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: flat(answer.headers),
            body: Buffer.concat(parts).toString(),
          }),
        )
      })
      asked.on('timeout', () => asked.destroy(new Error(`no answer to ${method} ${path}`))).on('error', reject)
      asked.end(body)
    })
  return { ask, end: () => agent.destroy() }
}

const flat = (headers: NodeJS.Dict<string | string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
