import { z } from 'zod'
import { ORDER_OF_WHOM } from '../orders/personal.ts'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const OF_WHOM = `exists (select from orders o where o.id = r.order_id and ${ORDER_OF_WHOM})`

/** Who asked to cancel, and why. Which seats and what came of it stand on the order. */
export const personalInCancelRequests: readonly PersonalTable[] = [
  {
    table: 'cancel_requests',
    columns: ['words', 'asked_by'],
    shown: {
      as: 'cancelRequests',
      shape: z.object({
        askedAt: Instant,
        words: z.string(),
        endedAs: z.string().nullable(),
        reason: z.string().nullable(),
      }),
      of: ofWhom(
        'shown-cancel-requests',
        `select r.asked_at as "askedAt", r.words, e.ended_as as "endedAs", e.reason from whom join cancel_requests r on ${OF_WHOM}
         left join cancel_request_ends e on e.request_id = r.id order by r.asked_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-cancel-requests',
        `update cancel_requests r set words = '' from whom where r.words <> '' and ${OF_WHOM}`,
      ),
    ],
  },
  {
    table: 'cancel_request_ends',
    columns: ['reason', 'ended_by'],
    shown: { because: 'it is shown with the request' },
    erased: { because: 'it says what staff decided about an order, which the books rest on' },
  },
]
