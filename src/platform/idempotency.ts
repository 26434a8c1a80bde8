import { createHash } from 'node:crypto'
import type { Actor } from './actor.ts'
import { run, statement } from './db/statement.ts'
import type { Tx } from './db/transact.ts'
import { lapsing } from './lapsing.ts'
import { conflict, constraintSpeaks, invalid, signInFirst } from './problems.ts'

/** How long an outcome is remembered, in hours. */
export const KEY_HOURS = 24

/** A request that must not be done twice: whose it is, its key, and a digest of what it asks for. */
export type Ask = { scope: string; key: string; digest: string }

const FIND = statement<{ mine: boolean; requestDigest: string | null; outcomeId: string | null }>(
  'idempotency-find',
  `select pg_try_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0)) as mine,
     k.request_digest as "requestDigest", k.outcome_id as "outcomeId"
   from (select 1) one left join idempotency_keys k on k.scope = $1 and k.key = $2`,
)
const KEEP = statement(
  'idempotency-keep',
  'insert into idempotency_keys (scope, key, request_digest, outcome_id) values ($1, $2, $3, $4)',
)
const busy = () =>
  conflict(
    'idempotency/in-progress',
    'The first request with this Idempotency-Key is still being done. Ask again in a moment.',
  )
constraintSpeaks('idempotency_keys_pk', busy)

/** Names the request. A bare visitor has no scope of their own, so the token of a cart or an order or a sign-in must stand behind the key. */
export function askOf(
  actor: Actor,
  token: string | null,
  request: { key: string; operation: string; body: unknown },
): Ask {
  const digest = createHash('sha256')
    .update(JSON.stringify([request.operation, request.body]))
    .digest('hex')
  return { scope: scopeOf(actor, token), key: request.key, digest }
}

/** The id of what an equal request did before, or null when this one is to be done. First statement of its transaction. */
export async function earlierOutcome(tx: Tx, ask: Ask): Promise<string | null> {
  const [row] = await run(tx, FIND, [ask.scope, ask.key])
  if (!row?.mine) throw busy()
  if (row.outcomeId === null) return null
  if (row.requestDigest !== ask.digest)
    throw invalid(
      '/headers/idempotency-key',
      'This key was used for another request; take a new one.',
      'idempotency/key-reused',
    )
  return row.outcomeId
}

/** Remembers the outcome in the transaction that brought it about. */
export async function keepOutcome(tx: Tx, ask: Ask, outcomeId: string): Promise<void> {
  await run(tx, KEEP, [ask.scope, ask.key, ask.digest, outcomeId])
}

/** Does the work once per key and returns its outcome's id, now and on every repetition. */
export async function once(tx: Tx, ask: Ask, work: () => Promise<string>): Promise<string> {
  const earlier = await earlierOutcome(tx, ask)
  if (earlier) return earlier
  const outcome = await work()
  await keepOutcome(tx, ask, outcome)
  return outcome
}

export const lapsingKeys = lapsing('keys', {
  table: 'idempotency_keys',
  where: `t.created_at < app_now() - interval '${KEY_HOURS} hours'`,
})

function scopeOf(actor: Actor, token: string | null): string {
  if (actor.kind === 'person') return `person:${actor.personId}`
  if (actor.kind === 'client') return `client:${actor.clientId}`
  if (token) return `token:${createHash('sha256').update(token).digest('hex')}`
  throw signInFirst()
}
