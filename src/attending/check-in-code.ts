import { createHmac } from 'node:crypto'
import { MINUTE_MS } from '../platform/clock.ts'
import { isSameSecret } from '../platform/same-secret.ts'

/** How long one code is shown, and how many before it are still taken: whoever has read it has a little time to send it, in minutes. */
const SHOWN_MINUTES = 1
const TAKEN_BEFORE = 2
const DIGITS = 6

/**
 * The code of a session at an instant, six digits on the teacher's screen (in the manner of RFC 6238): whoever is in the room reads it, and
 * what somebody sends to others is soon worth nothing. Guessing it is bounded by the limit on requests.
 */
export const checkInCode = (secret: string, sessionId: string, now: Date): string =>
  codeAt(secret, sessionId, stepOf(now))

export const opensSession = (
  secret: string,
  { sessionId, code, now }: { sessionId: string; code: string; now: Date },
): boolean =>
  Array.from({ length: TAKEN_BEFORE + 1 }, (_, before) => stepOf(now) - before).some((step) =>
    isSameSecret(codeAt(secret, sessionId, step), code),
  )

const stepOf = (now: Date): number => Math.floor(now.getTime() / (SHOWN_MINUTES * MINUTE_MS))

function codeAt(secret: string, sessionId: string, step: number): string {
  const digest = createHmac('sha256', secret).update(`check-in:${sessionId}:${step}`).digest()
  return String(digest.readUInt32BE(0) % 10 ** DIGITS).padStart(DIGITS, '0')
}
