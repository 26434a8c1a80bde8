import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { invalid, unknown } from '../platform/problems.ts'
import { lockOffering } from './lock-offering.ts'
import { SESSIONS_MAX } from './words.ts'

export const BindTeacher = z
  .strictObject({
    sessionIds: z
      .array(z.uuid())
      .min(1, 'name at least one session')
      .max(SESSIONS_MAX)
      .nullable()
      .meta({ description: 'The sessions that they teach, and of which alone they see who was there; null: all' }),
  })
  .meta({ id: 'BindTeacher' })

const THERE = statement<{ id: string }>(
  'catalogue-session-ids',
  'select id from offering_sessions where offering_id = $1',
)
const BIND = statement<{ personId: string }>(
  'catalogue-bind-teacher',
  `update offering_teachers set session_ids = $3::uuid[] where offering_id = $1 and person_id = $2 and ended_at is null
   returning person_id as "personId"`,
)

/** Says which sessions somebody teaches; it counts from this moment. @throws offering/unknown, teacher/unknown, request/invalid */
export async function bindTeacher(
  tx: Tx,
  { offeringId, personId }: { offeringId: string; personId: string },
  { sessionIds }: z.output<typeof BindTeacher>,
): Promise<void> {
  await lockOffering(tx, offeringId)
  const there = new Set((await run(tx, THERE, [offeringId])).map(({ id }) => id))
  const stray = (sessionIds ?? []).findIndex((id) => !there.has(id))
  if (stray >= 0) throw invalid(`/sessionIds/${stray}`, 'is no session of this offering')
  const [bound] = await run(tx, BIND, [offeringId, personId, sessionIds && [...new Set(sessionIds)]])
  if (!bound) throw unknown('teacher')
  await emit(tx, {
    name: 'TeacherBound',
    subjectId: offeringId,
    facts: { personId, sessions: sessionIds?.length ?? null },
  })
}
