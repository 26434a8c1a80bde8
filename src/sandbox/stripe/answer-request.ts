import type { Request, Response } from 'express'
import { authenticate } from './authenticate.ts'
import type { Bank } from './bank.ts'
import { expand } from './expand.ts'
import { type Fault, type Faults, pause } from './faults.ts'
import { readForm } from './form.ts'
import { answeredBefore, digestOf, keyInUse } from './idempotency.ts'
import { newId } from './new-id.ts'
import { API_VERSION } from './objects/webhook-endpoint.ts'
import { StripeRefusal } from './refuse.ts'
import type { Operation, Prepared } from './routes/operation.ts'
import { expireLapsed } from './verbs/expire-session.ts'

type Api = { bank: Bank; faults: Faults; secretKey: string; operations: Operation[] }
type Asked = {
  id: string
  method: string
  path: string
  text: string
  key: string | undefined
  fault: Fault | undefined
}
type Answer = { status: number; body: string; replayOf?: string }

const BROKEN = new StripeRefusal(500, {
  type: 'api_error',
  message: 'An error occurred on the sandbox, as it was told to.',
})
const TOO_MANY = new StripeRefusal(429, {
  type: 'invalid_request_error',
  message: 'Request rate limit exceeded.',
  code: 'rate_limit',
})

/** Answers one request of Stripe's API: key, faults before, idempotency, work, faults after. */
export function answerRequests(api: Api): (req: Request, res: Response) => Promise<void> {
  const inProgress = new Set<string>()
  return async (req, res) => {
    const asked = readRequest(req)
    const now = new Date(api.bank.now() * 1000)
    res.set({ 'Request-Id': asked.id, 'Stripe-Version': API_VERSION, Date: now.toUTCString() })
    if (asked.key !== undefined) res.set('Idempotency-Key', asked.key)
    try {
      authenticate(req.get('authorization'), api.secretKey)
      asked.fault = api.faults.take(asked.method, asked.path)
      if (asked.fault?.when === 'before' && spoil(asked.fault, res)) return
      const answer = await once(api, asked, inProgress)
      if (asked.fault?.effect === 'twice') await once(api, asked, inProgress)
      if (asked.fault?.when === 'after' && asked.fault.effect === 'delay') await pause(asked.fault)
      if (asked.fault?.when === 'after' && spoil(asked.fault, res)) return
      send(res, answer)
    } catch (error) {
      send(res, refusalOf(error))
    }
  }
}

function readRequest(req: Request): Asked {
  const path = `/v1${req.path}`
  const query = req.url.split('?')[1] ?? ''
  const text = req.method === 'POST' ? (typeof req.body === 'string' ? req.body : '') : query
  const key = req.method === 'POST' ? req.get('idempotency-key') : undefined
  return { id: newId('req', 14), method: req.method, path, text, key, fault: undefined }
}

/** True when the fault has taken the answer away: the line is dead, silent, or carries another answer. */
function spoil(fault: Fault, res: Response): boolean {
  if (fault.effect === 'drop') res.socket?.destroy()
  if (fault.effect === '500') send(res, refusalOf(BROKEN))
  if (fault.effect === '429') send(res, refusalOf(TOO_MANY))
  return fault.effect !== 'delay' && fault.effect !== 'twice'
}

async function once(api: Api, asked: Asked, inProgress: Set<string>): Promise<Answer> {
  const { key, path, text, fault } = asked
  if (key === undefined) {
    if (fault?.when === 'before' && fault.effect === 'delay') await pause(fault)
    return work(api, asked)
  }
  const kept = answeredBefore(api.bank, { key, path, digest: digestOf(text) })
  if (kept !== undefined) return { status: kept.status, body: kept.body, replayOf: kept.request }
  if (inProgress.has(key)) throw keyInUse(key)
  inProgress.add(key)
  try {
    if (fault?.when === 'before' && fault.effect === 'delay') await pause(fault)
    return work(api, asked)
  } finally {
    inProgress.delete(key)
  }
}

function work(api: Api, asked: Asked): Answer {
  expireLapsed(api.bank)
  const { prepared, id } = prepare(api, asked)
  try {
    return api.bank.change(() => carryOut(api.bank, asked, { prepared, id }), causeOf(asked))
  } catch (error) {
    const answer = refusalOf(error)
    api.bank.change(() => keep(api.bank, asked, answer))
    return answer
  }
}

/** Finds the operation and reads its parameters; what is refused here is not kept under the key, as at Stripe. */
function prepare(api: Api, { method, path, text }: Asked): { prepared: Prepared; id: string } {
  for (const operation of api.operations) {
    const match = operation.method === method ? operation.path.exec(path) : null
    if (match !== null) return { prepared: operation.prepare(readForm(text)), id: match[1] ?? '' }
  }
  throw new StripeRefusal(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). The sandbox speaks only the part of Stripe's API that the shop uses.`,
  })
}

function carryOut(bank: Bank, asked: Asked, { prepared, id }: { prepared: Prepared; id: string }): Answer {
  const answer = expand(bank, bank.show(prepared.work(bank, id)), prepared.expand)
  return keep(bank, asked, { status: 200, body: JSON.stringify(answer) })
}

/** A 500 after the work is kept too: the same key then answers 500 for ever, and only a look at the object tells. */
function keep(bank: Bank, asked: Asked, answer: Answer): Answer {
  const broken = asked.fault?.when === 'after' && asked.fault.effect === '500'
  const { status, body } = broken ? refusalOf(BROKEN) : answer
  if (asked.key === undefined) return answer
  const { key, path, text, id } = asked
  bank.put('answer', { id: key, path, digest: digestOf(text), status, body, request: id, created: bank.now() })
  return answer
}

const causeOf = ({ id, key }: Asked) => ({ id, idempotency_key: key ?? null })

export function refusalOf(error: unknown): Answer {
  if (error instanceof StripeRefusal)
    return { status: error.status, body: JSON.stringify({ error: error.body }, null, 2) }
  const message = error instanceof Error ? error.message : String(error)
  return { status: 500, body: JSON.stringify({ error: { type: 'api_error', message } }, null, 2) }
}

function send(res: Response, { status, body, replayOf }: Answer): void {
  if (replayOf !== undefined) res.set({ 'Idempotent-Replayed': 'true', 'Original-Request': replayOf })
  res.status(status).type('application/json').send(body)
}
