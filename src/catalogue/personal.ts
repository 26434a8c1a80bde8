import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Who teaches, and whom a course page tells readers to ask. */
export const personalInCatalogue: readonly PersonalTable[] = [
  {
    table: 'courses',
    columns: ['contact_email'],
    shown: {
      as: 'coursesYouAreTheContactOf',
      shape: z.object({ course: z.string() }),
      of: ofWhom(
        'shown-contacts',
        'select c.slug as course from whom join courses c on c.contact_email = any(whom.addresses) order by c.slug',
      ),
    },
    erased: [
      ofWhom(
        'erase-contact',
        `update courses c set contact_email = coalesce((select s.value ->> 'email' from settings s
             where s.name = 'seller' and s.valid_from <= app_now() order by s.valid_from desc limit 1), whom.stand_in)
         from whom where c.contact_email = any(whom.addresses)`,
      ),
    ],
  },
  {
    table: 'offering_teachers',
    columns: ['person_id'],
    shown: {
      as: 'teaching',
      shape: z.object({ offering: z.string(), since: Instant, endedAt: Instant.nullable() }),
      of: ofWhom(
        'shown-teaching',
        `select f.code as offering, t.since, t.ended_at as "endedAt" from whom join offering_teachers t on t.person_id = whom.id
         join offerings f on f.id = t.offering_id order by t.since`,
      ),
    },
    erased: [ofWhom('erase-teaching', 'delete from offering_teachers t using whom where t.person_id = whom.id')],
  },
]
