import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import { z } from 'zod'
import { processNow } from '../clock.ts'
import type { Log } from '../log.ts'
import { Problem, problemOf } from '../problems.ts'
import { plainPath, type Refusal, refusedWhom } from '../refusals.ts'
import type { Till } from '../till.ts'
import examples from './problem-examples.json' with { type: 'json' }
import type { Caller } from './route.ts'

/** RFC 9457 problem details, the body of every 4xx and 5xx of the API. */
export const ProblemDetails = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem details. `type` ends in the name of the refusal.',
    examples: examples as never[], // written by test/handover/payloads.test.ts from what was answered
  })

export type ProblemDetails = z.output<typeof ProblemDetails>

export const detailsOf = (problem: Problem, requestId: string): ProblemDetails => ({
  ...problem.facts,
  type: `/problems/${problem.code}`,
  title: STATUS_CODES[problem.status] ?? 'Error',
  status: problem.status,
  detail: problem.message,
  requestId,
  ...(problem.faults ? { errors: [...problem.faults] } : {}),
})

/** What any thrown thing becomes for the caller; our own bugs are logged and shown as a bare 500. */
export function refusalOf(error: unknown, log: Log, requestId: string): Problem {
  const known = problemOf(error) ?? brokenRequest(error)
  if (known) return known
  log.error({ err: error, requestId }, 'request failed')
  return new Problem('server/failed', 500, 'Something went wrong on our side. Give support the request id.')
}

export const nothingHere: RequestHandler = (req) => {
  throw new Problem('request/no-such-address', 404, `Nothing answers ${req.method} at this address.`)
}

export const answerProblem =
  ({ log, refusals }: Pick<Till, 'log' | 'refusals'>, callerOf: (req: Request) => Caller): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error)
    const caller = callerOf(req)
    const { requestId } = caller
    const problem = refusalOf(error, log, requestId)
    refusals.note(refusalFor(req, problem, caller))
    res.status(problem.status).set(problem.headers).set('Cache-Control', 'no-store')
    res.type('application/problem+json').send(JSON.stringify(detailsOf(problem, requestId)))
  }

/** What is kept of a refusal until somebody asks about its id. */
export const refusalFor = (
  { method, originalUrl }: Pick<Request, 'method' | 'originalUrl'>,
  { status, code, faults = [] }: Problem,
  { requestId, actor }: Pick<Caller, 'requestId' | 'actor'>,
): Refusal => ({
  ...{ requestId, at: processNow(), method, path: plainPath(originalUrl), status, code },
  pointers: faults.slice(0, POINTERS_MOST).map(({ pointer }) => pointer.slice(0, POINTER_MAX)),
  ...refusedWhom(actor),
})
/** So many wrong members are kept, each so long, in characters. */
const POINTERS_MOST = 10
const POINTER_MAX = 100

/** What Express and its parsers throw: too large, broken JSON, bad encoding, a path that does not decode. */
function brokenRequest(error: unknown): Problem | null {
  if (typeof error !== 'object' || error === null) return null
  const { status, type } = error as { status?: unknown; type?: unknown }
  if (error instanceof URIError) return new Problem('request/broken', 400, 'The address does not decode.')
  if (typeof status !== 'number' || status < 400 || status > 499) return null
  if (type === 'entity.too.large')
    return new Problem('request/too-large', 413, 'The body is larger than this address takes.')
  if (type === 'entity.parse.failed') return new Problem('request/broken', 400, 'The body is not valid JSON.')
  return new Problem('request/broken', status, STATUS_CODES[status] ?? 'The request cannot be read.')
}
