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

const OWN = statement<{ offeringId: string; enrolmentId: string | null; isOver: boolean }>(
  'attending-own',
  `select s.offering_id as "offeringId", e.id as "enrolmentId", s.ends_at < app_now() as "isOver" from offering_sessions s
   left join enrolments e on e.offering_id = s.offering_id and e.person_id = $2 and e.withdrawn_at is null where s.id = $1`,
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
  const { offeringId, enrolmentId, isOver } = own
  if (enrolmentId === null) throw noSeatHere()
  await openSession(tx, { offeringId, sessionId })
  if (isOver || !opensSession(secret, { sessionId, code, now: tx.now })) throw wrongCode()
  await noteAttendance(tx, { offeringId, sessionId }, { marks: [{ enrolmentId, mark: 'present' }], how: 'code' })
}
