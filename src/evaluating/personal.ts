import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Who was asked what a course was worth. What they answered is nobody's: it cannot be shown to them, and nothing of it goes with them. */
export const personalInEvaluating: readonly PersonalTable[] = [
  {
    table: 'evaluation_mails',
    columns: ['digest', 'fault'],
    shown: { because: 'they are shown with the invitation that they carry' },
    erased: { because: 'they go with the invitation that they carry' },
  },
  {
    table: 'evaluation_invitations',
    columns: ['enrolment_id', 'answered'],
    shown: {
      as: 'evaluationsAskedFor',
      shape: z.object({ offering: z.string(), askedAt: Instant, answered: z.boolean() }),
      of: ofWhom(
        'shown-evaluation-invitations',
        `select f.code as offering, v.asked_at as "askedAt", i.answered from whom join enrolments e on e.person_id = whom.id
         join evaluation_invitations i on i.enrolment_id = e.id join evaluations v on v.offering_id = i.offering_id
         join offerings f on f.id = i.offering_id order by v.asked_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-evaluation-invitations',
        'delete from evaluation_invitations i using whom, enrolments e where e.person_id = whom.id and i.enrolment_id = e.id',
      ),
    ],
  },
]
