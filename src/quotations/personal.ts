import { z } from 'zod'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** Whether `quotations q` names an address of theirs as whom it was made for, or they made it for themselves. */
const FOR_WHOM = `(q.payer ->> 'email' = any(whom.addresses) or q.person_id = whom.id)`

/** What was offered to somebody in writing. The order that it became is kept as any order is. */
export const personalInQuotations: readonly PersonalTable[] = [
  {
    table: 'quotations',
    columns: ['payer', 'lang', 'content', 'made_by', 'person_id'],
    shown: {
      as: 'quotations',
      shape: z.object({ number: z.int(), madeAt: Instant, validThrough: z.iso.date() }),
      of: ofWhom(
        'shown-quotations',
        `select q.number, q.made_at as "madeAt", q.valid_through as "validThrough" from whom join quotations q on ${FOR_WHOM} order by q.made_at`,
      ),
    },
    erased: [ofWhom('erase-quotations', `delete from quotations q using whom where ${FOR_WHOM}`)],
  },
  {
    table: 'quotation_facts',
    columns: ['by'],
    shown: { because: 'it says who here took a quote back or entered its order, by id' },
    erased: { because: 'it goes with its quote; the id is nobody’s name any more' },
  },
]
