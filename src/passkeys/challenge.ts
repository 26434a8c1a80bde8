import { z } from 'zod'
import { MINUTE_MS } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { digestOf, newToken } from '../platform/ids.ts'

/** How long a challenge may be answered. */
const CHALLENGE_MS = 5 * MINUTE_MS

const MAKE = statement(
  'passkey-challenge-make',
  'insert into passkey_challenges (digest, person_id, created_at, ends_at) values ($1, $2, $3, $4)',
)
const TAKE = statement<{ digest: string }>(
  'passkey-challenge-take',
  `delete from passkey_challenges where digest = $1 and person_id is not distinct from $2 and ends_at > app_now() returning digest`,
)

/** Something new to sign: for a person who adds a passkey, or null for whoever signs in. */
export async function makeChallenge(tx: Tx, personId: string | null): Promise<string> {
  const challenge = newToken()
  await run(tx, MAKE, [digestOf(challenge), personId, tx.now, new Date(tx.now.getTime() + CHALLENGE_MS)])
  return challenge
}

/**
 * Spends the challenge that an answer signs, whatever else becomes of the answer: two that come at once, or a repeated one,
 * find it gone. Null where it was not made here for this, or is too old.
 */
export async function takeChallenge(on: On, signed: string, personId: string | null): Promise<string | null> {
  const challenge = challengeIn(signed)
  if (challenge === null) return null
  const taken = await run(on, TAKE, [digestOf(challenge), personId])
  return taken.length > 0 ? challenge : null
}

const Signed = z.object({ challenge: z.string() })

/** Anybody may have written it: only what is in our table counts. */
function challengeIn(signed: string): string | null {
  try {
    return Signed.parse(JSON.parse(Buffer.from(signed, 'base64url').toString('utf8'))).challenge
  } catch {
    return null
  }
}
