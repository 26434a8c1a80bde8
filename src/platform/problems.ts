/** What a refusal may carry besides its name: facts a program can act upon, never internals. */
export type Facts = Record<string, unknown>
export type Fault = { pointer: string; detail: string }

/** A refusal: the answer "no" with a name (`seats/sold-out`), a status and a sentence (RFC 9457). */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly facts: Facts
  readonly faults: readonly Fault[] | undefined
  readonly headers: Record<string, string>

  constructor(code: string, status: number, sentence: string, extra: Extra = {}) {
    super(sentence)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.facts = extra.facts ?? {}
    this.faults = extra.faults
    this.headers = extra.headers ?? {}
  }
}
type Extra = { facts?: Facts; faults?: readonly Fault[]; headers?: Record<string, string> }

/** 409: the request is well formed, but the facts stand against it. */
export const conflict = (code: string, sentence: string, facts: Facts = {}): Problem =>
  new Problem(code, 409, sentence, { facts })

/** 404: the same answer for what does not exist and for what is somebody else's. */
export const unknown = (what: string): Problem => new Problem(`${what}/unknown`, 404, `There is no such ${what}.`)

/** 422: the request is malformed; the pointer (RFC 6901) says where. */
export const invalid = (pointer: string, detail: string, code = 'request/invalid'): Problem =>
  new Problem(code, 422, detail, { faults: [{ pointer, detail }] })

export const forbidden = (sentence = 'You may not do this.'): Problem => new Problem('access/denied', 403, sentence)

export const codeFirst = (): Problem =>
  new Problem(
    'access/second-factor',
    403,
    'Your roles wait until you sign in with a passkey or a code of an authenticator app.',
  )

export const signInFirst = (): Problem =>
  new Problem('access/sign-in', 401, 'Sign in or send an API key: Authorization: Bearer <key>.', {
    headers: { 'WWW-Authenticate': 'Bearer' },
  })

/** 503: nothing was decided; the same request may be sent again. */
export const tryAgain = (code: string, sentence: string, seconds: number): Problem =>
  new Problem(code, 503, sentence, { headers: { 'Retry-After': String(seconds) } })

const spoken = new Map<string, () => Problem>()

/** Lets a database constraint speak as a refusal: its name becomes the problem, wherever the statement stands. */
export function constraintSpeaks(constraint: string, refusal: () => Problem): void {
  spoken.set(constraint, refusal)
}
export const spokenConstraints = (): readonly string[] => [...spoken.keys()]

/** SQLSTATEs that mean "not now" rather than "no": lock or statement timeout, shutdown, lost connection, no room, no memory. */
const NOT_NOW = new Set([
  ...['55P03', '57014', '57P01', '57P02', '57P03', '08006', '08003', '08000'],
  ...['53100', '53200', '53300', '58030'],
])
const RETRY_SECONDS = 2
/** SQLSTATEs of a text that PostgreSQL cannot keep (NUL): wherever it came in, it was the request's. */
const NOT_TEXT = new Set(['22021', '22P05'])

/** The refusal an error stands for, or null where it is our own bug. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  const { code, constraint, message } = databaseFault(error)
  if (constraint !== undefined && spoken.has(constraint)) return spoken.get(constraint)!()
  if (
    (code !== undefined && NOT_NOW.has(code)) ||
    /Connection terminated|ECONNREFUSED|ECONNRESET|timeout exceeded when trying to connect/.test(message)
  )
    return tryAgain('database/busy', 'The till is busy. Nothing was done; try again in a moment.', RETRY_SECONDS)
  if (code !== undefined && NOT_TEXT.has(code))
    return new Problem('request/broken', 400, 'The request holds characters that are no text.')
  return null
}

/** Of a refusal that says to try again. */
const BUSY = 503

/** A refusal that asking again does not change: what is only busy, or could not be reached, is none. */
export const lastingProblemOf = (error: unknown): Problem | null => (isBusy(error) ? null : problemOf(error))

/** Whether an error only says to try again. */
export const isBusy = (error: unknown): boolean => problemOf(error)?.status === BUSY

/** What the driver said: Drizzle hides it in `cause`. */
export function databaseFault(error: unknown): { code?: string; constraint?: string; message: string } {
  const seen = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(seen instanceof Error)) return { message: String(seen) }
  const { code, constraint } = seen as { code?: string; constraint?: string }
  return {
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    message: seen.message,
  }
}
