import type { Request } from 'express'
import type {} from 'express-session'
import type { Method } from './schema.ts'

/** How the person of a login session proved to be that person. */
export type Proof = { method: Method; withCode: boolean; agent: string }

/** Somebody who gave the first proof and owes a code. */
export type Halfway = { personId: string; method: Method }

/** What a login session keeps beside the person's id. */
export type Known = {
  proof?: Proof
  halfway?: Halfway
  /** Whether the sign-in is recent: told by the database at each request, never kept. */
  isFresh?: boolean
  /** Whether the row was there when the request began: told likewise. */
  isStored?: boolean
}

declare module 'express-session' {
  interface Session extends Known {}
}

/** Of the browser's own description of itself, characters. */
const AGENT_MAX = 200

export const agentOf = (req: Request): string => (req.get('user-agent') ?? '').slice(0, AGENT_MAX)
