import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { opensSession } from './check-in-code.ts'
import { noteAttendance, openSession } from './note-attendance.ts'
import { noSeatHere, wrongCode } from './problems.ts'

export const CheckIn = z
  .strictObject({
    code: z
      .string()
      .regex(/^\d{6}$/)
      .meta({ description: 'The six digits on the screen in the room' }),
  })
  .meta({ id: 'CheckIn' })

type Own = { offeringId: string; sessionId: string; enrolmentId: string | null; isOver: boolean; codesOf: string[] }
/** In one room with a start that is held together with theirs, the code of either session is on the screen. */
const OWN = statement<Own>(
  'attending-own',
  `with room as (select s.id, s.offering_id, s.ends_at, s.id = $1 as asked from offering_sessions a join offering_sessions s
     on s.starts_at = a.starts_at and s.ends_at = a.ends_at and (s.id = a.id or exists (select from held_together h
       where (h.offering_id = a.offering_id or h.with_id = a.offering_id) and (h.offering_id = s.offering_id or h.with_id = s.offering_id)))
     where a.id = $1)
   select r.offering_id as "offeringId", r.id as "sessionId", e.id as "enrolmentId", r.ends_at < app_now() as "isOver", array(select id from room) as "codesOf"
   from room r left join enrolments e on e.offering_id = r.offering_id and e.person_id = $2 and e.withdrawn_at is null
   order by e.id is null, r.asked desc limit 1`,
)

/**
 * A learner says that they are there, by the code on the teacher's screen; again changes nothing.
 * @throws session/unknown, attendance/no-seat, attendance/too-early, attendance/wrong-code
 */
export async function checkIn(
  tx: Tx,
  { sessionId, personId }: { sessionId: string; personId: string },
  { code, secret }: { code: string; secret: string },
): Promise<void> {
  const [own] = await run(tx, OWN, [sessionId, personId])
  if (!own) throw unknown('session')
  const { offeringId, enrolmentId, isOver, codesOf } = own
  if (enrolmentId === null) throw noSeatHere()
  const place = { offeringId, sessionId: own.sessionId }
  await openSession(tx, place)
  if (isOver || !codesOf.some((id) => opensSession(secret, { sessionId: id, code, now: tx.now }))) throw wrongCode()
  await noteAttendance(tx, place, { marks: [{ enrolmentId, mark: 'present' }], how: 'code' })
}
