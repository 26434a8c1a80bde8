import { learnersOf } from '../enrolment/learners.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { ExcusedCounts, Mark } from './schema.ts'

export type HeldSession = {
  sessionId: string
  startsAt: Date
  endsAt: Date
  place: string
  present: number
  excused: number
  noted: number
}
/** A learner with what is noted of each session, in their order; null where nothing is. */
export type Attended = {
  enrolmentId: string
  name: string
  email: string
  isPaused: boolean
  marks: (Mark | null)[]
  present: number
  excused: number
  completedAt: Date | null
  /** What a person said about it, and why; null where the rule alone speaks. */
  decided: { completed: boolean; reason: string } | null
}
export type Attendance = {
  /** Null where no rule says who has completed. */
  attendancePercent: number | null
  excusedCounts: ExcusedCounts
  sessions: HeldSession[]
  learners: Attended[]
}

const SESSIONS = statement<HeldSession>(
  'attending-sessions',
  `select s.id as "sessionId", s.starts_at as "startsAt", s.ends_at as "endsAt", s.place,
     count(*) filter (where a.present and e.withdrawn_at is null) as present,
     count(*) filter (where a.excused and e.withdrawn_at is null) as excused, count(a.*) filter (where e.withdrawn_at is null) as noted
   from offering_sessions s left join attendances a on a.session_id = s.id left join enrolments e on e.id = a.enrolment_id
   where s.offering_id = $1 group by s.id order by s.starts_at, s.id`,
)
type Row = Pick<Attended, 'enrolmentId' | 'completedAt' | 'decided'> & { marks: Record<string, Mark> }
const MARKS = statement<Row>(
  'attending-marks',
  `select e.id as "enrolmentId", e.completed_at as "completedAt",
     case when d.enrolment_id is not null then json_build_object('completed', d.completed, 'reason', d.reason) end as decided,
     coalesce((select json_object_agg(a.session_id, case when a.present then 'present' when a.excused then 'excused' else 'absent' end) from attendances a where a.enrolment_id = e.id), '{}') as marks
   from enrolments e left join completion_decisions d on d.enrolment_id = e.id where e.offering_id = $1 and e.withdrawn_at is null`,
)
const RULE = statement<{ percent: number; excusedCounts: ExcusedCounts }>(
  'attending-rule',
  'select attendance_percent as percent, excused_counts as "excusedCounts" from completion_rules where offering_id = $1',
)

/** The sessions of an offering, each with how many of those who take part were there. */
export const heldSessions = (on: On, offeringId: string): Promise<HeldSession[]> => run(on, SESSIONS, [offeringId])

/** What is noted of some sessions, and nothing of who has completed: for whoever teaches only those. Null: all of it. */
export function narrowed(attendance: Attendance, sessionIds: readonly string[] | null): Attendance {
  if (sessionIds === null) return attendance
  const kept = attendance.sessions.map(({ sessionId }) => sessionIds.includes(sessionId))
  return {
    ...attendance,
    sessions: attendance.sessions.filter((_, at) => kept[at]),
    learners: attendance.learners.map((learner) => {
      const marks = learner.marks.filter((_, at) => kept[at])
      return { ...learner, ...counted(marks), completedAt: null, decided: null }
    }),
  }
}

const counted = (marks: (Mark | null)[]) => ({
  marks,
  present: marks.filter((mark) => mark === 'present').length,
  excused: marks.filter((mark) => mark === 'excused').length,
})

/** Who was where, learner by learner and session by session, and who has completed by it. */
export async function attendanceOf(on: On, offeringId: string): Promise<Attendance> {
  const [sessions, learners, rows, rules] = await Promise.all([
    heldSessions(on, offeringId),
    learnersOf(on, offeringId),
    run(on, MARKS, [offeringId]),
    run(on, RULE, [offeringId]),
  ])
  const byEnrolment = new Map(rows.map((row) => [row.enrolmentId, row]))
  return {
    attendancePercent: rules[0]?.percent ?? null,
    excusedCounts: rules[0]?.excusedCounts ?? 'left-out',
    sessions,
    learners: learners.flatMap(({ enrolledAt: _, ...learner }) => {
      const row = byEnrolment.get(learner.enrolmentId)
      if (!row) return [] // left between the two reads
      const { completedAt, decided } = row
      const marks = sessions.map(({ sessionId }) => row.marks[sessionId] ?? null)
      return [{ ...learner, ...counted(marks), completedAt, decided }]
    }),
  }
}
