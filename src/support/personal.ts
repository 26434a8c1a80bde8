import { z } from 'zod'
import { ORDER_OF_WHOM, PAID_BY_WHOM } from '../orders/personal.ts'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

const ABOUT_WHOM = `(t.person_id = whom.id or exists (select from orders o where o.id = t.order_id and ${PAID_BY_WHOM}))`

/** What staff have written down about somebody, given back to them, and answered to requests of theirs. */
export const personalInSupport: readonly PersonalTable[] = [
  {
    table: 'support_notes',
    columns: ['person_id', 'words', 'written_by'],
    shown: {
      as: 'supportNotes',
      shape: z.object({ writtenAt: Instant, words: z.string() }),
      of: ofWhom(
        'shown-support-notes',
        `select t.written_at as "writtenAt", t.words from whom join support_notes t on ${ABOUT_WHOM} order by t.written_at`,
      ),
    },
    erased: [ofWhom('erase-support-notes', `delete from support_notes t using whom where ${ABOUT_WHOM}`)],
  },
  {
    table: 'goodwills',
    columns: ['reason', 'given_by'],
    shown: { because: 'the credit note that says it is in the copy' },
    erased: [
      ofWhom(
        'erase-goodwill-reasons',
        `update goodwills g set reason = '' from whom join orders o on ${ORDER_OF_WHOM} where g.order_id = o.id and o.company_id is null and g.reason <> ''`,
      ),
    ],
  },
  {
    table: 'refused_requests',
    columns: ['person_id', 'path', 'pointers'],
    shown: {
      as: 'refusedRequests',
      shape: z.object({ at: Instant, method: z.string(), path: z.string(), status: z.int(), code: z.string() }),
      of: ofWhom(
        'shown-refused-requests',
        'select r.at, r.method, r.path, r.status, r.code from whom join refused_requests r on r.person_id = whom.id order by r.at',
      ),
    },
    erased: [ofWhom('erase-refused-requests', 'delete from refused_requests r using whom where r.person_id = whom.id')],
  },
]
