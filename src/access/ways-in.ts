import type { Method } from '../identity/schema.ts'
import { IDLE_HOURS } from '../identity/session-store.ts'
import { type On, run, statement } from '../platform/db/statement.ts'

/** One login session of a person, as they are shown it. */
export type OwnSession = {
  id: string
  method: Method | null
  withCode: boolean
  agent: string
  createdAt: Date
  lastSeenAt: Date
  isThis: boolean
}

/** How a person may get in: by which proofs, and where they are in at this moment. */
export type WaysIn = {
  hasPassword: boolean
  authenticatorSince: Date | null
  recoveryCodesLeft: number
}

const SESSIONS = statement<Omit<OwnSession, 'isThis'>>(
  'own-sessions',
  `select digest as id, method, with_code as "withCode", agent, created_at as "createdAt", last_seen_at as "lastSeenAt"
   from login_sessions
   where person_id = $1 and method is not null and ends_at > app_now() and last_seen_at > app_now() - make_interval(hours => $2)
   order by last_seen_at desc, digest`,
)
const WAYS = statement<WaysIn>(
  'own-ways-in',
  `select password_hash is not null as "hasPassword",
     (select confirmed_at from authenticators where person_id = p.id) as "authenticatorSince",
     (select count(*)::int from recovery_codes where person_id = p.id and used_at is null) as "recoveryCodesLeft"
   from people p where p.id = $1`,
)

/** The newest first. */
export async function sessionsOf(on: On, { personId, session }: { personId: string; session?: string | undefined }) {
  const rows = await run(on, SESSIONS, [personId, IDLE_HOURS])
  return rows.map((row): OwnSession => ({ ...row, isThis: row.id === session }))
}

/** Null where there is no such person. */
export async function waysInOf(on: On, personId: string): Promise<WaysIn | null> {
  const [ways] = await run(on, WAYS, [personId])
  return ways ?? null
}
