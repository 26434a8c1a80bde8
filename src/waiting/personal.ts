import { z } from 'zod'
import { ERASED_NAME, Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const WAITS = '(e.person_id = whom.id or e.email = any(whom.addresses))'

/** Who waited for seats. What is left after an erasure says that somebody did, for the order of the others. */
export const personalInWaiting: readonly PersonalTable[] = [
  {
    table: 'waiting_entries',
    columns: ['person_id', 'name', 'email', 'lang'],
    shown: {
      as: 'waitingLists',
      shape: z.object({
        ...{ offering: z.string(), quantity: z.int(), askedAt: Instant, endedAt: Instant.nullable() },
        endedAs: z.string().nullable(),
      }),
      of: ofWhom(
        'shown-waiting-entries',
        `select f.code as offering, e.quantity, e.asked_at as "askedAt", e.ended_at as "endedAt", e.ended_as as "endedAs"
         from whom join waiting_entries e on ${WAITS} join offerings f on f.id = e.offering_id order by e.asked_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-waiting-offers',
        `update waiting_offers f set ends_at = least(f.ends_at, app_now()) from whom join waiting_entries e on ${WAITS}
         where f.entry_id = e.id and f.closed_at is null`,
      ),
      ofWhom(
        'erase-look-at-lists',
        `update waiting_lists w set saw_free = null from whom join waiting_entries e on ${WAITS} and e.ended_at is null where w.pool_id = e.pool_id`,
      ),
      ofWhom(
        'erase-waiting-entries',
        `update waiting_entries e set name = '${ERASED_NAME}', email = whom.stand_in, ended_at = coalesce(e.ended_at, app_now()),
           ended_as = coalesce(e.ended_as, 'left'), kept_until = null from whom where ${WAITS}`,
      ),
    ],
  },
]
