import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Who takes or took part. */
export const personalInEnrolment: readonly PersonalTable[] = [
  {
    table: 'enrolments',
    columns: ['person_id'],
    shown: {
      as: 'enrolments',
      shape: z.object({
        offering: z.string(),
        startsAt: Instant,
        endsAt: Instant,
        enrolledAt: Instant,
        completedAt: Instant.nullable(),
        withdrawnAt: Instant.nullable(),
      }),
      of: ofWhom(
        'shown-enrolments',
        `select f.code as offering, f.starts_at as "startsAt", f.ends_at as "endsAt", e.enrolled_at as "enrolledAt",
           e.completed_at as "completedAt", e.withdrawn_at as "withdrawnAt"
         from whom join enrolments e on e.person_id = whom.id join offerings f on f.id = e.offering_id order by e.enrolled_at`,
      ),
    },
    erased: {
      because:
        'that a sold seat was taken rests on the books; who sat in it is nobody’s name any more (decisions/0024)',
    },
  },
]
