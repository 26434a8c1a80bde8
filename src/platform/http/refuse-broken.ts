import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import { Problem } from '../problems.ts'
import { detailsOf } from './answer-problem.ts'

/** What Node's own parser refuses never reaches Express; it too is answered by a problem (RFC 9457). */
export function refuseBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const requestId = randomUUID()
  const details = detailsOf(refusals[error.code ?? ''] ?? broken, requestId)
  const body = JSON.stringify(details)
  socket.end(
    [
      `HTTP/1.1 ${details.status} ${details.title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `Request-Id: ${requestId}`,
      'Cache-Control: no-store',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

/** Node answers an expectation it does not know by an empty 417. */
export function refuseExpectation(_req: IncomingMessage, res: ServerResponse): void {
  const requestId = randomUUID()
  const problem = new Problem('request/unmet-expectation', 417, 'Leave the Expect header out.')
  const body = JSON.stringify(detailsOf(problem, requestId))
  res.writeHead(problem.status, {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    'Request-Id': requestId,
  })
  res.end(body)
}

/** Node would answer a request without Host (RFC 9112 § 3.2) by an empty 400. */
export const demandHost: RequestHandler = (req, _res, next) => {
  if (req.headers.host === undefined) throw new Problem('request/broken', 400, 'The request names no host.')
  next()
}

const broken = new Problem('request/broken', 400, 'The request cannot be read.')
const refusals: Record<string, Problem> = {
  HPE_HEADER_OVERFLOW: new Problem('request/headers-too-large', 431, 'Address and headers are too long together.'),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem('request/too-slow', 408, 'The request came too slowly.'),
}
