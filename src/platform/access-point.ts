import { z } from 'zod'
import { callPeer, type PeerAnswer } from './call-peer.ts'
import { assertOutsideTransaction } from './db/transact.ts'

/** An e-invoice on its way out. `id` is ours and stays the same over every try, so that two tries are one document. */
export type Outgoing = {
  id: string
  type: 'invoice' | 'credit-note' | 'reminder'
  /** Scheme and address in the network: 0192:987654325. */
  receiver: string
  xml: Uint8Array
}

/** How a document stands there. `again`: nothing was decided, the same may be tried later. */
export type Standing =
  | { is: 'taken' }
  | { is: 'accepted' }
  | { is: 'rejected'; said: string }
  | { is: 'again'; said: string }

/** Whoever carries our documents into the Peppol network. */
export type AccessPoint = {
  hand(document: Outgoing): Promise<Standing>
  ask(id: string): Promise<Standing>
}

const PATIENCE_MS = 15_000
/** The longest reason that is kept, in characters. */
const SAID_MAX = 500
/** Refusals of us or of this moment, not of the document: a wrong secret must not turn every invoice away. */
const NOT_THE_DOCUMENT = new Set([401, 403, 404, 405, 407, 408, 425, 429])

const Answer = z.object({ state: z.enum(['taken', 'accepted', 'rejected']), reason: z.string().optional() })

/**
 * An access point behind a plain REST interface (decisions/0012): POST /documents?id&type&receiver with the XML as its body,
 * GET /documents/{id}; both answer `{ "state": "taken" | "accepted" | "rejected", "reason"? }`.
 */
export function openAccessPoint({ url, secret }: { url: string; secret: string }): AccessPoint {
  const base = url.replace(/\/$/, '')
  const authorization = `Bearer ${secret}`
  return {
    async hand({ id, type, receiver, xml }) {
      assertOutsideTransaction('the access point')
      const query = new URLSearchParams({ id, type, receiver })
      const headers = {
        authorization,
        accept: 'application/json',
        'content-type': 'application/xml',
        'idempotency-key': id,
      }
      return standing(() =>
        callPeer(`${base}/documents?${query}`, { method: 'POST', headers, body: Buffer.from(xml) }, PATIENCE_MS),
      )
    },
    async ask(id) {
      assertOutsideTransaction('the access point')
      const headers = { authorization, accept: 'application/json' }
      return standing(() => callPeer(`${base}/documents/${encodeURIComponent(id)}`, { headers }, PATIENCE_MS))
    },
  }
}

async function standing(call: () => Promise<PeerAnswer>): Promise<Standing> {
  const answer = await call().catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  if (typeof answer === 'string') return { is: 'again', said: brief(answer) }
  const { status, text } = answer
  if (status >= 500 || NOT_THE_DOCUMENT.has(status)) return { is: 'again', said: brief(`${status} ${reasonIn(text)}`) }
  if (status >= 400) return { is: 'rejected', said: brief(reasonIn(text) || String(status)) }
  const read = Answer.safeParse(jsonIn(text))
  if (!read.success) return { is: 'again', said: 'the access point answered something else than a state' }
  const { state, reason = '' } = read.data
  return state === 'rejected' ? { is: 'rejected', said: brief(reason || 'no reason was given') } : { is: state }
}

/** The sentence of a problem (RFC 9457) or of our own answer's shape, else the text itself. */
function reasonIn(text: string): string {
  const said = z
    .object({ reason: z.string() })
    .or(z.object({ detail: z.string() }))
    .or(z.object({ title: z.string() }))
  const read = said.safeParse(jsonIn(text))
  return read.success ? String(Object.values(read.data)[0]) : text
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const brief = (said: string): string => said.trim().slice(0, SAID_MAX)
