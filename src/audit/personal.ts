import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** The trail names people by their id only, which is nobody's name once they are erased. */
export const personalInAudit: readonly PersonalTable[] = [
  {
    table: 'events',
    columns: ['actor', 'subject_id', 'facts'],
    shown: {
      as: 'traces',
      shape: z.object({ what: z.string(), at: Instant, by: z.enum(['you', 'somebody else', 'the program']) }),
      of: ofWhom(
        'shown-events',
        `select e.name as what, e.at, case when e.actor = 'person:' || whom.id then 'you'
             when e.actor like 'person:%' or e.actor in ('visitor', 'stripe') or e.actor like 'client:%' then 'somebody else' else 'the program' end as by
         from whom join events e on e.subject_id = whom.id or e.actor = 'person:' || whom.id order by e.id`,
      ),
    },
    erased: { because: 'facts hold ids and amounts, never names or addresses; the id is nobody’s name any more' },
  },
]
