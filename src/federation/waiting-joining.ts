import { type On, run, statement } from '../platform/db/statement.ts'
import { digestOf } from '../platform/ids.ts'

export type WaitingJoining = { provider: string; name: string | null; suggestedEmail: string | null }

const FIND = statement<WaitingJoining>(
  'joining-find',
  `select provider, name, suggested_email as "suggestedEmail" from identity_joinings
   where browser_digest = $1 and used_at is null and ends_at > app_now()`,
)

/** The identity that waits for an address in this browser; null where none does, or no longer. */
export async function waitingJoining(on: On, browser: string | null): Promise<WaitingJoining | null> {
  if (browser === null) return null
  const [waiting] = await run(on, FIND, [digestOf(browser)])
  return waiting ?? null
}
