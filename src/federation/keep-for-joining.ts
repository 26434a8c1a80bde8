import type { Request } from 'express'
import { visitor } from '../platform/actor.ts'
import { HOUR_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import { digestOf, newToken } from '../platform/ids.ts'
import { act, type Till } from '../platform/till.ts'
import type { Begun } from './session-words.ts'
import type { Vouched } from './vouched.ts'

/** How long somebody may take to say which address is theirs. */
const WAIT_MS = HOUR_MS

const KEEP = statement(
  'joining-keep',
  `insert into identity_joinings (browser_digest, provider, subject, name, suggested_email, lang, came_from, created_at, ends_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)

/** Keeps an identity that waits for an address, tied to this browser under a new session id. */
export async function keepForJoining(
  req: Request,
  till: Till,
  { vouched: { provider, subject, name, email }, begun }: { vouched: Vouched; begun: Begun },
): Promise<void> {
  const secret = newToken()
  await act(till, visitor, (tx) => {
    const endsAt = new Date(tx.now.getTime() + WAIT_MS)
    const values = [digestOf(secret), provider, subject, name, email, begun.lang, begun.cameFrom, tx.now, endsAt]
    return run(tx, KEEP, values)
  })
  await new Promise<void>((renewed, failed) =>
    req.session.regenerate((error: unknown) => (error ? failed(error as Error) : renewed())),
  )
  req.session.joining = secret
}
