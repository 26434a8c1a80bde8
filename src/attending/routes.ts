import { z } from 'zod'
import { boundTo, demandSession } from '../catalogue/sessions-taught.ts'
import { theOffering } from '../catalogue/the-offering.ts'
import { InstantOut } from '../catalogue/words.ts'
import { LEARNER_READERS, shownTo } from '../enrolment/learners.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { attendanceOf, narrowed } from './attendance-of.ts'
import { CheckIn, checkIn } from './check-in.ts'
import { checkInCode } from './check-in-code.ts'
import { DecideCompletion, decideCompletion } from './decide-completion.ts'
import { LIST_VERDICTS } from './judge-list.ts'
import { NoteAttendance, noteAttendance } from './note-attendance.ts'
import { EXCUSED_COUNTS, MARKS } from './schema.ts'
import { sessionNow } from './session-now.ts'
import { SetCompletionRule, setCompletionRule } from './set-completion-rule.ts'
import { TakeList, takeList } from './take-list.ts'

const room = 'attending'
const params = z.strictObject({ id: z.uuid() })
const atSession = z.strictObject({ id: z.uuid(), sessionId: z.uuid() })
/** Those who stand in the room, and those who keep the course. */
const atTheSession = theOffering.to('course-administrator', 'its-faculty', 'teacher', 'session-teacher')
/** Those who say who was there, teaching platforms among them. */
const noters = theOffering.to('course-administrator', 'its-faculty', 'teacher', 'session-teacher', 'its-platform')
/** Rows of a list are judged by names and addresses, and told with them. */
const listTakers = theOffering.to('course-administrator', 'its-faculty', 'teacher', 'its-platform-with-names')
const deciders = theOffering.to('course-administrator', 'its-faculty', 'teacher', 'its-platform')

const Attendance = z
  .object({
    attendancePercent: SetCompletionRule.shape.attendancePercent,
    excusedCounts: z.enum(EXCUSED_COUNTS),
    sessions: z.array(
      z.object({
        ...{ sessionId: z.uuid(), startsAt: InstantOut, endsAt: InstantOut, place: z.string() },
        ...{ present: z.int(), excused: z.int(), noted: z.int() },
      }),
    ),
    learners: z.array(
      z.object({
        ...{ enrolmentId: z.uuid(), name: z.string(), isPaused: z.boolean() },
        ...{ present: z.int(), excused: z.int() },
        email: z.string().nullable().meta({ description: 'Null for teachers' }),
        marks: z
          .array(z.enum(MARKS).nullable())
          .meta({ description: 'Session by session, in their order; null where nothing is noted' }),
        completedAt: InstantOut.nullable(),
        decided: z.object({ completed: z.boolean(), reason: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Attendance' })

const TakenList = z
  .object({
    rows: z.array(
      z.object({
        ...{ line: z.int(), who: z.string(), when: z.string(), mark: z.string() },
        verdict: z.enum(LIST_VERDICTS).meta({ description: 'Only good rows change something' }),
        ...{ name: z.string().nullable(), sessionId: z.uuid().nullable() },
      }),
    ),
    noted: z.int().meta({ description: 'How many marks were changed' }),
  })
  .meta({ id: 'TakenAttendanceList' })

/** Who was at which session, and who has completed. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/attendance',
    id: 'getAttendance',
    reads: 'learners',
    room,
    summary: 'Who was at which session of an offering, and who has completed',
    who: LEARNER_READERS,
    params,
    replies: { 200: Attendance },
    answer: async ({ till, actor, ties, params: { id } }) => {
      const on = { client: till.connection.pool }
      const attendance = narrowed(await attendanceOf(on, id), await boundTo(on, id, { actor, ties }))
      return { status: 200, body: { ...attendance, learners: shownTo(ties, attendance.learners) } }
    },
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/sessions/{sessionId}/attendance',
    id: 'noteAttendance',
    room,
    summary: 'Note who was at a session, all of it or nothing; from half an hour before it begins',
    who: noters,
    params: atSession,
    body: NoteAttendance,
    replies: { 204: null },
    refusals: ['session/unknown', 'attendance/too-early', 'attendance/not-enrolled'],
    answer: async ({ till, actor, ties, params: { id, sessionId }, body: { marks } }) => {
      await demandSession({ client: till.connection.pool }, { offeringId: id, sessionId }, { actor, ties })
      await act(till, actor, (tx) => noteAttendance(tx, { offeringId: id, sessionId }, { marks, how: 'list' }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/attendance-lists',
    id: 'takeAttendanceList',
    reads: 'learners',
    room,
    summary: 'Judge an attendance list row by row and note what is good of it; the same list again changes nothing',
    who: listTakers,
    params,
    body: TakeList,
    replies: { 200: TakenList },
    refusals: ['session/unknown', 'attendance/rows-to-mend'],
    answer: async ({ till, actor, params: { id }, body }) => {
      const rows = body.rows.map((row, at) => ({ ...row, line: at + 1 }))
      return { status: 200, body: await act(till, actor, (tx) => takeList(tx, id, { ...body, rows })) }
    },
  }),
  route({
    method: 'get',
    path: '/offerings/{id}/sessions/{sessionId}/check-in-code',
    id: 'getCheckInCode',
    room,
    summary: 'The six digits by which those in the room say that they are there; another each minute',
    who: atTheSession,
    params: atSession,
    replies: { 200: z.object({ code: z.string() }) },
    refusals: ['session/unknown', 'attendance/too-early'],
    answer: async ({ till, actor, ties, params: { id, sessionId } }) => {
      await demandSession({ client: till.connection.pool }, { offeringId: id, sessionId }, { actor, ties })
      const now = await act(till, actor, (tx) => sessionNow(tx, { offeringId: id, sessionId }))
      return { status: 200, body: { code: checkInCode(till.config.sessionSecret, sessionId, now) } }
    },
  }),
  route({
    method: 'post',
    path: '/sessions/{sessionId}/check-in',
    id: 'checkIn',
    room,
    summary: 'Say that you are at a session, by the code on the screen there; again changes nothing',
    who: 'person',
    params: z.strictObject({ sessionId: z.uuid() }),
    body: CheckIn,
    replies: { 204: null },
    refusals: ['session/unknown', 'attendance/no-seat', 'attendance/too-early', 'attendance/wrong-code'],
    answer: async ({ till, actor, params: { sessionId }, body: { code } }) => {
      const personId = actor.kind === 'person' ? actor.personId : ''
      const { sessionSecret: secret } = till.config
      await act(till, actor, (tx) => checkIn(tx, { sessionId, personId }, { code, secret }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/completion-rule',
    id: 'setCompletionRule',
    room,
    summary: 'Set at how much of an offering one must have been to have completed it; it counts at once',
    who: theOffering.to('course-administrator', 'its-faculty'),
    params,
    body: SetCompletionRule,
    replies: { 204: null },
    refusals: ['offering/unknown'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await act(till, actor, (tx) => setCompletionRule(tx, { ...body, offeringId: id }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/learners/{enrolmentId}/completion',
    id: 'decideCompletion',
    room,
    summary: 'Say of one learner whether they have completed, whatever the rule says, and why',
    who: deciders,
    params: z.strictObject({ id: z.uuid(), enrolmentId: z.uuid() }),
    body: DecideCompletion,
    replies: { 204: null },
    refusals: ['enrolment/unknown'],
    answer: async ({ till, actor, params: { id, enrolmentId }, body }) => {
      await act(till, actor, (tx) => decideCompletion(tx, { offeringId: id, enrolmentId }, body))
      return { status: 204, body: null }
    },
  }),
]
