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

/** Makes these the sessions of an offering. @throws offering/session-attended */
export async function putSessions(tx: Tx, offeringId: string, sessions: readonly Session[]): Promise<void> {
  const wanted = JSON.stringify(sessions)
  await run(tx, DROP, [offeringId, wanted])
  const kept = new Set((await run(tx, KEEP, [offeringId, wanted])).map(spanOf))
  const added = sessions.filter((session) => !kept.has(spanOf(session))).map((session) => ({ id: newId(), ...session }))
  if (added.length > 0) await run(tx, ADD, [offeringId, JSON.stringify(added)])
}

const spanOf = ({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): string =>
  `${startsAt.getTime()}–${endsAt.getTime()}`
