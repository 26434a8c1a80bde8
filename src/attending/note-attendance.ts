import { z } from 'zod'
import { MINUTE_MS } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { judgeCompletion } from './judge-completion.ts'
import { notEnrolled, tooEarly } from './problems.ts'
import { MARKS } from './schema.ts'

/** How long before its start the list of a session opens, in minutes: people come early. */
const OPENS_MINUTES = 30
/** The most people noted at a time. */
export const MARKS_MAX = 1_000

export const NoteAttendance = z
  .strictObject({
    marks: z
      .array(
        z.strictObject({
          enrolmentId: z.uuid(),
          mark: z
            .enum(MARKS)
            .nullable()
            .meta({ description: 'excused: away with a good reason; null takes back what was noted' }),
        }),
      )
      .min(1)
      .max(MARKS_MAX),
  })
  .check(({ value, issues }) => {
    const twice = value.marks.findIndex(({ enrolmentId }, at) =>
      value.marks.slice(0, at).some((each) => each.enrolmentId === enrolmentId),
    )
    if (twice >= 0)
      issues.push({ code: 'custom', input: value, path: ['marks', twice, 'enrolmentId'], message: 'stands here twice' })
  })
  .meta({ id: 'NoteAttendance' })
export type NotedMark = z.output<typeof NoteAttendance>['marks'][number]
export type AtSession = { offeringId: string; sessionId: string }
type How = 'list' | 'code'

const SESSION = statement<{ startsAt: Date; endsAt: Date }>(
  'attending-session',
  'select starts_at as "startsAt", ends_at as "endsAt" from offering_sessions where offering_id = $1 and id = $2',
)
const TAKING_PART = statement<{ id: string }>(
  'attending-taking-part',
  `select id from enrolments where offering_id = $1 and id = any($2::uuid[]) and withdrawn_at is null order by id for no key update`,
)
const NOTE = statement(
  'attending-note',
  `insert into attendances (session_id, enrolment_id, present, excused, how, noted_at)
   select $1, m."enrolmentId", m.mark = 'present', m.mark = 'excused', $3, $4
   from jsonb_to_recordset($2::jsonb) as m("enrolmentId" uuid, mark text) where m.mark is not null
   on conflict (session_id, enrolment_id) do update set present = excluded.present, excused = excluded.excused, how = excluded.how, noted_at = excluded.noted_at
   where (attendances.present, attendances.excused) <> (excluded.present, excluded.excused)`,
)
const TAKE_BACK = statement(
  'attending-take-back',
  'delete from attendances where session_id = $1 and enrolment_id = any($2::uuid[])',
)

/**
 * Writes down who was at a session, all of it or nothing, and what that says about who has completed. The learners' rows are locked, so
 * that a cancellation and the list do not pass each other. @throws session/unknown, attendance/too-early, attendance/not-enrolled
 */
export async function noteAttendance(
  tx: Tx,
  { offeringId, sessionId }: AtSession,
  { marks, how }: { marks: readonly NotedMark[]; how: How },
): Promise<void> {
  await openSession(tx, { offeringId, sessionId })
  const wanted = marks.map(({ enrolmentId }) => enrolmentId)
  const taking = new Set((await run(tx, TAKING_PART, [offeringId, wanted])).map(({ id }) => id))
  const others = wanted.filter((id) => !taking.has(id))
  if (others.length > 0) throw notEnrolled(others)
  await run(tx, NOTE, [sessionId, JSON.stringify(marks), how, tx.now])
  const back = marks.filter(({ mark }) => mark === null).map(({ enrolmentId }) => enrolmentId)
  if (back.length > 0) await run(tx, TAKE_BACK, [sessionId, back])
  await judgeCompletion(tx, offeringId)
}

/** When the session is. @throws session/unknown, attendance/too-early */
export async function openSession(tx: Tx, { offeringId, sessionId }: AtSession): Promise<{ endsAt: Date }> {
  const [session] = await run(tx, SESSION, [offeringId, sessionId])
  if (!session) throw unknown('session')
  if (tx.now < opensAt(session)) throw tooEarly(opensAt(session))
  return session
}

/** When the list of a session opens. */
export const opensAt = ({ startsAt }: { startsAt: Date }): Date =>
  new Date(startsAt.getTime() - OPENS_MINUTES * MINUTE_MS)
