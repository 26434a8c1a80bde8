import { type Lapsing, lapsing } from '../platform/lapsing.ts'
import { IDLE_HOURS } from './session-store.ts'

/** What lets in for a time, and what was asked for and never taken up: names and addresses stand in it. */
export const lapsingInIdentity: readonly Lapsing[] = [
  lapsing('sessions', {
    table: 'login_sessions',
    where: `t.ends_at <= app_now() or t.last_seen_at <= app_now() - interval '${IDLE_HOURS} hours'`,
  }),
  lapsing('sign-ups', { table: 'sign_ups', where: 't.ends_at <= app_now()' }),
  lapsing('links', {
    table: 'one_time_links',
    where: `t.ends_at <= app_now() and t.purpose <> 'first-administrator'`,
  }),
  // The limiter counts by the world's clock, which a demo's is ahead of.
  lapsing('tries', { table: 'rate_limits', where: 't.expire < extract(epoch from now()) * 1000' }),
]
