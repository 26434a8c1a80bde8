import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Who was where, and what was said of who has completed. */
export const personalInAttending: readonly PersonalTable[] = [
  {
    table: 'attendances',
    columns: ['present', 'excused'],
    shown: {
      as: 'attendances',
      shape: z.object({
        offering: z.string(),
        session: Instant,
        present: z.boolean(),
        excused: z.boolean(),
        how: z.enum(['list', 'code']),
        notedAt: Instant,
      }),
      of: ofWhom(
        'shown-attendances',
        `select f.code as offering, s.starts_at as session, a.present, a.excused, a.how, a.noted_at as "notedAt"
         from whom join enrolments e on e.person_id = whom.id join attendances a on a.enrolment_id = e.id
         join offering_sessions s on s.id = a.session_id join offerings f on f.id = e.offering_id order by s.starts_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-attendances',
        'delete from attendances a using whom, enrolments e where e.person_id = whom.id and a.enrolment_id = e.id',
      ),
    ],
  },
  {
    table: 'completion_decisions',
    columns: ['reason'],
    shown: {
      as: 'completionDecisions',
      shape: z.object({ offering: z.string(), completed: z.boolean(), reason: z.string(), decidedAt: Instant }),
      of: ofWhom(
        'shown-completion-decisions',
        `select f.code as offering, d.completed, d.reason, d.decided_at as "decidedAt"
         from whom join enrolments e on e.person_id = whom.id join completion_decisions d on d.enrolment_id = e.id
         join offerings f on f.id = e.offering_id order by d.decided_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-completion-decisions',
        'delete from completion_decisions d using whom, enrolments e where e.person_id = whom.id and d.enrolment_id = e.id',
      ),
    ],
  },
]
