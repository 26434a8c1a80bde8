import { z } from 'zod'
import { ORDER_OF_WHOM } from '../orders/personal.ts'
import { Instant, ofWhom, type PersonalTable } from '../platform/personal.ts'

/** What stands where a wish was: somebody wanted something. */
export const NO_WISH = '{"kind": "reference", "buyerReference": "–"}'

const OF_WHOM = `(w.asked_by = 'person:' || whom.id or exists (select from orders o where o.id = w.order_id and o.company_id is null and ${ORDER_OF_WHOM}))`

/** What somebody asked to have changed on an invoice. What was granted stands on the new one. */
export const personalInCorrections: readonly PersonalTable[] = [
  {
    table: 'correction_wishes',
    columns: ['wanted', 'words', 'asked_by'],
    shown: {
      as: 'correctionWishes',
      shape: z.object({ askedAt: Instant, wanted: z.record(z.string(), z.unknown()), words: z.string() }),
      of: ofWhom(
        'shown-correction-wishes',
        `select w.asked_at as "askedAt", w.wanted, w.words from whom join correction_wishes w on ${OF_WHOM} order by w.asked_at`,
      ),
    },
    erased: [
      ofWhom(
        'erase-correction-wishes',
        `update correction_wishes w set words = '', wanted = '${NO_WISH}' from whom where ${OF_WHOM}`,
      ),
    ],
  },
  {
    table: 'correction_decisions',
    columns: ['reason', 'decided_by'],
    shown: { because: 'finance’s answer came by mail; the wish is in the copy' },
    erased: { because: 'it says what finance decided about a document, which the books rest on' },
  },
]
