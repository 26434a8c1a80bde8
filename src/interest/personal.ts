import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const THEIRS = 'i.email = any(whom.addresses)'

/** Who waits to hear of a course, known by address alone. */
export const personalInInterest: readonly PersonalTable[] = [
  {
    table: 'interest_asks',
    columns: ['email', 'lang', 'digest', 'fault'],
    shown: {
      as: 'interestAsks',
      shape: z.object({ course: z.string(), lang: z.string(), askedAt: Instant }),
      of: ofWhom(
        'shown-interest-asks',
        `select c.slug as course, i.lang, i.asked_at as "askedAt" from whom join interest_asks i on ${THEIRS} join courses c on c.id = i.course_id order by i.asked_at`,
      ),
    },
    erased: [ofWhom('erase-interest-asks', `delete from interest_asks i using whom where ${THEIRS}`)],
  },
  {
    table: 'course_interests',
    columns: ['email', 'lang'],
    shown: {
      as: 'courseInterests',
      shape: z.object({
        ...{ course: z.string(), email: z.string(), lang: z.string() },
        ...{ wording: z.int(), askedAt: Instant, confirmedAt: Instant },
      }),
      of: ofWhom(
        'shown-course-interests',
        `select c.slug as course, i.email, i.lang, i.wording, i.asked_at as "askedAt", i.confirmed_at as "confirmedAt"
         from whom join course_interests i on ${THEIRS} join courses c on c.id = i.course_id order by i.confirmed_at`,
      ),
    },
    erased: [ofWhom('erase-course-interests', `delete from course_interests i using whom where ${THEIRS}`)],
  },
]
