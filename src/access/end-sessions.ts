import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'

const END = statement(
  'sessions-end-others',
  'delete from login_sessions where person_id = $1 and ($2::text is null or digest <> $2)',
)

/** Ends a person's login sessions, at once and on every machine, all but one where it is named. */
export async function endSessions(
  tx: Tx,
  { personId, except }: { personId: string; except?: string | undefined },
): Promise<void> {
  await run(tx, END, [personId, except ?? null])
}

const END_ONE = statement<{ digest: string }>(
  'session-end-one',
  'delete from login_sessions where person_id = $1 and digest = $2 returning digest',
)

/** Ends one of the caller's own login sessions. @throws session/unknown, also where it is somebody else's */
export async function endSession(tx: Tx, { personId, id }: { personId: string; id: string }): Promise<void> {
  const ended = await run(tx, END_ONE, [personId, id])
  if (ended.length === 0) throw unknown('session')
}
