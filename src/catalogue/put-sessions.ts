import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict, constraintSpeaks } from '../platform/problems.ts'
import type { Session } from './words.ts'

/** A session keeps its id for as long as it is at the same time, so that what is noted of it stays with it. */
const KEEP = statement<{ startsAt: Date; endsAt: Date }>(
  'catalogue-keep-sessions',
  `update offering_sessions s set place = w.place
   from jsonb_to_recordset($2::jsonb) as w("startsAt" timestamptz, "endsAt" timestamptz, place text)
   where s.offering_id = $1 and s.starts_at = w."startsAt" and s.ends_at = w."endsAt" returning s.starts_at as "startsAt", s.ends_at as "endsAt"`,
)
const DROP = statement(
  'catalogue-drop-sessions',
  `delete from offering_sessions s where s.offering_id = $1 and not exists (
     select from jsonb_to_recordset($2::jsonb) as w("startsAt" timestamptz, "endsAt" timestamptz) where s.starts_at = w."startsAt" and s.ends_at = w."endsAt")`,
)
const ADD = statement(
  'catalogue-add-sessions',
  `insert into offering_sessions (id, offering_id, starts_at, ends_at, place)
   select id, $1, "startsAt", "endsAt", place
   from jsonb_to_recordset($2::jsonb) as w(id uuid, "startsAt" timestamptz, "endsAt" timestamptz, place text)`,
)

constraintSpeaks('attendances_session_id_offering_sessions_id_fkey', () =>
  conflict(
    'offering/session-attended',
    'Who was there is noted for a session that would go. It can only get another place.',
  ),
)

const IN_ORDER = statement<{ id: string }>(
  'catalogue-sessions-in-order',
  'select id from offering_sessions where offering_id = $1 order by starts_at, ends_at, id',
)
/** Whoever teaches some sessions teaches those that stand in their places now. */
const BIND_ANEW = statement(
  'catalogue-bind-teachers-anew',
  `update offering_teachers t set session_ids = array(
     select coalesce(n.new, s.id) from unnest(t.session_ids) with ordinality s(id, at)
     left join unnest($2::uuid[], $3::uuid[]) n(old, new) on n.old = s.id order by s.at)
   where t.offering_id = $1 and t.session_ids && $2::uuid[]`,
)

/**
 * Makes these the sessions of an offering. Where there are as many as before, each takes the place of the one in its order, and whoever
 * teaches that one teaches this. @throws offering/session-attended
 */
export async function putSessions(tx: Tx, offeringId: string, sessions: readonly Session[]): Promise<void> {
  const before = await idsOf(tx, offeringId)
  await replace(tx, offeringId, sessions)
  const after = await idsOf(tx, offeringId)
  if (before.length !== after.length) return
  const moved = before.flatMap((old, at) => (after.includes(old) ? [] : [{ old, now: after[at]! }]))
  if (moved.length === 0) return
  await run(tx, BIND_ANEW, [offeringId, moved.map(({ old }) => old), moved.map(({ now }) => now)])
}

const idsOf = async (tx: Tx, offeringId: string): Promise<string[]> =>
  (await run(tx, IN_ORDER, [offeringId])).map(({ id }) => id)

async function replace(tx: Tx, offeringId: string, sessions: readonly Session[]): Promise<void> {
  const wanted = JSON.stringify(sessions)
  await run(tx, DROP, [offeringId, wanted])
  const kept = new Set((await run(tx, KEEP, [offeringId, wanted])).map(spanOf))
  const added = sessions.filter((session) => !kept.has(spanOf(session))).map((session) => ({ id: newId(), ...session }))
  if (added.length > 0) await run(tx, ADD, [offeringId, JSON.stringify(added)])
}

const spanOf = ({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): string =>
  `${startsAt.getTime()}–${endsAt.getTime()}`
