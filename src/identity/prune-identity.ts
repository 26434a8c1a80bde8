import { processNow } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { IDLE_HOURS } from './session-store.ts'

const PRUNE_SESSIONS = statement(
  'sessions-prune',
  'delete from login_sessions where ends_at <= app_now() or last_seen_at <= app_now() - make_interval(hours => $1)',
)
const PRUNE_SIGN_UPS = statement('sign-ups-prune', 'delete from sign_ups where ends_at <= app_now()')
const PRUNE_LINKS = statement(
  'one-time-links-prune',
  `delete from one_time_links where ends_at <= app_now() and purpose <> 'first-administrator'`,
)
const PRUNE_LIMITS = statement('rate-limits-prune', 'delete from rate_limits where expire < $1')

/** Removes what has ended: login sessions, sign-ups nobody confirmed (names and addresses in them), mailed links, counted tries. */
export async function pruneIdentity(tx: Tx): Promise<void> {
  await run(tx, PRUNE_SESSIONS, [IDLE_HOURS])
  await run(tx, PRUNE_SIGN_UPS, [])
  await run(tx, PRUNE_LINKS, [])
  await run(tx, PRUNE_LIMITS, [processNow().getTime()]) // the limiter counts by the process's clock
}
