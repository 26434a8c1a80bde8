/** The longest answer that is read, in bytes: whoever answers with more is not what we think it is. */
const ANSWER_MAX = 512 * 1024

export type PeerAnswer = { status: number; text: string }

/**
 * One HTTP request to a system that the operator has named: bounded in time and size, and never led elsewhere.
 * @throws Error with what went wrong on the way; nothing is known then of whether it arrived
 */
export async function callPeer(url: string, init: RequestInit, withinMs: number): Promise<PeerAnswer> {
  const answer = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(withinMs) }).catch(
    (error: unknown) => {
      throw new Error(reasonOf(error))
    },
  )
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > ANSWER_MAX) throw new Error('the answer is too long')
    chunks.push(chunk)
  }
  return { status: answer.status, text: Buffer.concat(chunks).toString('utf8') }
}

/** fetch hides what happened (ECONNREFUSED, a certificate) in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'no answer in time'
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message
}
