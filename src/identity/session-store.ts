import session, { type SessionData } from 'express-session'
import type { Pool } from '../platform/db/connect.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import { digestOf } from '../platform/ids.ts'
import type { Known } from './proof.ts'

/** A login session ends after so many hours without a request, and after so many days in any case (OWASP ASVS 7.3). */
export const IDLE_HOURS = 8
export const ABSOLUTE_DAYS = 7
/** How old "last seen" may grow before it is written again: a page view is no write. */
export const SEEN_EVERY_MINUTES = 5
/** How long after a sign-in its person may do what asks for a fresh one (OWASP ASVS 7.5.1). A session begins with its sign-in. */
export const FRESH_MINUTES = 15

const alive = 'ends_at > app_now() and last_seen_at > app_now() - make_interval(hours => $2)'
const GET = statement<{ content: SessionData }>(
  'session-get',
  `with seen as (
     update login_sessions set last_seen_at = app_now()
     where digest = $1 and ${alive} and last_seen_at < app_now() - make_interval(mins => $3)
   ) select content || jsonb_build_object('isStored', true, 'isFresh', created_at > app_now() - make_interval(mins => $4)) as content
     from login_sessions where digest = $1 and ${alive}`,
)
const BEGIN = statement(
  'session-begin',
  `insert into login_sessions (digest, person_id, content, method, with_code, agent, ends_at)
   values ($1, $2, $3, $4, $5, $6, app_now() + make_interval(days => $7))
   on conflict (digest) do update set person_id = excluded.person_id, content = excluded.content, method = excluded.method,
     with_code = excluded.with_code, agent = excluded.agent`,
)
const CHANGE = statement(
  'session-change',
  'update login_sessions set person_id = $2, content = $3, method = $4, with_code = $5, agent = $6 where digest = $1',
)
const DESTROY = statement('session-destroy', 'delete from login_sessions where digest = $1')

/** The login sessions of express-session in our own table, under the digest of the cookie's value. */
export const openSessionStore = (pool: Pool): session.Store => new LoginSessions({ client: pool })

// It carries no `touch`: `get` notes the visit itself, so that a request reads its session in one round trip.
class LoginSessions extends session.Store {
  readonly #on: On

  constructor(on: On) {
    super()
    this.#on = on
  }

  get(sid: string, done: (error: unknown, found?: SessionData | null) => void): void {
    run(this.#on, GET, [digestOf(sid), IDLE_HOURS, SEEN_EVERY_MINUTES, FRESH_MINUTES]).then(
      ([row]) => done(null, row?.content ?? null),
      done,
    )
  }

  /** A session that has ended meanwhile stays ended: whoever still holds it in a slow request does not bring it back. */
  set(sid: string, content: SessionData & Known, done: (error?: unknown) => void = () => {}): void {
    const { isFresh: _fresh, isStored = false, ...kept } = content
    const { method = null, withCode = false, agent = '' } = content.proof ?? {}
    const values = [digestOf(sid), personIn(content), JSON.stringify(kept), method, withCode, agent]
    const written = isStored ? run(this.#on, CHANGE, values) : run(this.#on, BEGIN, [...values, ABSOLUTE_DAYS])
    written.then(() => done(), done)
  }

  destroy(sid: string, done: (error?: unknown) => void = () => {}): void {
    run(this.#on, DESTROY, [digestOf(sid)]).then(() => done(), done)
  }
}

/** Passport keeps the id that `serializeUser` gave under this name. Whoever owes a code counts, so that their half ends with all else. */
function personIn(content: SessionData & Known): string | null {
  const { passport, halfway } = content as SessionData & Known & { passport?: { user?: string } }
  return passport?.user ?? halfway?.personId ?? null
}
