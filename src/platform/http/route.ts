import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Actor } from '../actor.ts'
import type { Lang } from '../lang.ts'
import type { Till } from '../till.ts'
import type { Ties } from './admit.ts'
import type { Who } from './who.ts'

/** What is known of whoever asks, beside path, query and body. */
export type Caller = {
  actor: Actor
  lang: Lang
  ip: string
  requestId: string
  /** `Cart-Token` header or cookie: opens one cart. */
  cartToken: string | null
  /** `Order-Token` header and order cookies: each opens one order to a guest. */
  orderTokens: readonly string[]
  /** `Document-Token` header and document cookies: each opens one document to whoever holds its link. */
  documentTokens: readonly string[]
  idempotencyKey: string | null
}

type Shape = z.ZodType | undefined
type Out<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined
export type Replies = Record<number, z.ZodType | null>
export type Reply<R extends Replies> = {
  [K in keyof R]: K extends number
    ? {
        status: K
        body: R[K] extends z.ZodType ? z.input<R[K]> : null
        headers?: Record<string, string>
        file?: FileReply
      }
    : never
}[keyof R]

/**
 * A reply that is a file instead of JSON: streamed, never held in memory. One that is `packed` comes as gzip and is unpacked for
 * whoever takes no such. Where the reply has an ETag that its reader knows, nothing is sent.
 */
export type FileReply = { type: string; name: string; source: Readable; inline?: true; packed?: true }

export type Call<P extends Shape, Q extends Shape, B extends Shape> = Caller & {
  till: Till
  /** How the caller is tied to the thing that the address names; nothing where a role let them in. */
  ties: Ties
  params: Out<P>
  query: Out<Q>
  body: Out<B>
}

/** Days are calendar days in UTC (YYYY-MM-DD). */
export type Deprecation = { since: string; sunset: string; instead: string }

export type Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Replies = Replies,
> = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** OpenAPI form: /orders/{id} */
  path: `/${string}`
  id: string
  room: string
  summary: string
  /** Who may, on whose things: an unprotected route is seen at a glance. */
  who: Who
  params?: P
  query?: Q
  body?: B
  replies: R
  /** Names of the refusals a caller should expect, for the document. */
  refusals?: readonly string[]
  /** How much of the caller's requests it takes; 1 for what writes and 0 for what reads, if nothing stands here. */
  weight?: number
  /** Shows personal data: under this word the audit log says so of whoever works here and was shown them; keys that are told no names are refused where it names learners. */
  reads?: string
  /** Moves seats or money: the caller must send an Idempotency-Key. */
  idempotent?: true
  /** Works still, and is to be used no more: since and until when, and what to use instead. */
  deprecated?: Deprecation
  /** May be read from any origin (CORS). */
  openToAll?: true
  /** Whoever is not known is given one reply to one question while nothing is written (kept-replies.ts), if this says so of what it tells. */
  kept?: (body: unknown) => boolean
  answer(call: Call<P, Q, B>): Promise<Reply<R>>
}

/** Declares a route; the types of path, query, body and replies follow from its schemas. */
export function route<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  const R extends Replies = Replies,
>(definition: Route<P, Q, B, R>): AnyRoute {
  return definition as unknown as AnyRoute
}
export type AnyRoute = Route
