import type { Socket } from 'node:net'

/** What Node's own parser refuses never reaches Express; it too is answered by a problem (RFC 9457). */
export function refuseBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const [status, title, code] = answers[error.code ?? ''] ?? [400, 'Bad Request', 'request/broken']
  const body = JSON.stringify({ type: `/problems/${code}`, title, status, detail: 'The request cannot be read.' })
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

const answers: Record<string, [number, string, string]> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'request/headers-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'request/too-slow'],
}
