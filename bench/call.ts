import { Agent, request } from 'node:http'

export type Reply = { status: number; body: Record<string, unknown> & { id: string; token: string; type?: string } }
export type Call = (
  method: string,
  path: string,
  send?: { body?: unknown; headers?: Record<string, string> },
) => Promise<Reply>

/** A client that keeps its connections, so that the program is measured and not the handshakes. */
export function clientOf(port: number): Call & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const call: Call = (method, path, { body, headers = {} } = {}) =>
    new Promise((done, failed) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const sent =
        text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
      const asked = request(
        { host: '127.0.0.1', port, method, path, agent, headers: { accept: 'application/json', ...sent, ...headers } },
        (answer) => {
          let seen = ''
          answer.setEncoding('utf8')
          answer.on('data', (part: string) => {
            seen += part
          })
          answer.on('end', () =>
            done({ status: answer.statusCode ?? 0, body: seen === '' ? {} : JSON.parse(seen) } as Reply),
          )
          answer.on('error', failed)
        },
      )
      asked.on('error', failed)
      asked.end(text)
    })
  return Object.assign(call, { close: () => agent.destroy() })
}
